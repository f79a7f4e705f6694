import type { Area } from '../../bot/define.ts'
import { cancelIt, move, publishIt, submit } from './change.ts'
import { create, openFor, openNew } from './create.ts'
import { askToCancel, askToMove, closeForm, edit, open } from './open.ts'
import { drop, period, publishAll, turnPage } from './period.ts'
import { planCommand } from './plan-command.ts'
import { planSentence } from './sentence.ts'

export { clientPlans, draftsOf, ownPlans, plannedFor, plansOfDay } from './find.ts'
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
export { insertPlans, lockPlan, type NewPlan, planItem, planItemsById, savePlan } from './repo.ts'
export { missingOf } from './rules.ts'
export { drawPlan, mayChange, maySee } from './view.ts'

/** Who is met when, about what, and what follows (沟通计划, 制度五(一)). */
export const plansArea: Area = {
  commands: [planCommand],
  actions: [
    openFor,
    openNew,
    create,
    open,
    edit,
    closeForm,
    submit,
    publishIt,
    askToMove,
    move,
    askToCancel,
    cancelIt,
    turnPage,
    publishAll,
    drop,
  ],
  sentences: [planSentence],
  schedules: [period],
}
