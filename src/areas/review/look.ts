import { reviewLateCard } from '../../../bot-cards/review/late.ts'
import { audit, type EventCtx, type Staff, tell } from '../../bot/context.ts'
import type { Deps } from '../../deps.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { holdersOf, personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { leadOf } from '../team/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { askBatches } from './batch.ts'
import { closeIfDone } from './close-round.ts'
import { peopleReady } from './items.ts'
import { progressFor, tellProgress } from './progress.ts'
import { changeRound, lockRound, type Round } from './rounds.ts'
import { lookAt } from './rules.ts'

/** People a notice names. */
const shown = 5

/** After the last day for proposals, what stays and was not sent for approval yet is sent: one transaction a proposer. */
export async function sendLeftovers(deps: Deps, at: Date, round: Round): Promise<void> {
  if (dayOf(at, deps.zone) <= round.proposeBy) return
  for (const personId of await peopleReady(deps.db, round.id))
    await deps.db.transaction(async (tx) => {
      const actor = await personById(tx, personId, at)
      if (actor) await askBatches({ deps, tx, at, cause: round.id, actor }, round.id, personId)
    })
}

/**
 * A round whose time to be looked at has come: overdue, the team lead is told, then the general manager, each once; the
 * progress card is brought up to date; done, the round closes.
 */
export async function look(deps: Deps, at: Date, roundId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const round = await lockRound(tx, roundId)
    if (round?.status !== 'open' || !round.nextAt || round.nextAt > at) return
    const ctx: EventCtx = { deps, tx, at, cause: round.id }
    if (await closeIfDone(ctx, round)) return
    const { policy } = await policyAt(tx, round.openedAt)
    const today = dayOf(at, deps.zone)
    const everybody = await progressFor(ctx, round)
    const { tell: whom, next } = lookAt(
      await calendarAt(tx),
      round,
      today,
      everybody.total.late,
      policy['review.overdue_gm_workdays'],
    )
    const nextAt = next ? instantOf(next, workStart(policy), deps.zone) : null
    if (!(await changeRound(tx, round, { nextAt, ...(whom ? { told: whom } : {}) }))) return
    if (whom) {
      await tellLate(ctx, round, whom, everybody)
      await audit(ctx, {
        action: 'review.late',
        entity: 'review_round',
        entityId: round.id,
        after: { told: whom, late: everybody.total.late },
      })
    }
    await tellProgress(ctx, { ...round, version: round.version + 1 })
  })
}

async function tellLate(
  ctx: EventCtx,
  round: Round,
  whom: 'lead' | 'general_manager',
  progress: Awaited<ReturnType<typeof progressFor>>,
): Promise<void> {
  const late = progress.people.filter((one) => one.late > 0)
  const card = reviewLateCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    round: round.id,
    half: round.half,
    proposeBy: round.proposeBy,
    approveBy: round.approveBy,
    to: whom,
    late: progress.total.late,
    rows: late.slice(0, shown).map(({ name, late: count }) => ({ name, late: count })),
    more: Math.max(0, late.length - shown),
  })
  for (const person of await recipients(ctx, whom)) await tell(ctx, person.openId, card)
}

/** Nobody holds the post: whoever stands above is told instead, so that it is told at all. */
async function recipients(ctx: EventCtx, whom: 'lead' | 'general_manager'): Promise<Staff[]> {
  const lead = whom === 'lead' ? await leadOf(ctx.tx, ctx.at) : undefined
  return lead ? [lead] : holdersOf(ctx.tx, 'general_manager', ctx.at)
}
