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
/** Opens the visit form with this client filled in; `kind`: what the contact was to be, where that is known. */
export const logVisitFor = cardAction('clients.log_visit', {
  payload: z.object({ client: z.string(), kind: z.string().optional() }),
})

/** Opens one page of a client's visits; from 0. */
export const clientVisits = cardAction('clients.visits', {
  payload: z.object({ client: z.string(), page: z.int().min(0).max(100_000) }),
})

const nameFields = { name: sentText, type: sentText, city: sentText }

export const clientFields = z.object({
  ...nameFields,
  uscc: sentText,
  uscc_reason: sentText,
  region: sentText,
  annual: sentText,
  contact_name: sentText,
  contact_phone: sentText,
  anyway: sentText,
})
export type ClientFields = z.output<typeof clientFields>

/** Creates a client from its form; `uscc` is the likely code that was tapped instead of the typed one. */
export const createClient = cardAction('clients.create', {
  payload: z.object({ uscc: z.string().optional() }),
  form: clientFields,
})

export const profileFields = z.object({
  ...nameFields,
  aliases: sentText,
  region: sentText,
  uscc: sentText,
  uscc_reason: sentText,
  group: sentText,
  business: sentText,
  organisation: sentText,
  plan: sentText,
})
export type ProfileFields = z.output<typeof profileFields>

const ofClient = z.object({ client: z.string() })

/** Opens the form of a client's record. */
export const editClient = cardAction('clients.edit', { payload: ofClient })
/** Closes it unchanged. */
export const closeClientForm = cardAction('clients.close_form', { payload: ofClient })
/** Saves it; `uscc` as in `createClient`. */
export const saveClient = cardAction('clients.save', {
  payload: z.object({ client: z.string(), uscc: z.string().optional() }),
  form: profileFields,
})

/** Looks for records that may be this client once more. */
export const findSame = cardAction('clients.find_same', { payload: ofClient })
/** Takes `gone` into `kept`; the version on the wire is that of `kept`. */
export const mergeClients = cardAction('clients.merge', {
  payload: z.object({ kept: z.string(), gone: z.string(), goneVersion: z.int() }),
})
/** Shows the two side by side before anything happens. */
export const compareClients = cardAction('clients.compare', {
  payload: z.object({ client: z.string(), other: z.string() }),
})
/** Takes two clients apart again. */
export const unmergeClients = cardAction('clients.unmerge', { payload: z.object({ merge: z.string() }) })
