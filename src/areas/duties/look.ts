import { and, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { clientLooks } from '../../../drizzle/schema/clients.ts'
import type { Schedule } from '../../bot/define.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { errorTrace } from '../../jobs/error-code.ts'
import { dayOf } from '../../kernel/days.ts'
import { type Asked, evaluate } from './evaluate.ts'

/** Clients looked at in one transaction. */
const batch = 200

const claimed = z.object({
  client_id: z.string(),
  since: z.string().nullable(),
  looked_from: z.string(),
  anew: z.boolean(),
})

/**
 * Looks at every client of whom something is due to be looked at: a visit came in or was taken back, a tier began, a
 * month did. Poked after every commit and asked by every tick; a client is looked at by one process at a time.
 */
export async function lookAtDue(deps: Deps, at: Date, signal?: AbortSignal): Promise<{ nextAt?: Date }> {
  while (!signal?.aborted) {
    const looked = await lookAtBatch(deps, at)
    if (looked === 0) break
  }
  return {}
}

/** A batch in one transaction; where that fails, its clients one by one, so that one does not stand in all others' way. */
async function lookAtBatch(deps: Deps, at: Date): Promise<number> {
  let due: Asked[] = []
  try {
    await deps.db.transaction(async (tx) => {
      due = await claim(tx, at, deps.zone)
      if (due.length > 0) await evaluate({ deps, tx, at, cause: 'duties.look' }, due)
    })
  } catch (error) {
    if (due.length === 0) throw error
    for (const { clientId } of due) await lookAtOne(deps, at, clientId)
  }
  return due.length
}

async function lookAtOne(deps: Deps, at: Date, clientId: string): Promise<void> {
  try {
    await deps.db.transaction(async (tx) => {
      const due = await claim(tx, at, deps.zone, clientId)
      if (due.length > 0) await evaluate({ deps, tx, at, cause: 'duties.look' }, due)
    })
  } catch (error) {
    deps.metrics.jobs.inc({ name: 'duties.look', result: 'failed' })
    deps.log.error({ client: clientId, ...errorTrace(error) }, 'client not looked at, trying again later')
    await postpone(deps, at, clientId)
  }
}

/** What failed waits a while, so that it does not stand at the head of every look. */
const pauseMinutes = 15

const postpone = (deps: Deps, at: Date, clientId: string): Promise<unknown> =>
  deps.db
    .update(clientLooks)
    .set({ lookAt: new Date(at.getTime() + pauseMinutes * 60_000) })
    .where(and(eq(clientLooks.clientId, clientId), lte(clientLooks.lookAt, at)))

export const looks: Schedule = {
  name: 'duties.look',
  waits: (at) => sql`(select min(look_at) from ${clientLooks}) <= ${at.toISOString()}::timestamptz`,
  async run(deps, at) {
    await lookAtDue(deps, at)
  },
}

/** Key of the advisory locks under which a client is looked at ("kqlk"). */
const lockKey = 0x6b71_6c6b

/**
 * Takes the due rows of up to a batch of clients (or of one): what changes from now on writes new ones, and the look
 * itself writes the next. Whoever changed a client has committed before their row is seen, so what is read after this
 * shows it. A client another process looks at is left to it.
 */
async function claim(tx: Tx, at: Date, zone: string, only?: string): Promise<Asked[]> {
  const today = dayOf(at, zone)
  const rows = rowsOf(
    await tx.execute(sql`
      with due as materialized (
        select distinct client_id from (
          select client_id from ${clientLooks} where look_at <= ${at.toISOString()}::timestamptz
            ${only === undefined ? sql`` : sql`and client_id = ${only}`}
          order by look_at limit ${batch}
        ) oldest
      ), mine as materialized (
        select client_id from due where pg_try_advisory_xact_lock(${lockKey}, hashtext(client_id))
      ), gone as (
        delete from ${clientLooks} l using mine
        where l.client_id = mine.client_id and l.look_at <= ${at.toISOString()}::timestamptz
        returning l.client_id, l.since_day, l.look_at
      )
      select client_id, min(since_day)::text as since, (min(look_at) at time zone ${zone})::date::text as looked_from,
        bool_or(since_day is null) as anew
      from gone group by client_id`),
  )
  return rows.map((raw) => {
    const { client_id: clientId, since, looked_from: lookedFrom, anew } = claimed.parse(raw)
    const changed = since !== null && since < lookedFrom ? since : lookedFrom
    return { clientId, since: changed < today ? changed : today, lookedFrom, anew }
  })
}
