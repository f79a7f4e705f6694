import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { ReviewFields } from './actions.ts'

/** What an item is proposed to become, or hinted to be: a tier, or none any more. */
export type TierOrNone = Tier | 'none'

export const itemStatuses = ['open', 'returned', 'proposed', 'approved', 'dropped', 'carried'] as const
/**
 * `open` waits for its proposer, `returned` again; `proposed` for approval; `approved` is decided; `dropped`: its client
 * was merged; `carried`: a later review took it over.
 */
export type ItemStatus = (typeof itemStatuses)[number]

/** Which round, `2027H1`, and its last days for proposals and approvals. */
export type RoundView = { round: string; half: string; proposeBy: string; approveBy: string }

export type ListRow = {
  item: string
  client: string
  tier: TierOrNone
  /** Absent: the engine cannot tell. */
  hint?: TierOrNone
  status: ItemStatus
  proposedTier?: TierOrNone
}

/** What one person has to review: five at a time, the most urgent first. */
export type ListView = Drawn &
  RoundView & {
    name: string
    closed: boolean
    rows: ListRow[]
    /** From 0. */
    page: number
    pages: number
    counts: Record<'open' | 'returned' | 'proposed' | 'approved', number>
    /** Submitted with the tier staying, not yet asked for approval. */
    ready: number
    /** Left over from the round before. */
    carried: number
    /** Who asked to get on with it. */
    nudgedBy?: string
    /** Why several were sent back. */
    returned?: string
  }

/** The figures as they were when the review opened; what is not known is absent. */
export type Figures = {
  /** The half looked back on, `2026H2`. */
  period: string
  annualYuan?: number
  forecastYuan?: number
  face: { done: number; due: number }
  /** 项目专项 of a strategic client, 随访 of the others. */
  other: { kind: 'project_sync' | 'follow_up'; done: number; due: number }
  openSteps: number
  lateSteps: number
  /** What the client scored tickets and return visits: how often, and the mean. */
  scores?: { count: number; mean: number }
}

export type ItemState =
  | { status: 'form'; fields: ReviewFields; errors: Partial<Record<keyof ReviewFields, Bilingual>> }
  | { status: 'proposed'; asked: boolean; proposedTier: TierOrNone; market: string; feedback: string }
  | { status: 'approved'; proposedTier: TierOrNone; from: string }
  | { status: 'dropped' | 'carried' }

export type ItemView = Drawn &
  RoundView & {
    item: string
    version: number
    client: string
    tier: TierOrNone
    since?: string
    /** The last day for what the item waits for. */
    due: string
    figures: Figures
    /** Absent: the engine cannot tell. */
    hint?: TierOrNone
    /** How the engine got there. */
    why: readonly Bilingual[]
    /** What the approver wrote when it was sent back. */
    returned?: string
    /** Items of the same person still to be done, this one left out. */
    left: number
    state: ItemState
  }

export type ProgressRow = {
  person: string
  name: string
  done: number
  waiting: number
  open: number
  late: number
  nudgedToday: boolean
}

/** How far a round has come, per person; the slowest first. */
export type ProgressView = Drawn &
  RoundView & {
    version: number
    closed: boolean
    total: Omit<ProgressRow, 'person' | 'name' | 'nudgedToday'>
    rows: ProgressRow[]
    page: number
    pages: number
    /** Taken over from the round before. */
    carried: number
    /** How many wait for the reader's own proposal. */
    mine: number
    mayNudge: boolean
  }

/** Told to the team lead, then to the general manager: what should have been done. */
export type LateView = Drawn &
  RoundView & {
    to: 'lead' | 'general_manager'
    late: number
    rows: Pick<ProgressRow, 'name' | 'late'>[]
    more: number
  }
