import type { Drawn } from '../kit/when.ts'

/** Days in a row, both ends included: off, or make-up work (补班). The name may be empty. */
export type DaysView = { kind: 'off' | 'work'; name: string; from: string; last: string }

/** Who set something, and when; without a name: on the server. */
export type SetBy = { who?: string; at: Date }

/** Where the list of a year comes from: shipped, imported, or not at all (statutory days only). */
export type YearSource = { is: 'shipped' } | ({ is: 'imported' } & SetBy) | { is: 'none' }

/** Days the company set for itself, in a row as they were entered. */
export type OwnDays = DaysView & SetBy

export type WorkYearView = Drawn & {
  year: number
  source: YearSource
  days: readonly DaysView[]
  own: readonly OwnDays[]
  /** Workdays of the year. */
  workdays: number
}

/** Why a list cannot be taken as it is; `heard`: what it says. */
export const listFaults = [
  'no_year',
  'other_year',
  'no_such_day',
  'wrong_weekday',
  'wrong_count',
  'kind_missing',
  'backwards',
  'too_long',
  'twice',
  'works_anyway',
  'nothing',
] as const
export type ListFault = { line: number; code: (typeof listFaults)[number]; heard: string }

/** The form for a pasted list: what was sent before, and what is wrong with it. */
export type ListFormView = { year?: string; text?: string; faults: readonly ListFault[] }

/** A list that was read, before it counts. `missing`: statutory days it does not name. */
export type ListDraftView = {
  year: number
  days: readonly DaysView[]
  missing: readonly DaysView[]
  /** What it takes the place of. */
  replaces: YearSource['is']
  version: number
}

export type OwnFields = {
  name?: string | undefined
  kind?: string | undefined
  from?: string | undefined
  last?: string | undefined
}
export type OwnFormView = {
  year: number
  fields: OwnFields
  errors: Partial<Record<keyof OwnFields, OwnError>>
}
/** What is wrong with a field of the company's own days. */
export type OwnError = 'missing' | 'backwards' | 'too_long' | 'taken' | 'same'

/** Years without a list, as an admin is warned of them. `touched`: open duties that fall due then. */
export type MissingYearView = { years: readonly number[]; touched: number }
