import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Seat, SeatFields } from './actions.ts'

export type SeatRow = {
  seat: Seat
  /** The row that stands there, empty where nobody sits, and its version. */
  was: string
  version: number
  /** Who sits there; `here` is false for somebody who left the company. */
  person?: { name: string; since: string; here: boolean; nda: boolean; deputy?: string }
  next?: { name: string; from: string }
}

export type SeatFormView = {
  seat: Seat
  fields: Partial<SeatFields>
  errors: Partial<Record<keyof SeatFields, Bilingual>>
  colleagues: readonly string[]
}

/** The company's team, or with `client` the account team of one strategic client, whose lead is its owner. */
export type TeamView = Drawn & {
  client?: { id: string; name: string; strategic: boolean }
  lead?: { name: string; deputy?: string }
  rows: readonly SeatRow[]
  /** The reader may put people on seats. */
  mayAssign: boolean
  form?: SeatFormView
  /** Who sat where before, the latest first. */
  history: readonly { seat: Seat; name: string; from: string; last: string }[]
}

/** Seats of the company's team that nobody sits on. */
export type VacanciesView = Drawn & {
  noLead: boolean
  seats: readonly { seat: Seat; last: string; since: string; deputy?: string }[]
}
