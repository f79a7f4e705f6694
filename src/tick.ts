import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { inbox } from '../drizzle/schema/bot.ts'
import { outbox, tasks } from '../drizzle/schema/outbox.ts'
import { policyAt } from './areas/policy/index.ts'
import type { Area, Schedule } from './bot/define.ts'
import type { Deps } from './deps.ts'
import { errorTrace } from './jobs/error-code.ts'

/**
 * What is settled and old is forgotten, after the policy's days. Lark repeats an event for at most a day and lets a card
 * be changed for 14 days, which is the least the policy may say.
 */
export async function forget(deps: Pick<Deps, 'db'>, at: Date): Promise<void> {
  const { policy } = await policyAt(deps.db, at)
  const old = new Date(at.getTime() - policy['retention.settled_days'] * 86_400_000)
  await deps.db.delete(inbox).where(and(eq(inbox.status, 'done'), lt(inbox.receivedAt, old)))
  await deps.db
    .delete(inbox)
    .where(and(eq(inbox.status, 'waiting'), isNotNull(inbox.waitsFor), lt(inbox.receivedAt, old)))
  // Word for word the conditions of the indexes.
  await deps.db
    .delete(outbox)
    .where(and(sql`${outbox.state} in ('sent', 'superseded')`, lt(outbox.createdAt, old)))
  await deps.db.delete(tasks).where(and(sql`${tasks.state} = 'done'`, lt(tasks.doneAt, old)))
}

/**
 * What is looked after four times a minute: every area is asked what is due at `at`. One that fails is counted, logged
 * and left to the next tick; the others go on.
 */
export async function tick(deps: Deps, areas: readonly Area[], at: Date): Promise<void> {
  const forgetting: Schedule = { name: 'forget', run: forget }
  for (const { name, run } of [forgetting, ...areas.flatMap((area) => area.schedules ?? [])]) {
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
