import { invitedCard } from '../../../bot-cards/plans/invited.ts'
import { invitedMonthCard } from '../../../bot-cards/plans/invited-month.ts'
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

/** Tells each colleague of everything they are asked along to at once, in one card. */
export async function tellOfAll(
  ctx: EventCtx & { actor: Staff },
  items: readonly (PlanHead & { ours: readonly string[] })[],
): Promise<void> {
  for (const id of new Set(items.flatMap((item) => item.ours))) {
    const [first, ...more] = items.filter((item) => item.ours.includes(id))
    if (!first || id === ctx.actor.id) continue
    if (more.length === 0) {
      await tellColleagues(ctx, first, 'invited', [id])
      continue
    }
    const staff = await personById(ctx.tx, id, ctx.at)
    const card = invitedMonthCard.render({
      now: ctx.at,
      zone: ctx.deps.zone,
      by: ctx.actor.name,
      meetings: [first, ...more].map((item) => ({
        plan: item.id,
        version: item.version,
        client: item.client,
        kind: item.kind,
        at: item.startAt,
        minutes: item.minutes,
      })),
    })
    if (staff) await tell(ctx, staff.openId, card)
  }
}
