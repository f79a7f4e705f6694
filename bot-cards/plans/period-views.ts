import type { Drawn } from '../kit/when.ts'
import type { VisitKind } from '../visits/actions.ts'
import type { PlanPart } from './views.ts'

/** One proposed contact. */
export type PeriodRow = {
  item: string
  client: string
  kind: VisitKind
  at: Date
  people: readonly string[]
  lacks: readonly PlanPart[]
  status: 'draft' | 'published' | 'gone'
}

/** A person's month as it is proposed; `period` is `2026-12`. */
export type PeriodView = Drawn & {
  round: string
  version: number
  period: string
  rows: readonly PeriodRow[]
  page: number
  pages: number
  counts: { draft: number; ready: number; published: number }
  /** Clients for whom no day was found. */
  unplaced: readonly string[]
  /** The year's official days off are not known. */
  guessed: boolean
}
