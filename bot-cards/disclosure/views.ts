import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { DisclosedItem, DisclosureFields } from './actions.ts'

/** "Give Wang's number to the lamp man": no, and what it takes. `client` when it was understood. */
export type DeniedView = { client?: { id: string; name: string }; recipient: string }

/** The form: who gets it, what for, which parts, whose details, until when. */
export type DisclosureFormView = {
  client: string
  name: string
  contacts: readonly { id: string; name: string }[]
  fields: Partial<DisclosureFields>
  errors: Partial<Record<keyof DisclosureFields, Bilingual>>
}

/** One request through its life: what is there, what is missing, what was decided; the copy once approved. */
export type DisclosureView = Drawn & {
  disclosure: string
  version: number
  client: string
  name: string
  recipient: string
  purpose: string
  items: readonly DisclosedItem[]
  untilDay: string
  requestedBy: string
  status: 'draft' | 'asked' | 'approved' | 'refused' | 'ended'
  /** The client's written consent: none, on its way, here. */
  consentFile: 'none' | 'awaited' | 'here'
  persons: readonly { id: string; name: string; separate: boolean }[]
}

/** The copy itself, for whoever asked: what may be passed on, under a watermark. */
export type DisclosureCopyView = Drawn & {
  name: string
  recipient: string
  purpose: string
  untilDay: string
  by: string
  at: Date
  lines: readonly { label: Bilingual; value: Bilingual }[]
}

/** `/对外提供`: requests of one client, or those open anywhere for legal. */
export type DisclosureListView = Drawn & {
  name?: string
  rows: readonly {
    disclosure: string
    client: string
    recipient: string
    status: DisclosureView['status']
    untilDay: string
  }[]
  more: number
  /** Where a new one can be asked for. */
  start?: string
}
