import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentMany } from '../kit/sent.ts'

const ticket = z.object({ ticket: z.string() })

/** 我来, on a card that told somebody of a ticket: whatever happened to it since, as long as nobody has it. */
export const takeTold = cardAction('escalation.take', { payload: ticket })
/** 还在处理. */
export const stillOn = cardAction('escalation.still_on', { payload: ticket })
/** 放回: somebody else is to take it. */
export const giveBack = cardAction('escalation.give_back', { payload: ticket })

const day = z.object({ day: z.iso.date() })
/** Opens the form of one day of the rota. */
export const editDay = cardAction('escalation.edit_day', { payload: day })
/** Who is on duty that day. */
export const saveDay = cardAction('escalation.save_day', {
  payload: day,
  form: z.object({ people: sentMany }),
})
