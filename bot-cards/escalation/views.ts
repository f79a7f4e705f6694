import type { Drawn } from '../kit/when.ts'
import type { Clock, Level, TicketKind } from '../tickets/kinds.ts'

/** Why somebody is told of a ticket. */
export type AlertWhy =
  /** Half of its time is used up, or three quarters. */
  | { is: 'nudge' | 'group'; clock: Clock; due: Date }
  /** The time is over. */
  | { is: 'late'; clock: Clock; due: Date }
  /** Somebody asked for those above. */
  | { is: 'asked' }
  /** A grave complaint came in. */
  | { is: 'grave' }
  /** Taken away from whoever had it. */
  | { is: 'released'; why: 'silent' | 'away' | 'asked'; who?: string }
  /** Is it still in hand? `minutes`: until it is given back. */
  | { is: 'ask'; minutes: number; answered?: 'still_on' | 'given_back' }

/** What somebody is told of a ticket by itself. Whoever may not see it has its number and why, no more. */
export type AlertView = Drawn & {
  ticket: string
  number: number
  kind: TicketKind
  level: Level
  why: AlertWhy
  /** The group's line has no buttons: the ticket's card stands above it. */
  inGroup?: boolean
  mayTake: boolean
  mayAssign: boolean
  assignee?: string
  seen?: { client: string; project?: string; where: string; description: string }
}

/** A day of the rota and who is on it. */
export type RotaDay = { day: string; people: readonly string[]; off: boolean }

export type RotaView = Drawn & {
  days: readonly RotaDay[]
  mayEdit: boolean
  /** The day being edited, and whom it has now. */
  form?: { day: string; picked: readonly string[]; colleagues: readonly string[]; error?: 'unknown' | 'gone' }
}
