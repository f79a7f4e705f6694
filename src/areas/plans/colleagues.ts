import { invitedCard } from '../../../bot-cards/plans/invited.ts'
import type { InvitedView } from '../../../bot-cards/plans/views.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import { personById } from '../people/index.ts'
import type { PlanHead } from './model.ts'

/**
 * Tells colleagues that they are asked along, or that it moved or fell through: client, kind and time, nothing of what
 * was written. Whoever does it knows already, and those who left are left out.
 */
export async function tellColleagues(
  ctx: EventCtx & { actor: Staff },
  item: PlanHead,
  what: InvitedView['what'],
  ids: readonly string[],
  before?: Date,
): Promise<void> {
  const others = [...new Set(ids)].filter((id) => id !== ctx.actor.id)
  const staff = await Promise.all(others.map((id) => personById(ctx.tx, id, ctx.at)))
  const card = invitedCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    plan: item.id,
    version: item.version,
    client: item.client,
    kind: item.kind,
    at: item.startAt,
    minutes: item.minutes,
    by: ctx.actor.name,
    what,
    ...(before ? { before } : {}),
  })
  await Promise.all(
    staff.map((one) => one && tell(ctx, one.openId, card, { slot: `plan-invited:${item.id}:${one.id}` })),
  )
}
