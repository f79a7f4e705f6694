import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

const ticket = z.object({ ticket: z.string() })

/** 我来: the presser answers for it from now on. */
export const takeTicket = cardAction('tickets.take', { payload: ticket })
