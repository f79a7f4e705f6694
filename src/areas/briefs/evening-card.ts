import { eq } from 'drizzle-orm'
import { eveningCard } from '../../../bot-cards/briefs/evening.ts'
import type { EveningRow } from '../../../bot-cards/briefs/views.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { dayOf } from '../../kernel/days.ts'
import { slotMessage } from '../../outbox/put.ts'
import { deputyOf, personById } from '../people/index.ts'
import { type PlanHead, plansOfDay } from '../plans/index.ts'
import { draftOutcomes } from '../visits/index.ts'

const slotOf = (ownerId: string, day: string) => `evening:${ownerId}:${day}`

/** The card of the day of an item anew, where it was sent: something of it changed. */
export async function redrawEvening(ctx: EventCtx, itemId: string): Promise<void> {
  const [item] = await ctx.tx
    .select({ ownerId: planItems.ownerId, startAt: planItems.startAt })
    .from(planItems)
    .where(eq(planItems.id, itemId))
  if (!item) return
  const day = dayOf(item.startAt, ctx.deps.zone)
  if (await slotMessage(ctx.tx, slotOf(item.ownerId, day))) await sendEvening(ctx, item.ownerId, day, 'again')
}

/** To whoever writes the day down: its owner, or their deputy while they are away. Nothing left to log: no card. */
export async function sendEvening(
  ctx: EventCtx,
  ownerId: string,
  day: string,
  how: 'first' | 'again',
): Promise<void> {
  const owner = await personById(ctx.tx, ownerId, ctx.at)
  const deputy = await deputyOf(ctx.tx, ownerId, day, ctx.at)
  const reader = deputy ?? owner
  if (!reader) return
  const plans = await ownPlans(ctx, ownerId, day)
  if (how === 'first' && !plans.some((one) => one.status === 'published')) return
  const card = await drawEvening(ctx, plans, deputy ? plans[0]?.owner : undefined)
  await tell(ctx, reader.openId, card, {
    slot: slotOf(ownerId, day),
    ...(how === 'first' ? { firstOfSlot: true } : {}),
  })
}

const ownPlans = async (ctx: EventCtx, ownerId: string, day: string): Promise<PlanHead[]> =>
  (await plansOfDay(ctx.tx, ownerId, day, ctx.deps.zone)).filter((one) => one.ownerId === ownerId)

/** The evening's card of one person's meetings: names and times, nothing of what was written. */
async function drawEvening(ctx: EventCtx, plans: readonly PlanHead[], instead?: string): Promise<object> {
  const rows = await ctx.tx
    .select({ id: planItems.id, draftId: planItems.draftId })
    .from(planItems)
    .where(
      anyOf(
        planItems.id,
        plans.map(({ id }) => id),
      ),
    )
  const draftOf = new Map(rows.map(({ id, draftId }) => [id, draftId]))
  const outcomes = await draftOutcomes(
    ctx.tx,
    rows.flatMap(({ draftId }) => draftId ?? []),
  )
  const stateOf = (plan: PlanHead): EveningRow['state'] => {
    if (plan.status === 'done') return 'logged'
    if (plan.startAt > ctx.at) return 'ahead'
    return outcomes.get(draftOf.get(plan.id) ?? '')?.open ? 'drafting' : 'open'
  }
  return eveningCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    rows: plans.map((plan) => ({
      plan: plan.id,
      version: plan.version,
      client: plan.client,
      kind: plan.kind,
      at: plan.startAt,
      state: stateOf(plan),
    })),
    ...(instead ? { instead } : {}),
  })
}

/** The evening's card an item stands on, as it is now. */
export async function eveningOf(ctx: EventCtx, plan: PlanHead, readerId: string): Promise<object> {
  const day = dayOf(plan.startAt, ctx.deps.zone)
  const plans = await ownPlans(ctx, plan.ownerId, day)
  return drawEvening(ctx, plans, readerId === plan.ownerId ? undefined : plan.owner)
}
