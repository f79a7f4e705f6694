import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentMany, sentText } from '../kit/sent.ts'

/** Opens the form of a new plan item for a client on a card of its own; `kind`: what it is to be, where that is known. */
export const openPlanFor = cardAction('plans.open_for', {
  payload: z.object({ client: z.string(), kind: z.string().optional() }),
})

const plan = z.object({ plan: z.string() })

/** The form of an item: the same for a new one, a draft, and one that is published. */
export const planFields = z.object({
  client: sentText,
  client_typed: sentText,
  kind: sentText,
  /** `2026-12-02 14:30 +0800`, as the date-time picker sends it. */
  at: sentText,
  minutes: sentText,
  place: sentText,
  theirs: sentText,
  /** open_ids of colleagues. */
  ours: sentMany,
  agenda: sentText,
  step: sentText,
  step_due: sentText,
  step_owner: sentText,
  step_2: sentText,
  step_due_2: sentText,
  step_owner_2: sentText,
  step_3: sentText,
  step_due_3: sentText,
  step_owner_3: sentText,
})
export type PlanFields = z.output<typeof planFields>

/** The fields of each follow-up action; actions beyond these stay as they are. */
export const planStepFields = [
  { text: 'step', due: 'step_due', owner: 'step_owner' },
  { text: 'step_2', due: 'step_due_2', owner: 'step_owner_2' },
  { text: 'step_3', due: 'step_due_3', owner: 'step_owner_3' },
] as const satisfies readonly Record<string, keyof PlanFields>[]

/** Opens the form of an item for any client on a card of its own. */
export const newPlan = cardAction('plans.new', { payload: z.object({}) })
/** Writes a new item; `plan` is the id it gets, so that a second press writes nothing. */
export const createPlan = cardAction('plans.create', {
  payload: z.object({
    plan: z.string().regex(/^pli_[0-9A-HJKMNP-TV-Z]{26}$/),
    client: z.string().optional(),
    publish: z.boolean(),
  }),
  form: planFields,
})
/** Shows an item on a card of its own, as it stands. */
export const openPlan = cardAction('plans.open', { payload: plan })
/** Opens the whole form inside the card, or closes it. */
export const editPlan = cardAction('plans.edit', { payload: plan })
export const closePlanForm = cardAction('plans.close_form', { payload: plan })
/** Sends the form: `only` says that just the missing fields were asked. */
export const submitPlan = cardAction('plans.submit', {
  payload: plan.extend({ only: z.boolean(), publish: z.boolean() }),
  form: planFields,
})
export const publishPlan = cardAction('plans.publish', { payload: plan })
/** Asks for another time, then moves it. */
export const askMove = cardAction('plans.ask_move', { payload: plan })
export const movePlan = cardAction('plans.move', { payload: plan, form: planFields })
/** Asks first, then cancels. A draft is dropped without asking. */
export const askCancel = cardAction('plans.ask_cancel', { payload: plan })
export const cancelPlan = cardAction('plans.cancel', { payload: plan })
