import type { PlanPart } from '../../../bot-cards/plans/views.ts'
import { localMinute } from '../../kernel/days.ts'
import { accept, type Decision, type Refused, refuse } from '../../kernel/decision.ts'
import type { PlanBody } from './model.ts'

type Parts = { startAt: Date; body: PlanBody }

/**
 * Which of the four a plan must state are not there yet (制度五(一): 时间、参与人员、议题、后续行动项): a time to the
 * minute, somebody of theirs, an agenda, and a follow-up action, each with its day.
 */
export function missingOf({ body }: Parts): PlanPart[] {
  const { precision, theirs, agenda, steps } = body
  const stepsComplete = steps.length > 0 && steps.every((step) => step.due !== undefined)
  return [
    ...(precision === 'exact' ? [] : (['time'] as const)),
    ...(theirs.length > 0 ? [] : (['people'] as const)),
    ...(agenda.trim() === '' ? (['agenda'] as const) : []),
    ...(stepsComplete ? [] : (['steps'] as const)),
  ]
}

/** Whether an item may be published as it stands: nothing is missing and its time is still to come. */
export function publishable(
  item: Parts,
  at: Date,
  zone: string,
): Decision<PlanPart[], Refused<'plan_incomplete' | 'plan_in_past'>> {
  const missing = missingOf(item)
  if (missing.length > 0) return refuse('plan_incomplete', { missing: missing.join(',') })
  if (item.startAt <= at) return refuse('plan_in_past', { heard: localMinute(item.startAt, zone) })
  return accept(missing)
}

/** Where an item lies in time, `[from, until)`. */
export const spanOf = ({ startAt, minutes }: { startAt: Date; minutes: number }) => ({
  from: startAt,
  until: new Date(startAt.getTime() + minutes * 60_000),
})

/** Whether two items ask for the same minutes. */
export function collide(
  one: { startAt: Date; minutes: number },
  other: { startAt: Date; minutes: number },
): boolean {
  const [a, b] = [spanOf(one), spanOf(other)]
  return a.from < b.until && b.from < a.until
}
