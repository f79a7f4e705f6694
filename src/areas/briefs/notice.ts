import { and, asc, eq, sql } from 'drizzle-orm'
import { planItems } from '../../../drizzle/schema/plans.ts'
import type { Schedule } from '../../bot/define.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { putTask } from '../../jobs/tasks.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { briefAt, nextBrief } from './rules.ts'
import { scopeIsHere, tryAgain } from './scope.ts'

const batch = 200
/** Word for word the condition of the index. */
const changed = sql`${planItems.status} <> 'draft' and ${planItems.noticedVersion} is distinct from ${planItems.version}`

/**
 * Plan items published, moved, cancelled or done since they were last looked at: the time of their brief is set anew,
 * and their event in Lark's calendar follows by a task. Plans themselves know of neither.
 */
export const notice: Schedule = {
  name: 'briefs.notice',
  waits: () =>
    sql`(select min(start_at) from ${planItems} where ${changed}) is not null or not ${scopeIsHere}`,
  async run(deps, at) {
    await tryAgain(deps, at)
    while ((await deps.db.transaction((tx) => noticeSome(deps, tx, at))) === batch);
  },
}

async function noticeSome(deps: Deps, tx: Tx, at: Date): Promise<number> {
  const items = await tx
    .select({
      id: planItems.id,
      status: planItems.status,
      startAt: planItems.startAt,
      briefAt: planItems.briefAt,
      briefSentAt: planItems.briefSentAt,
      eventVersion: planItems.eventVersion,
      version: planItems.version,
    })
    .from(planItems)
    .where(changed)
    .orderBy(asc(planItems.startAt))
    .limit(batch)
    .for('update', { skipLocked: true })
  if (items.length === 0) return 0
  const [{ policy }, calendar] = await Promise.all([policyAt(tx, at), calendarAt(tx)])
  for (const item of items) {
    const ahead = item.status === 'published' && item.startAt > at
    const due = ahead ? briefAt(item.startAt, policy, calendar, deps.zone) : null
    await tx
      .update(planItems)
      .set({ noticedVersion: item.version, ...nextBrief(item, due) })
      .where(and(eq(planItems.id, item.id), eq(planItems.version, item.version)))
    if (ahead || (item.status === 'cancelled' && item.eventVersion !== null))
      await putTask(tx, deps, at, 'briefs.calendar', { item: item.id })
  }
  return items.length
}
