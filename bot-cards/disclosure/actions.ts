import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'

/** What of a client may be given to somebody outside, if everything it takes is there. */
export const disclosedItems = ['profile', 'amounts', 'contact_names', 'contact_details'] as const
export type DisclosedItem = (typeof disclosedItems)[number]

const ofDisclosure = z.object({ disclosure: z.string() })

export const disclosureFields = z.object({
  recipient: sentText,
  purpose: sentText,
  items: sentMany,
  contacts: sentMany,
  until: sentDay,
})
export type DisclosureFields = z.output<typeof disclosureFields>

/** Opens the form for a client; `recipient` is who was named in the sentence that was refused. */
export const startDisclosure = cardAction('disclosure.start', {
  payload: z.object({ client: z.string(), recipient: z.string().optional() }),
})
/** Sends the form: a request that still lacks its proofs. */
export const draftDisclosure = cardAction('disclosure.draft', {
  payload: z.object({ client: z.string() }),
  form: disclosureFields,
})
/** "The next file I send is the client's written consent." */
export const sendConsentFile = cardAction('disclosure.file', { payload: ofDisclosure })
/** To legal. */
export const submitDisclosure = cardAction('disclosure.submit', { payload: ofDisclosure })
/** Gives it up, or ends one that was approved. */
export const endDisclosure = cardAction('disclosure.end', { payload: ofDisclosure })
/** Opens one from a list. */
export const openDisclosure = cardAction('disclosure.open', { payload: ofDisclosure })
