import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

export const clientTypes = ['developer', 'institution', 'government', 'chain', 'other'] as const
export type ClientType = (typeof clientTypes)[number]

/** Opens one client's card, from a choose-one card or a list. */
export const openClient = cardAction('clients.open', { payload: z.object({ client: z.string() }) })
/** Goes on with a command about the client chosen among several. */
export const pickClient = cardAction('clients.pick', {
  payload: z.object({ client: z.string(), command: z.string(), rest: z.string() }),
})
/** Opens the visit form with this client filled in. */
export const logVisitFor = cardAction('clients.log_visit', { payload: z.object({ client: z.string() }) })

export const clientFields = z.object({ name: sentText, type: sentText, city: sentText })
export type ClientFields = z.output<typeof clientFields>

/** Creates a client from the form of the not-found card. */
export const createClient = cardAction('clients.create', { payload: z.object({}), form: clientFields })
