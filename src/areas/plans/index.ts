import type { Area } from '../../bot/define.ts'
import { cancelIt, move, publishIt, submit } from './change.ts'
import { create, openFor, openNew } from './create.ts'
import { askToCancel, askToMove, closeForm, edit, open } from './open.ts'
import { drop, period, publishAll, turnPage } from './period.ts'
import { planCommand } from './plan-command.ts'
import { planSentence } from './sentence.ts'

export { plansOfDay } from './find.ts'
export { leaveMeetings, movePlans } from './hand-over.ts'
export type { PlanBody, PlanHead, PlanStatus } from './model.ts'
export { publish } from './publish.ts'
export { insertPlans, lockPlan, planItem, savePlan } from './repo.ts'

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
