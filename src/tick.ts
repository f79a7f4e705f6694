import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { inbox } from '../drizzle/schema/bot.ts'
import { outbox, tasks } from '../drizzle/schema/outbox.ts'
import { policyAt } from './areas/policy/index.ts'
import type { Area, Schedule } from './bot/define.ts'
import { isTimeFor, takesTurn } from './bot/once.ts'
import { rowsOf } from './db/rows.ts'
import type { Tx } from './db/types.ts'
import type { Deps } from './deps.ts'
import { errorTrace } from './jobs/error-code.ts'

const named = z.object({ name: z.string() })

/**
 * What is settled and old is forgotten, after the policy's days. Lark repeats an event for at most a day and lets a card
 * be changed for 14 days, which is the least the policy may say.
 */
export async function forget(tx: Tx, at: Date): Promise<void> {
  const { policy } = await policyAt(tx, at)
  const old = new Date(at.getTime() - policy['retention.settled_days'] * 86_400_000)
  const before = sql`${old.toISOString()}::timestamptz`
  // Word for word the conditions of the indexes.
  await tx.execute(sql`
    with events as (
      delete from ${inbox} where received_at < ${before}
        and (status = 'done' or (status = 'waiting' and waits_for is not null))
    ), messages as (
      delete from ${outbox} where state in ('sent', 'superseded') and created_at < ${before}
    )
    delete from ${tasks} where state = 'done' and done_at < ${before}`)
}

/** What is kept for days is looked through once an hour. */
const forgetMs = 3_600_000

const forgetting: Schedule = {
  name: 'forget',
  waits: (at) => isTimeFor(forgetting.name, forgetMs, at),
  run: (deps, at) =>
    deps.db.transaction(async (tx) => {
      if (await takesTurn(tx, forgetting.name, forgetMs, at)) await forget(tx, at)
    }),
}

/**
 * The schedules that may have something to do, asked in one statement. As soon as one has, those after it are run too:
 * its work may be what they wait for.
 */
async function toRun(deps: Deps, schedules: readonly Schedule[], at: Date): Promise<readonly Schedule[]> {
  const asked = schedules.flatMap(({ name, waits }) =>
    waits ? [{ name, question: waits(at, deps.zone) }] : [],
  )
  if (asked.length === 0) return schedules
  const waiting = sql.join(
    asked.map(({ name, question }) => sql`(${name}::text, ${question})`),
    sql`, `,
  )
  const rows = rowsOf(
    await deps.db.execute(sql`select name from (values ${waiting}) schedule(name, waits) where waits`),
  )
  const due = new Set(rows.map((raw) => named.parse(raw).name))
  const first = schedules.findIndex(({ name }) => due.has(name))
  return schedules.filter(({ waits }, place) => !waits || (first >= 0 && place >= first))
}

/**
 * What is looked after four times a minute: every area is asked what is due at `at`. One that fails is counted, logged
 * and left to the next tick; the others go on.
 */
export async function tick(deps: Deps, areas: readonly Area[], at: Date): Promise<void> {
  const all = [...areas.flatMap((area) => area.schedules ?? []), forgetting]
  for (const { name, run } of await toRun(deps, all, at)) {
    try {
      await run(deps, at)
      deps.metrics.jobs.inc({ name: `schedule:${name}`, result: 'done' })
    } catch (err) {
      deps.metrics.jobs.inc({ name: `schedule:${name}`, result: 'failed' })
      deps.log.error({ schedule: name, ...errorTrace(err) }, 'schedule failed, left to the next tick')
    }
  }
  deps.queue.poke('outbox')
  deps.queue.poke('tasks')
}
