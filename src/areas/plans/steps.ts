import { isLogStep } from '../../../bot-cards/plans/drafted.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { dropStepsById, insertActionItems, type NewStep, stepsOfPlan } from '../visits/index.ts'
import type { PlanItem } from './model.ts'

type Acting = EventCtx & { actor: Staff }

/**
 * The follow-up actions of a published item as promises of their own: new ones are written, those no longer on it are
 * dropped, and what is done stays done. `before`: as they stood on it; what did not change on it stays as it is by now,
 * moved or handed on in `/待办`.
 */
export async function writeSteps(
  ctx: Acting,
  item: PlanItem,
  before: PlanItem['body']['steps'] = [],
): Promise<void> {
  const wanted = item.body.steps
    .map(
      (step): NewStep => ({
        text: step.text,
        ownerId: (step.owner?.id as PersonId | undefined) ?? item.ownerId,
        ...(step.due ? { due: step.due } : {}),
        ...(step.facing ? { facing: step.facing } : {}),
      }),
    )
    // That a meeting is written down the same day its evening card sees to; given to a colleague it is a promise.
    .filter((step) => !(isLogStep(step.text) && step.ownerId === item.ownerId))
  const there = await stepsOfPlan(ctx, item.id)
  const asBefore = (one: NewStep) =>
    before.some(
      (step) =>
        step.text === one.text && step.due === one.due && (step.owner?.id ?? item.ownerId) === one.ownerId,
    )
  const same = (one: NewStep, step: (typeof there)[number]) =>
    step.text === one.text &&
    (step.done || asBefore(one) || (step.due === one.due && step.ownerId === one.ownerId))
  const gone = there.filter((step) => !step.done && !wanted.some((one) => same(one, step)))
  await dropStepsById(
    ctx,
    gone.map((step) => step.id),
  )
  await insertActionItems(
    ctx,
    { planItemId: item.id, clientId: item.clientId },
    wanted.filter((one) => !there.some((step) => same(one, step))),
  )
}

/** Nothing follows from an item that was cancelled; what is done stays done. */
export async function dropSteps(ctx: Acting, item: PlanItem): Promise<void> {
  const there = await stepsOfPlan(ctx, item.id)
  await dropStepsById(
    ctx,
    there.filter((step) => !step.done).map((step) => step.id),
  )
}
