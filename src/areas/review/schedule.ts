import { and, eq, inArray, sql } from 'drizzle-orm'
import { reviewItems, reviewRounds } from '../../../drizzle/schema/review.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import type { Deps } from '../../deps.ts'
import { addWorkdays, halfOf } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { closeIfDone } from './close-round.ts'
import { batchSize, fillBatch } from './fill.ts'
import { keepUp } from './keep-up.ts'
import { headOf } from './lead.ts'
import { tellList } from './list.ts'
import { look, sendLeftovers } from './look.ts'
import { openDue } from './open-round.ts'
import { tellProgress } from './progress.ts'
import { changeRound, lockRound, type Round, roundBefore, runningRounds } from './rounds.ts'
import { withdrawGone } from './withdrawn.ts'

/** How many batches one tick writes, so that the other schedules have their turn; the next tick goes on. */
const batchesPerTick = 20

/** Opens reviews, fills them, follows their clients, and tells who is late (制度二(四)). */
export const reviewSchedule: Schedule = {
  name: 'review.round',
  // A round runs, or this half-year's is to come: when, `openDue` knows.
  waits: (at, zone) => sql`exists (select 1 from ${reviewRounds} where status <> 'closed')
    or not exists (select 1 from ${reviewRounds} where half = ${halfOf(dayOf(at, zone))})`,
  async run(deps, at) {
    await openDue(deps, at)
    for (const round of await runningRounds(deps.db)) {
      if (round.status === 'opening') await goOnOpening(deps, at, round.id)
      else await follow(deps, at, round)
    }
  },
}

async function follow(deps: Deps, at: Date, round: Round): Promise<void> {
  await keepUp(deps, at, round)
  await withdrawGone(deps, at)
  if (!round.nextAt || round.nextAt > at) return
  await sendLeftovers(deps, at, round)
  await look(deps, at, round.id)
}

/**
 * Goes on with a round that is being opened, wherever it stopped: its items batch by batch, then everybody's list, then
 * the team lead's card. Each batch holds the round, so that two workers take turns; what is written stays written.
 */
export async function goOnOpening(
  deps: Deps,
  at: Date,
  roundId: string,
  limits = { batches: batchesPerTick, size: batchSize },
): Promise<void> {
  let after = ''
  for (let batch = 0; batch < limits.batches; batch++) {
    const last = await deps.db.transaction(async (tx) => {
      const round = await lockRound(tx, roundId)
      if (round?.status !== 'opening') return 'done' as const
      const before = await roundBefore(tx, round)
      const ctx: EventCtx = { deps, tx, at, cause: roundId }
      const head = await headOf(tx, at)
      const previous = before ? { ...round, previousId: before.id } : round
      return fillBatch(ctx, previous, after, head?.id, limits.size)
    })
    if (last === 'done') return
    if (last === undefined) {
      await sendLists(deps, at, roundId)
      return finishOpening(deps, at, roundId)
    }
    after = last
  }
}

/** Everybody with something to review gets their list, once: one transaction each. */
async function sendLists(deps: Deps, at: Date, roundId: string): Promise<void> {
  const proposers = await deps.db
    .selectDistinct({ id: reviewItems.proposerId })
    .from(reviewItems)
    .where(and(eq(reviewItems.roundId, roundId), inArray(reviewItems.status, ['open', 'returned'])))
  for (const { id } of proposers)
    await deps.db.transaction(async (tx) => {
      const round = await lockRound(tx, roundId)
      const person = await personById(tx, id, at)
      if (!round || !person || !(await once(tx, 'review.list', `${roundId} ${id}`, at))) return
      await tellList({ deps, tx, at, cause: roundId }, round, person)
    })
}

async function finishOpening(deps: Deps, at: Date, roundId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const round = await lockRound(tx, roundId)
    if (round?.status !== 'opening') return
    const ctx: EventCtx = { deps, tx, at, cause: roundId }
    const { policy } = await policyAt(tx, round.openedAt)
    const first = addWorkdays(await calendarAt(tx), round.proposeBy, 1)
    const nextAt = instantOf(first, workStart(policy), deps.zone)
    if (!(await changeRound(tx, round, { status: 'open', nextAt }))) return
    const open: Round = { ...round, status: 'open', nextAt, version: round.version + 1 }
    const items = await tx.$count(reviewItems, eq(reviewItems.roundId, roundId))
    await audit(ctx, {
      action: 'review.opened',
      entity: 'review_round',
      entityId: roundId,
      after: { items },
    })
    // A company without a tiered client is told nothing.
    if (items === 0) await closeIfDone(ctx, open)
    else await tellProgress(ctx, open)
  })
}
