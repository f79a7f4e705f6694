import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { AcceptanceFields, ProjectFields, WorkKind } from './actions.ts'

/** How one kind of work stands today: days of the warranty, or that nothing is accepted yet. */
export type WorkView = {
  work: WorkKind
  acceptedOn?: string
  /** The last day under warranty. */
  until?: string
  /** Years or seasons the contract gives beyond the policy. */
  longer?: number
  /** The year of that day has no list of days off yet: it may move. */
  guessed?: true
}

/** A part of a project (3号楼) with its works; empty name: the whole. */
export type PartView = { part: string; works: readonly WorkView[] }

export type ProjectView = Drawn & {
  project: string
  version: number
  name: string
  client: { id: string; name: string }
  city: string
  site: string
  manager?: string
  /** Their people on site, for readers who may know. */
  contacts: readonly string[]
  startedOn?: string
  contractNo: string
  /** Amounts, for readers who may know. */
  money?: {
    contractYuan?: number
    retentionYuan?: number
    /** When it is due back; absent while that cannot be told. */
    retentionDue?: string
    /** More than the law lets a client hold back. */
    retentionHigh: boolean
  }
  /** The last day of the defect period. */
  defectEnd?: string
  parts: readonly PartView[]
  mayEdit: boolean
}

export type ProjectErrors = Partial<Record<keyof ProjectFields, Bilingual>>

export type ProjectFormView = {
  /** The project changed, or the id a new one gets. */
  project: string
  version: number
  /** Fixed, or to be chosen from these and typed. */
  client?: { id: string; name: string }
  clients?: readonly { id: string; name: string }[]
  isNew: boolean
  fields: ProjectFields
  errors: ProjectErrors
  colleagues: readonly string[]
  contacts: readonly { id: string; name: string }[]
  /** Whether amounts are shown. */
  money: boolean
}

export type AcceptanceFormView = {
  project: { id: string; version: number; name: string }
  fields: AcceptanceFields
  errors: Partial<Record<keyof AcceptanceFields, Bilingual>>
}

/** A project in a list: how many kinds of work are under warranty today, and which ends first. */
export type ProjectRow = {
  project: string
  name: string
  client: string
  city: string
  manager?: string
  covered: number
  ended: number
  waiting: number
  next?: string
}

export type ProjectListView = Drawn & {
  client?: { id: string; name: string }
  rows: readonly ProjectRow[]
  from: number
  total: number
  mayAdd: boolean
}

/** What is to be said of projects one morning. */
export type ProjectNoticeView = Drawn & {
  rows: readonly {
    project: string
    name: string
    client: string
    kind: 'warranty' | 'retention'
    dueDay: string
    /** Kinds of work whose warranty ends that day. */
    works: readonly WorkKind[]
    yuan?: number
  }[]
}
