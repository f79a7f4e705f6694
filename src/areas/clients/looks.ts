import { sql } from 'drizzle-orm'
import { clientLooks } from '../../../drizzle/schema/clients.ts'
import { insertMany } from '../../db/insert-many.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'

/** A client whose duties must be looked at again; `since`: the earliest day of what changed. */
export type Look = { clientId: string; at: Date; since?: string }

/**
 * Says, in the transaction of whatever changed, that what is owed to these clients must be looked at again: a visit, a
 * tier, an owner, a pause. Only adds rows, so that nobody waits. Whoever commits pokes `duties`; the pipeline does.
 */
export const lookAgain = merged(async (tx: Tx, looks: readonly Look[]) => {
  await insertMany(
    tx,
    clientLooks,
    looks.map(({ clientId, at, since }) => ({ clientId, lookAt: at, sinceDay: since ?? null })),
  )
  return looks.map(() => undefined)
})

/** Has clients looked at at a later moment, where they are not to be looked at at that very moment already. */
export async function lookLater(tx: Tx, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return
  const asked = JSON.stringify(looks.map(({ clientId, at }) => ({ c: clientId, a: at.toISOString() })))
  await tx.execute(sql`
    insert into ${clientLooks} (client_id, look_at)
    select c, a from json_to_recordset(${asked}::json) as asked(c text, a timestamptz)
    where not exists (select 1 from ${clientLooks} l where l.client_id = c and l.look_at = a)`)
}

/** A year back: as far as what is owed is looked at again where everything about a client may have changed. */
export const longAgo = (ctx: { at: Date; deps: { zone: string } }): string =>
  addDays(dayOf(ctx.at, ctx.deps.zone), -366)
