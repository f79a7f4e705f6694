import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { approvalAsks, approvalSteps } from '../../../drizzle/schema/approvals.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { Schedule } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { errorTrace } from '../../jobs/error-code.ts'
import { policyAt } from '../policy/index.ts'
import { lookAt } from './look.ts'
import { isOpenHour } from './rules.ts'
import { timesOf } from './who.ts'

/** A tick takes at most so many; the rest is the next one's. */
const atOnce = 200

/** Requests whose open step is due a look, or waits for somebody who left. */
async function dueAt(deps: Deps, at: Date): Promise<string[]> {
  const absent = alias(people, 'absent')
  // Word for word the condition of the index.
  const isOpen = sql`${approvalSteps.status} = 'open'`
  const [timed, left] = await Promise.all([
    deps.db
      .select({ id: approvalSteps.approvalId })
      .from(approvalSteps)
      .where(and(isOpen, lte(approvalSteps.nextAt, at)))
      .orderBy(approvalSteps.nextAt)
      .limit(atOnce),
    deps.db
      .selectDistinct({ id: approvalSteps.approvalId })
      .from(approvalSteps)
      .innerJoin(approvalAsks, and(eq(approvalAsks.stepId, approvalSteps.id), isNull(approvalAsks.endedAt)))
      .innerJoin(people, eq(people.id, approvalAsks.personId))
      .leftJoin(absent, eq(absent.id, approvalAsks.forId))
      .where(and(isOpen, or(ne(people.state, 'active'), ne(absent.state, 'active'))))
      .limit(atOnce),
  ])
  return [...new Set([...timed, ...left].map((row) => row.id))]
}

/**
 * Reminders, escalation, cards issued anew, and approvers who left: each request in a transaction of its own, so that
 * one that fails keeps no other waiting. Nobody is written to outside working and waking hours.
 */
export const looksAfterRequests: Schedule = {
  name: 'approvals.look',
  async run(deps, at) {
    const ids = await dueAt(deps, at)
    if (ids.length === 0) return
    const asSystem = { deps, tx: deps.db, at, cause: 'approvals.look' }
    const { policy } = await policyAt(deps.db, at)
    if (!isOpenHour(at, await timesOf(asSystem, policy))) return
    let failed: unknown
    for (const id of ids) {
      try {
        await deps.db.transaction((tx) => lookAt({ ...asSystem, tx }, id))
      } catch (error) {
        failed = error
        deps.log.error(
          { approval: id, ...errorTrace(error) },
          'a request was not looked after, left to the next tick',
        )
      }
    }
    if (failed) throw failed
  },
}
