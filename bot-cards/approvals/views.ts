import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Verdict } from './actions.ts'

export type RequestStatus = 'open' | 'approved' | 'returned' | 'withdrawn' | 'void'

/** Somebody who acts, and in whose place where they stand in. */
export type Actor = { name: string; for?: string }

export type HistoryLine = { at: Date } & (
  | { what: 'proposed'; who: string }
  | { what: 'asked' | 'escalated'; whom: Actor[] }
  | { what: 'approved' | 'returned'; who: Actor; note?: string }
  | { what: 'withdrawn'; who?: string }
  | { what: 'void'; why: Bilingual }
  | { what: 'skipped'; who: string }
)

/** A request as one reader sees it. */
export type RequestView = Drawn & {
  approval: string
  version: number
  status: RequestStatus
  step: number
  steps: number
  /** What is asked for and the facts it rests on, in the kind's words. */
  title: Bilingual
  facts: readonly { label: Bilingual; value: Bilingual }[]
  proposer: string
  reason: string
  at: Date
  /** What this reader is to it: decides now, proposed it, or only reads. `for`: whose place they take. */
  reader:
    | { is: 'decides'; for?: string; late: 'no' | 'reminded' | 'escalated' }
    | { is: 'proposed' | 'reads' }
  /** Whom it waits for; empty: nobody can be found just now. */
  waitsFor: readonly Actor[]
  history: readonly HistoryLine[]
  /** The form an approver opened; `error` stands beside its field. */
  form?: { verdict: Verdict; note?: string; error?: Bilingual }
}

/** A card whose place another took further down in the chat. */
export type MovedView = { title: Bilingual }

export type RequestRow = {
  approval: string
  title: Bilingual
  proposer: string
  at: Date
  waitsFor: readonly Actor[]
  late: boolean
}

/** One part of `/审批`: the rows shown, how many were skipped before them and how many follow. */
export type RequestRows = { rows: readonly RequestRow[]; skipped: number; left: number }

/** `reminder`: it comes by itself, because some of it waits long. */
export type RequestListView = Drawn & { waiting: RequestRows; mine: RequestRows; reminder?: boolean }
