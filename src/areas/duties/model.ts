import type { CadenceKind } from '../../../bot-cards/duties/kinds.ts'
import type { Tier } from '../../../bot-cards/rights/roles.ts'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import type { VisitId } from '../../kernel/ids.ts'
import type { Policy } from '../policy/index.ts'

/** A contact that happened, as the rules see it; `day` is a calendar day of the company's zone. */
export type Touch = { id: VisitId; day: string; kind: VisitKind; executive: boolean; alsoSync: boolean }

/** Days `[from, until)`. */
export type Days = { from: string; until: string }

/**
 * A duty's window: the days `[from, until)`, how often it must happen within them, and the workday by which it should.
 * `rolling`: counted from the contact of the day `from` (or from the day the tier began), not by quarter or month.
 */
export type Window = Days & { kind: CadenceKind; tier: Tier; due: string; needed: number; rolling: boolean }

/** What became of a window: the visits that count for it, and the day it was fulfilled. */
export type Judged = { visitIds: VisitId[]; doneDay?: string }

/** A tier and the days `[since, until)` it holds; without an end it is in force. */
export type TierSpan = { tier: Tier; since: string; until?: string }

/** Days the client asked to be left alone, and the day on which that was asked. */
export type Pause = Days & { asked: string }

/** What the duties of one client follow from. */
export type Ground = {
  /** The tiers it has had, the oldest first; none: no duties. */
  spans: readonly TierSpan[]
  /** Merged into another: what is open is no longer owed, the rest stays as it was for when they are taken apart. */
  gone?: true
  /** Every contact since `since`, and the latest one before it that a follow-up is counted from, by day. */
  touches: readonly Touch[]
  /** Approved. */
  pauses: readonly Pause[]
  policy: CadencePolicy
  calendar: WorkCalendar
}

export type CadencePolicy = Pick<
  Policy,
  | 'cadence.strategic_executive_per_quarter'
  | 'cadence.strategic_sync_per_month'
  | 'cadence.important_face_per_month'
  | 'cadence.important_follow_up_days'
  | 'cadence.general_face_per_quarter'
  | 'cadence.general_follow_up_per_month'
  | 'cadence.wechat_counts'
  | 'cadence.partial_percent'
>
