import type { DutyKind } from '../duties/kinds.ts'
import type { DutyView } from '../duties/views.ts'
import type { Drawn } from '../kit/when.ts'

/** One line of somebody's day. */
export type MorningRow = {
  duty: DutyView
  /** Theirs; in the owner's place; of a client nobody owns; or overdue at a colleague's, told to who leads them. */
  whose: 'mine' | 'instead' | 'nobody' | 'team'
  /** How often it may still be put off. */
  snoozesLeft: number
  /** Put off until this day. */
  snoozedUntil?: string
  /** The owner was reminded of it today. */
  nudged: boolean
}

/** What somebody is reminded of on one day, the most urgent first. */
export type MorningView = Drawn & {
  person: string
  day: string
  version: number
  /** They have not signed the NDA: nothing of a client is shown. */
  locked: boolean
  rows: MorningRow[]
  /** Those not shown, and how many of them are overdue. */
  more: number
  moreOverdue?: number
  /** What of it has been settled since. */
  done: { client: string; kind: DutyKind; excused: boolean }[]
  /** Since which day nothing had been sent, where this card makes up for it. */
  missedFrom?: string
  /** The line being put off, and the days to choose from. */
  asking?: { duty: string; days: string[] }
}

/** A manager reminds somebody of what is overdue. `instead`: they stand in for the owner. */
export type NudgeView = Drawn & { by: string; duty: DutyView; instead: boolean }
