import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { WorkKind } from '../projects/actions.ts'
import type { Tier } from '../rights/roles.ts'
import type { Asked, ListScope, MoveFields } from './actions.ts'
import type { Clock, Confirmation, Coverage, Level, Move, Status, TicketKind, Waiting } from './kinds.ts'

/** How one clock of a ticket stands. `due` is absent while it stands still. */
export type ClockView = { clock: Clock; due?: Date; stoppedAt?: Date; state: 'open' | 'kept' | 'missed' }

/** A line of a ticket's history: what was done, by whom (absent: keqing) and what was said. */
export type HistoryLine = {
  at: Date
  who?: string
  did:
    | 'opened'
    | 'taken'
    | 'assigned'
    | 'released'
    | 'scheduled'
    | 'arrived'
    | 'paused'
    | 'resumed'
    | 'pause_corrected'
    | 'resolved'
    | 'confirmed'
    | 'closed'
    | 'reopened'
    | 'cancelled'
    | 'merged'
    | 'absorbed'
    | 'split'
    | 'corrected'
    | 'escalated'
    | 'commented'
    | 'still_on'
  note?: string
  /** Whoever it was given to. */
  to?: string
  internal?: boolean
  /** Its message was recalled: the words are gone, the line stays. */
  takenBack?: boolean
  files?: number
}

/** A ticket as its card shows it, the same for everybody who reads the group. */
export type TicketView = Drawn & {
  ticket: string
  number: number
  version: number
  kind: TicketKind
  level: Level
  status: Status
  waiting?: Waiting
  round: number
  client: { id: string; name: string; tier?: Tier }
  project?: string
  part: string
  /** 大堂顶上: where in it. */
  place: string
  work?: WorkKind
  description: string
  /** Who called; the number is masked. */
  reporter: string
  phone: string
  openedAt: Date
  visitAt?: Date
  assignee?: string
  coverage: Coverage
  coveredUntil?: string
  clocks: readonly ClockView[]
  /** Newest last. */
  history: readonly HistoryLine[]
  /** Everything that came with it. */
  files: number
  solution?: string
  costYuan?: number
  confirmedBy?: Confirmation
  satisfaction?: number
  /** Number of the ticket it went into. */
  mergedInto?: number
  moves: readonly Move[]
}

/** The form of a move: of which ticket, and what there is to choose from. */
export type MoveFormView = {
  ticket: { id: string; number: number; version: number; where: string }
  move: Asked
  kind: TicketKind
  coverage: Coverage
  fields: MoveFields
  errors: Partial<Record<keyof MoveFields, Bilingual>>
  /** Whom it may be given to. */
  people: readonly { id: string; name: string }[]
  /** Open tickets it may be merged into. */
  others: readonly { id: string; number: number; where: string }[]
}

/** A ticket in a list; nothing protected. */
export type TicketRow = {
  ticket: string
  number: number
  client: string
  project?: string
  part: string
  level: Level
  status: Status
  waiting?: Waiting
  openedAt: Date
  closedAt?: Date
  assignee?: string
  due?: Date
  score?: number
}

export type TicketListView = Drawn & {
  scope: ListScope
  /** The project or client it is of. */
  about?: { name: string; client?: string; project?: string }
  rows: readonly TicketRow[]
  from: number
  total: number
  /** How many of all are past their time. */
  late: number
}
