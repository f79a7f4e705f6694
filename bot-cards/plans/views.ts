import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Facing, VisitKind } from '../visits/actions.ts'
import type { PlanFields } from './actions.ts'

/** What a plan must state (制度五(一)): 时间、参与人员、议题、后续行动项. */
export const planParts = ['time', 'people', 'agenda', 'steps'] as const
export type PlanPart = (typeof planParts)[number]

/** Something to think about before going; it stops nothing. */
export type PlanWarning =
  | { code: 'day_off' }
  /** The year has no official list yet: the day may turn out to be one off. */
  | { code: 'calendar_guessed' }
  | { code: 'away'; who: string }
  | { code: 'busy'; client: string; at: Date }

export type PlanStepView = { text: string; due?: string; owner?: string; facing?: Facing }

/**
 * The form of one item. `only`: just the fields of what is missing. `errors` are shown beside their fields; `fields`
 * keep what the person typed. `clients` are offered where the client is not settled yet.
 */
export type PlanFormView = {
  fields: PlanFields
  errors: Partial<Record<keyof PlanFields, Bilingual>>
  only?: readonly PlanPart[]
  clients?: { id: string; name: string }[]
  /** open_ids of colleagues to take along, or to do a follow-up. */
  colleagues: readonly string[]
}

/** One planned contact through its whole life: one record, one card. */
export type PlanView = Drawn & {
  plan: string
  version: number
  client: { id: string; name: string }
  kind: VisitKind
  time: { at: Date; precision: 'exact' | 'half' | 'day' }
  minutes: number
  owner: string
  ours: string[]
  theirs: string[]
  agenda: string
  place?: string
  steps: PlanStepView[]
  warnings: PlanWarning[]
  /** Every time it was moved after it was published; `to` absent: cancelled. */
  moves: { from: Date; to?: Date; by: string; at: Date }[]
  /** The reader may change it. */
  mine: boolean
  state:
    | { status: 'draft'; missing: PlanPart[]; form?: PlanFormView }
    | { status: 'published'; over: boolean; form?: PlanFormView }
    | { status: 'moving'; form: PlanFormView }
    | { status: 'cancelling' }
    | { status: 'done' }
    | { status: 'cancelled' }
}

/** The form of an item that is not written yet. */
export type NewPlanView = Drawn & {
  /** Id it will have: a second press of the same form writes nothing. */
  plan: string
  client?: { id: string; name: string }
  form: PlanFormView
}

export type PlanRow = {
  plan: string
  version: number
  client: string
  kind: VisitKind
  time: { at: Date; precision: 'exact' | 'half' | 'day' }
  /** Whose it is, where it is not the reader's. */
  owner?: string
  state: 'draft' | 'published' | 'done' | 'unrecorded'
}

/** `/计划`: what is ahead by day, what still lacks something, and what was held without a record of it. */
export type PlanListView = Drawn & {
  /** Of one client, or the reader's own. */
  client?: { id: string; name: string }
  rows: PlanRow[]
  /** Drafts that cannot be published yet. */
  drafts: PlanRow[]
  /** Held within the last days, no visit recorded. */
  unrecorded: PlanRow[]
  more: number
}

/** A colleague is asked along, or told that it moved or fell through: names and a time, nothing that was written. */
export type InvitedView = Drawn & {
  plan: string
  version: number
  client: string
  kind: VisitKind
  at: Date
  minutes: number
  by: string
  what: 'invited' | 'moved' | 'cancelled' | 'dropped'
  before?: Date
}

/** A colleague is asked along to several meetings at once. */
export type InvitedMonthView = Drawn & {
  by: string
  meetings: Pick<InvitedView, 'plan' | 'version' | 'client' | 'kind' | 'at' | 'minutes'>[]
}
