import { movedRequestCard } from '../../../bot-cards/approvals/moved.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { daysBetween } from '../../kernel/days.ts'
import { slotSince } from '../../outbox/put.ts'
import { policyAt } from '../policy/index.ts'

/** For how long Lark lets a card be changed. */
const cardLifeMs = 14 * 86_400_000

/** A card that is kept up to date in somebody's chat from `since` on. */
type Kept = { name: string; since: Date; title: Bilingual }

/**
 * Sends a kept card, or brings the one that stands up to date. Lark lets a card be changed for 14 days: after
 * `approval.reissue_days` a new one takes its place, and the old one, while it can still be changed, says so and has no
 * buttons any more.
 */
export async function tellKept(
  ctx: EventCtx,
  openId: string,
  { name, since, title }: Kept,
  card: object,
): Promise<void> {
  const { policy } = await policyAt(ctx.tx, since)
  const days = policy['approval.reissue_days']
  const age = Math.max(0, daysBetween(since, ctx.at, ctx.deps.zone))
  const period = Math.floor(age / days)
  const slot = (n: number) => `${name}:${n}`
  const to = { to: 'person', openId } as const
  const old = slot(period - 1)
  const stood = period > 0 ? await slotSince(ctx.tx, old, to) : undefined
  const changeable = stood !== undefined && ctx.at.getTime() - stood.getTime() < cardLifeMs
  if (changeable && !(await slotSince(ctx.tx, slot(period), to)))
    await tell(ctx, openId, movedRequestCard.render({ title }), { slot: old })
  await tell(ctx, openId, card, { slot: slot(period) })
}
