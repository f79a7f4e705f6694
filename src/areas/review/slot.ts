import type { EventCtx } from '../../bot/context.ts'
import { daysBetween } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import type { Round } from './rounds.ts'

/**
 * Names the card of a round that is kept up to date in somebody's chat. Lark lets a card be changed for 14 days: after
 * `approval.reissue_days` a new one takes its place.
 */
export async function slotOf(ctx: EventCtx, card: 'list' | 'progress', round: Round): Promise<string> {
  const { policy } = await policyAt(ctx.tx, round.openedAt)
  const age = Math.max(0, daysBetween(round.openedAt, ctx.at, ctx.deps.zone))
  return `review-${card}:${round.id}:${Math.floor(age / policy['approval.reissue_days'])}`
}
