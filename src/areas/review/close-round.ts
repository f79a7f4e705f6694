import { audit, type EventCtx } from '../../bot/context.ts'
import { tellProgress } from './progress.ts'
import { changeRound, type Round, roundById } from './rounds.ts'
import { hasUnfinished } from './tally.ts'

/** Closes a round in which everything is approved, and tells the team lead. False: there is still something to do. */
export async function closeIfDone(ctx: EventCtx, round: Round): Promise<boolean> {
  if (round.status !== 'open' || (await hasUnfinished(ctx.tx, round.id))) return false
  if (!(await changeRound(ctx.tx, round, { status: 'closed', nextAt: null, closedAt: ctx.at }))) return false
  await audit(ctx, {
    action: 'review.close',
    entity: 'review_round',
    entityId: round.id,
    before: { status: 'open' },
    after: { status: 'closed' },
  })
  const closed = await roundById(ctx.tx, round.id)
  if (closed) await tellProgress(ctx, closed)
  return true
}
