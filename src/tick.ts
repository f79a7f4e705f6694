import { and, eq, lt, sql } from 'drizzle-orm'
import { inbox } from '../drizzle/schema/bot.ts'
import { outbox, tasks } from '../drizzle/schema/outbox.ts'
import type { Deps } from './deps.ts'

/**
 * How long what is settled is remembered. Lark repeats an event for at most a day and lets a card be changed for
 * 14 days: after a month a key, a sent message or a finished task is of no use to anybody.
 */
const keepDays = 30

/** What is looked after four times a minute, by one process: what is settled and old is forgotten. */
export async function tick(deps: Pick<Deps, 'db'>, at: Date): Promise<void> {
  const old = new Date(at.getTime() - keepDays * 86_400_000)
  await deps.db.delete(inbox).where(and(eq(inbox.status, 'done'), lt(inbox.receivedAt, old)))
  // Word for word the conditions of the indexes.
  await deps.db
    .delete(outbox)
    .where(and(sql`${outbox.state} in ('sent', 'superseded')`, lt(outbox.createdAt, old)))
  await deps.db.delete(tasks).where(and(sql`${tasks.state} = 'done'`, lt(tasks.doneAt, old)))
}
