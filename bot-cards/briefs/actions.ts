import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

/** Makes a draft visit of one of today's meetings; pressed on the evening's card of its owner. */
export const logMeeting = cardAction('briefs.log', { payload: z.object({ plan: z.string() }) })

/** The same from the meeting's own card or a list of plans: the draft comes on a card of its own. */
export const logPlanned = cardAction('briefs.log_planned', { payload: z.object({ plan: z.string() }) })
