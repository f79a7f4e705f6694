import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { refusalOf } from '../../bot/refusal.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { tellColleagues } from './colleagues.ts'
import type { PlanBody, PlanItem } from './model.ts'
import { noteMove } from './moves.ts'
import { savePlan } from './repo.ts'
import { publishable } from './rules.ts'
import { dropSteps, writeSteps } from './steps.ts'

type Acting = EventCtx & { actor: Staff }
type Answer = Decision<PlanItem, Refusal>

const refuse = (refused: { code: string; params: Record<string, string | number> }): Answer => ({
  ok: false,
  refusal: refusalOf(refused),
})

/**
 * Publishes a draft (制度五(一)) where it states time, participants, agenda and follow-up actions: those become promises
 * of their own, colleagues are told, the calendar follows. Who may, the caller has asked.
 */
export async function publish(ctx: Acting, item: PlanItem): Promise<Answer> {
  const answer = await publishUntold(ctx, item)
  if (answer.ok) await tellColleagues(ctx, answer.value, 'invited', answer.value.ours)
  return answer
}

/** The same, with colleagues left to the caller to tell. */
export async function publishUntold(ctx: Acting, item: PlanItem): Promise<Answer> {
  if (item.status !== 'draft') return refuse({ code: 'plan_not_draft', params: {} })
  const ready = publishable(item, ctx.at, ctx.deps.zone)
  if (!ready.ok) return refuse(ready.refusal)
  const now = await savePlan(ctx, item, {
    status: 'published',
    publishedAt: ctx.at,
  })
  await writeSteps(ctx, now)
  await audit(ctx, {
    action: 'plans.publish',
    entity: 'plan_item',
    entityId: item.id,
    after: { client: item.clientId, kind: item.kind, at: item.startAt, steps: item.body.steps.length },
  })
  return accept(now)
}

/** Everything of an item that its form may change. */
export type PlanContent = Pick<PlanItem, 'clientId' | 'kind' | 'startAt' | 'minutes' | 'ours'> & {
  body: PlanBody
}

/**
 * Writes a changed item. What is published must stay complete, keeps the history of its time, and its promises and
 * colleagues follow.
 */
export async function rewrite(ctx: Acting, item: PlanItem, to: PlanContent): Promise<Answer> {
  const published = item.status === 'published'
  const moved = published && to.startAt.getTime() !== item.startAt.getTime()
  if (published) {
    const ready = publishable({ ...to, startAt: moved ? to.startAt : later(ctx.at) }, ctx.at, ctx.deps.zone)
    if (!ready.ok) return refuse(ready.refusal)
  }
  if (moved) await noteMove(ctx, item, { toAt: to.startAt, by: ctx.actor.id })
  const now = await savePlan(ctx, item, to)
  if (published) {
    await writeSteps(ctx, now, item.body.steps)
    const kept = to.ours.filter((one) => item.ours.includes(one))
    await tellColleagues(
      ctx,
      now,
      'invited',
      to.ours.filter((one) => !item.ours.includes(one)),
    )
    await tellColleagues(
      ctx,
      now,
      'dropped',
      item.ours.filter((one) => !to.ours.includes(one)),
    )
    if (moved) await tellColleagues(ctx, now, 'moved', kept, item.startAt)
  }
  await audit(ctx, {
    action: 'plans.edit',
    entity: 'plan_item',
    entityId: item.id,
    before: { client: item.clientId, kind: item.kind, at: item.startAt, minutes: item.minutes },
    after: { client: to.clientId, kind: to.kind, at: to.startAt, minutes: to.minutes, body: 'changed' },
  })
  return accept(now)
}

/** Any moment that is still to come: an item whose time stays is not refused for having begun. */
const later = (at: Date): Date => new Date(at.getTime() + 60_000)

/** Cancels an item: its promises that are still open go with it, colleagues and calendar are told. */
export async function cancel(ctx: Acting, item: PlanItem): Promise<Answer> {
  if (item.status !== 'draft' && item.status !== 'published')
    return refuse({ code: 'already_closed', params: {} })
  const published = item.status === 'published'
  if (published) await noteMove(ctx, item, { by: ctx.actor.id })
  const now = await savePlan(ctx, item, { status: 'cancelled' })
  if (published) {
    await dropSteps(ctx, now)
    await tellColleagues(ctx, now, 'cancelled', now.ours)
  }
  await audit(ctx, {
    action: 'plans.cancel',
    entity: 'plan_item',
    entityId: item.id,
    before: { status: item.status },
    after: { status: 'cancelled' },
  })
  return accept(now)
}
