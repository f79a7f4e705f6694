import { and, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { reviewItems, reviewRounds } from '../../../drizzle/schema/review.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { addDays, isWorkday } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workEnd, workStart } from '../../kernel/hours.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { insertRound, roundOfHalf } from './rounds.ts'
import { deadlines, latestOpening } from './rules.ts'

/**
 * Opens the review whose day has come, if it has none yet: on the first workday of a review month when work begins, or,
 * after an outage, on the first workday the bot is back. What the round before left unfinished is carried into it.
 */
export async function openDue(deps: Deps, at: Date): Promise<void> {
  const { zone } = deps
  const today = dayOf(at, zone)
  const { policy } = await policyAt(deps.db, at)
  const calendar = await calendarAt(deps.db)
  const due = latestOpening(calendar, policy['review.months'], today)
  if (!due || (await roundOfHalf(deps.db, due.half))) return
  const working =
    at >= instantOf(today, workStart(policy), zone) && at < instantOf(today, workEnd(policy), zone)
  if (!working || !isWorkday(calendar, today)) return
  if (!(await hasTiered(deps.db))) return
  await deps.db.transaction((tx) => openRound({ deps, tx, at, cause: 'review.round' }, due.half))
}

/** A company without a tiered client has nothing to review. */
async function hasTiered(tx: Tx): Promise<boolean> {
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.status, 'active'), isNotNull(clients.tier)))
    .limit(1)
  return rows.length > 0
}

/** Opens the review of a half-year today, under the policy in force; its items are written next. Does nothing where it has one. */
export async function openRound(ctx: EventCtx, half: string): Promise<void> {
  const { deps, tx, at } = ctx
  const today = dayOf(at, deps.zone)
  const { version, policy } = await policyAt(tx, at)
  const id = deps.ids.mint('review_round', at)
  const days = deadlines(await calendarAt(tx), today, policy)
  const round = { id, half, opensOn: today, ...days, policyVersion: version, openedAt: at, nextAt: at }
  if (!(await insertRound(tx, round))) return
  const carried = await closeEarlier(ctx, today, id)
  await audit(ctx, {
    action: 'review.open',
    entity: 'review_round',
    entityId: id,
    after: { half, ...days, carried },
  })
}

/** Closes what still runs of earlier rounds; their unfinished items are this round's. Answers how many. */
async function closeEarlier(ctx: EventCtx, today: string, by: string): Promise<number> {
  const { tx, at } = ctx
  const closed = await tx
    .update(reviewRounds)
    .set({ status: 'closed', closedAt: at, nextAt: null, version: sql`${reviewRounds.version} + 1` })
    .where(
      and(
        ne(reviewRounds.status, 'closed'),
        ne(reviewRounds.id, by),
        lt(reviewRounds.opensOn, addDays(today, 1)),
      ),
    )
    .returning({ id: reviewRounds.id })
  let carried = 0
  for (const { id } of closed) {
    const items = await tx
      .update(reviewItems)
      .set({ status: 'carried', version: sql`${reviewItems.version} + 1` })
      .where(and(eq(reviewItems.roundId, id), inArray(reviewItems.status, ['open', 'returned', 'proposed'])))
      .returning({ id: reviewItems.id })
    carried += items.length
    await audit(ctx, {
      action: 'review.close',
      entity: 'review_round',
      entityId: id,
      before: { status: 'open' },
      after: { status: 'closed', carried: items.length },
      why: by,
    })
  }
  return carried
}
