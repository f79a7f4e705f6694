import type { FileView } from '../files/views.ts'
import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type {
  ConsentChannel,
  ConsentFields,
  ConsentPurpose,
  ContactFields,
  ContactRole,
  LockReason,
} from './actions.ts'

/** A number or address as this reader may see it; `masked` until its person consented, and always in groups. */
export type Shown = { text: string; masked: boolean }

/** One contact in a list. What the reader may not see is absent. */
export type ContactLine = {
  id: string
  version: number
  name: string
  title?: string
  role: ContactRole
  phone?: Shown
  status: 'pending' | 'consented'
  /** When phone and mail of a pending contact are purged. */
  purgeAt?: Date
}

/** What is known of a client's people as a whole. */
export type PeopleState = {
  total: number
  /** Those who decide: decision makers and executives. */
  deciders: number
  pending: number
  /** Contacts whose data is locked after a withdrawal. */
  locked: number
}

export type ContactListView = Drawn & {
  client: { id: string; name: string }
  lines: ContactLine[]
  /** Place of the first line in the whole list. */
  from: number
  people: PeopleState
  /** In a group nothing can be opened or changed. */
  mayOpen: boolean
  mayAdd: boolean
}

export type ContactView = Drawn & {
  contact: string
  version: number
  client: { id: string; name: string }
  name: string
  title?: string
  role: ContactRole
  phone?: Shown
  mail?: Shown
  wechat?: Shown
  birthday?: string
  preferences?: string
  status: 'pending' | 'consented'
  purgeAt?: Date
  /** Phone and mail were purged for want of consent. */
  purgedAt?: Date
  consent?: {
    noticeVersion: number
    purposes: ConsentPurpose[]
    channel: ConsentChannel
    givenOn: string
    by: string
    proofs: FileView[]
  }
  separate: { id: string; recipient: string; givenOn: string }[]
  cards: FileView[]
  /** A file is waited for. */
  waiting?: 'card' | 'proof'
  mayEdit: boolean
  /** Record a consent or a withdrawal. */
  mayConsent: boolean
}

/** Somebody like that is in the book already; a client the reader may not see is not named. */
export type Duplicate =
  | { by: 'phone' | 'mail' | 'name'; contact: string; name: string; client: { id: string; name: string } }
  | { by: 'phone' | 'mail'; contact: string; elsewhere: true }

export type ContactFormView = {
  client: { id: string; name: string }
  /** Absent for a new contact. */
  contact?: { id: string; version: number; name: string }
  fields: ContactFields
  errors: Partial<Record<keyof ContactFields, Bilingual>>
  duplicates: Duplicate[]
  /** Contacts already said to be somebody else. */
  seen: string[]
  /** Days until phone and mail of somebody without consent are purged. */
  purgeDays: number
  /** The person agreed to greetings and invitations: birthday and preferences may be kept. */
  care: boolean
}

export type ConsentFormView = {
  contact: string
  version: number
  client: { id: string; name: string }
  name: string
  separate: boolean
  notice: { version: number; text: Bilingual }
  /** Spoken words count (policy `consent.oral`). */
  spoken: boolean
  fields: ConsentFields
  errors: Partial<Record<keyof ConsentFields, Bilingual>>
}

export type ForgetView = {
  contact: string
  version: number
  client: { id: string; name: string }
  name: string
  /** What the records say; with it deleting outright is not offered. */
  named: boolean
}

/** What became of the data of somebody who withdrew. `name` is masked: it is all that is still shown. */
export type ForgottenView = Drawn & {
  client: string
  name: string
  at: Date
  by?: string
  lock?: LockReason
}

export type ChooseContactView = {
  typed: string
  options: { contact: string; client: { id: string; name: string }; name: string; title?: string }[]
  more: number
}

export type PurgeSoonView = Drawn & {
  client: { id: string; name: string }
  people: { contact: string; version: number; name: string; purgeAt: Date }[]
}
