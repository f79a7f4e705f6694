import type { DutyView } from '../duties/views.ts'
import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Condition, ReturnFields, ReturnHow } from './actions.ts'

/** What a return visit asks after. */
export type ReturnAbout = {
  client: string
  /** 工单 12 · 3号楼 大堂顶上 and how it was solved. */
  ticket?: { number: number; place: string; solution?: string }
  project?: string
}

/** The form of a return visit that is owed. */
export type ReturnFormView = Drawn & {
  duty: DutyView
  about: ReturnAbout
  fields: ReturnFields
  errors: Partial<Record<keyof ReturnFields, Bilingual>>
}

/** A return visit that was made. */
export type ReturnMade = {
  at: Date
  by: string
  how: ReturnHow
  condition: Condition
  score: number
  suggestions: string
  problems: string
  /** Number of the ticket its new problems became. */
  problemTicket?: number
}

export type ReturnMadeView = Drawn & { about: ReturnAbout; made: ReturnMade; followUp: boolean }

/** One's return visits: what is due, by day, and how many there are. */
export type ReturnListView = Drawn & {
  lines: readonly DutyView[]
  from: number
  total: number
  overdue: number
}
