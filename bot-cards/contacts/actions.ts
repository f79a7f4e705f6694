import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'

/** What somebody is at a client, those who decide first. */
export const contactRoles = [
  'decision_maker',
  'executive',
  'contact_person',
  'technical',
  'finance',
  'other',
] as const
export type ContactRole = (typeof contactRoles)[number]

/** What a person may be told their data is for (PIPL 13, 17). `care`: greetings and invitations. */
export const consentPurposes = ['business', 'service', 'care'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** How somebody agreed. The first two are spoken words. */
export const consentChannels = ['oral', 'phone', 'wechat', 'mail', 'paper'] as const
export type ConsentChannel = (typeof consentChannels)[number]
export const isSpoken = (channel: ConsentChannel): boolean => channel === 'oral' || channel === 'phone'

/** Why data is kept locked although its person withdrew: they signed, or a contract's record names them. */
export const lockReasons = ['signed', 'named'] as const
export type LockReason = (typeof lockReasons)[number]

export const contactFields = z.object({
  name: sentText,
  role: sentText,
  phone: sentText,
  title: sentText,
  mail: sentText,
  wechat: sentText,
  birthday: sentText,
  preferences: sentText,
})
export type ContactFields = z.output<typeof contactFields>

export const consentFields = z.object({
  channel: sentText,
  purposes: sentMany,
  given_on: sentDay.optional(),
  recipient: sentText,
})
export type ConsentFields = z.output<typeof consentFields>

const ofClient = z.object({ client: z.string() })
const ofContact = z.object({ contact: z.string() })
const one = z.object({ contact: z.string(), client: z.string() })

/** Five contacts of a client, from a place in the list. */
export const listContacts = cardAction('contacts.list', {
  payload: ofClient.extend({ from: z.int().nonnegative() }),
})
export const openContact = cardAction('contacts.open', { payload: one })
export const addContactForm = cardAction('contacts.add', { payload: ofClient })
/** `seen`: contacts like this one that the person was asked about and said are somebody else. */
export const createContact = cardAction('contacts.create', {
  payload: ofClient.extend({ seen: z.array(z.string()).max(10) }),
  form: contactFields,
})
export const editContact = cardAction('contacts.edit', { payload: ofContact })
export const saveContact = cardAction('contacts.save', {
  payload: ofContact.extend({ seen: z.array(z.string()).max(10) }),
  form: contactFields,
})
/** Opens the form that records a consent; `separate`: to give the data to somebody else (单独同意). */
export const consentForm = cardAction('contacts.consent_form', {
  payload: ofContact.extend({ separate: z.boolean() }),
})
/** The same for one recipient, from the request that needs it. */
export const consentTo = cardAction('contacts.consent_to', {
  payload: ofContact.extend({ recipient: z.string() }),
})
export const recordConsent = cardAction('contacts.consent', {
  payload: ofContact.extend({ separate: z.boolean() }),
  form: consentFields,
})
/** "The next picture I send is this person's business card", or the proof of their consent. */
export const sendCard = cardAction('contacts.send_card', { payload: ofContact })
export const sendProof = cardAction('contacts.send_proof', { payload: ofContact })
export const endSeparate = cardAction('contacts.end_separate', {
  payload: ofContact.extend({ consent: z.string() }),
})
/** Asks before anything is deleted. */
export const forgetForm = cardAction('contacts.forget_form', { payload: one })
/** `signed`: contracts carry this person's signature, so name and title stay, locked. */
export const forgetContact = cardAction('contacts.forget', {
  payload: ofContact.extend({ signed: z.boolean() }),
})
