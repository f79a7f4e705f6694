import { and, eq, lt } from 'drizzle-orm'
import { inbox } from '../drizzle/schema/bot.ts'
import type { Deps } from './deps.ts'

/** Lark repeats an event for at most a day; kept much longer, so that a duplicate is known whatever happens. */
const keepInboxDays = 30

/** What is looked after four times a minute, by one process: the old keys of the inbox. */
export async function tick(deps: Pick<Deps, 'db'>, at: Date): Promise<void> {
  const old = new Date(at.getTime() - keepInboxDays * 86_400_000)
  await deps.db.delete(inbox).where(and(eq(inbox.status, 'done'), lt(inbox.receivedAt, old)))
}
