import { and, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { approvalAsks, approvalSteps } from '../../../drizzle/schema/approvals.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { isDatabaseAway } from '../../db/away.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Deps } from '../../deps.ts'
import { errorTrace } from '../../jobs/error-code.ts'
import { policyAt } from '../policy/index.ts'
import { noteListed, show, subjectOf } from './cards.ts'
import { drawList } from './list.ts'
import { type Looked, lookAt } from './look.ts'
import type { Person } from './model.ts'
import { isOpenHour } from './rules.ts'
import { timesOf } from './who.ts'

const found = z.object({ id: z.string() })

/** A tick takes at most so many; the rest is the next one's. */
const atOnce = 100

// Word for word the condition of the index.
const isOpen = sql`${approvalSteps.status} = 'open'`

/**
 * Open steps that ask somebody who left, or ask in the place of one. From those who left to what they are asked still:
 * an ask ends with its step, so that what is open among the staff is never read.
 */
const waitsForLeaver = sql`
  select ${approvalSteps.approvalId} as id from ${people} p
  cross join lateral (
    select step_id from ${approvalAsks} where person_id = p.id and ended_at is null
    union all
    select step_id from ${approvalAsks} where for_id = p.id and ended_at is null
  ) asked
  join ${approvalSteps} on ${approvalSteps.id} = asked.step_id and ${isOpen}
  where p.state <> 'active'`

/** Requests whose open step is due a look, or waits for somebody who left. */
async function dueAt(deps: Deps, at: Date): Promise<string[]> {
  const [timed, left] = await Promise.all([
    deps.db
      .select({ id: approvalSteps.approvalId })
      .from(approvalSteps)
      .where(and(isOpen, lte(approvalSteps.nextAt, at)))
      .orderBy(approvalSteps.nextAt)
      .limit(atOnce),
    deps.db.execute(sql`select distinct id from (${waitsForLeaver}) left_behind limit ${atOnce}`),
  ])
  return [...new Set([...timed, ...rowsOf(left).map((raw) => found.parse(raw))].map((row) => row.id))]
}

/**
 * Looks at requests in one transaction. Somebody to be told of one gets its card; of several, which an outage or a day of
 * many requests brings, one list of all that waits for them.
 */
async function lookAtAll(ctx: EventCtx, ids: readonly string[]): Promise<void> {
  const looked: Looked[] = []
  // In one order, so that two workers do not wait for each other.
  for (const id of [...ids].sort()) {
    const one = await lookAt(ctx, id)
    if (one) looked.push(one)
  }
  const toTell = looked.flatMap(({ fresh }) => fresh)
  const isOne = ({ id }: Person) => toTell.filter((one) => one.id === id).length === 1
  for (const { request, fresh } of looked) {
    await show(ctx, request, await subjectOf(ctx, request), fresh.filter(isOne))
    await noteListed(
      ctx,
      request,
      fresh.filter((one) => !isOne(one)),
    )
  }
  const listed = new Map(toTell.filter((one) => !isOne(one)).map((one) => [one.id, one.openId]))
  for (const [id, openId] of [...listed].sort())
    await tell(ctx, openId, await drawList(ctx, id, { waiting: 0, mine: 0 }, { reminder: true }))
}

/**
 * Reminders, escalation, cards issued anew, and approvers who left: all that is due together, and where that fails each
 * request in a transaction of its own, so that one keeps no other waiting. Nobody is written to outside working and
 * waking hours.
 */
export const looksAfterRequests: Schedule = {
  name: 'approvals.look',
  waits: (
    at,
  ) => sql`(select min(next_at) from ${approvalSteps} where status = 'open') <= ${at.toISOString()}::timestamptz
    or exists (${waitsForLeaver})`,
  async run(deps, at) {
    const ids = await dueAt(deps, at)
    if (ids.length === 0) return
    const asSystem = { deps, tx: deps.db, at, cause: 'approvals.look' }
    const { policy } = await policyAt(deps.db, at)
    if (!isOpenHour(at, await timesOf(asSystem, policy))) return
    const look = (some: readonly string[]) =>
      deps.db.transaction((tx) => lookAtAll({ ...asSystem, tx }, some))
    let failed: unknown
    try {
      return await look(ids)
    } catch (error) {
      if (isDatabaseAway(error)) throw error
    }
    for (const id of ids) {
      try {
        await look([id])
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
