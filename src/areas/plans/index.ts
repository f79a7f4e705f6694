import type { Area } from '../../bot/define.ts'
import { drop, period, publishAll, turnPage } from './period.ts'

export { movePlans } from './hand-over.ts'
export {
  emptyBody,
  type PlanBody,
  type PlanHead,
  type PlanItem,
  type PlanStatus,
  type PlanStep,
} from './model.ts'
export { cancel, publish, reschedule } from './publish.ts'
export {
  draftsOf,
  insertPlans,
  lockPlan,
  type NewPlan,
  ownPlans,
  planItem,
  planItemsById,
  plannedFor,
  plansOfDay,
  savePlan,
} from './repo.ts'
export { missingOf } from './rules.ts'

/** Who is met when, about what, and what follows (沟通计划, 制度五(一)). */
export const plansArea: Area = {
  actions: [turnPage, publishAll, drop],
  schedules: [period],
}
