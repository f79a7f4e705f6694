import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

/** Opens the form of a new plan item for a client on a card of its own; `kind`: what it is to be, where that is known. */
export const openPlanFor = cardAction('plans.open_for', {
  payload: z.object({ client: z.string(), kind: z.string().optional() }),
})
