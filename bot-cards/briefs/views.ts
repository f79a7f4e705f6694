import type { ContactLine } from '../contacts/views.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { TicketsPart } from '../tickets/part.ts'
import type { VisitKind } from '../visits/actions.ts'
import type { VisitTime } from '../visits/views.ts'

/**
 * What somebody's consent does not allow: `pending`: not asked yet; `no_care`: agreed to business only; `withdrawn`: wants
 * not to be contacted any more.
 */
export const consentLimits = ['pending', 'no_care', 'withdrawn'] as const
export type ConsentLimit = (typeof consentLimits)[number]

/** Somebody one meets, as the plan names them; `line`: what the book knows, where it is clear who is meant. */
export type MetPerson = { name: string; line?: ContactLine; limits: readonly ConsentLimit[] }

/** A promise somebody keeps in mind at the meeting; `who`: which of us owes it. */
export type BriefPromise = { text: string; due?: string; who?: string }
export type BriefPromises = { items: readonly BriefPromise[]; more: number }

/** What somebody reads before a meeting. What they may not see of the client is absent. */
export type BriefView = Drawn & {
  plan: string
  version: number
  client: { id: string; name: string; tier?: Tier }
  kind: VisitKind
  at: Date
  minutes: number
  /** Who goes, the one whose plan it is first. */
  ours: readonly string[]
  /** The reader goes in this one's place, who is away. */
  instead?: string
  place?: string
  agenda?: string
  /** Absent: not the reader's to see. */
  met?: readonly MetPerson[]
  last?: readonly { kind: VisitKind; when: VisitTime; by: string; said: string }[]
  promises?: { ours: BriefPromises; theirs: BriefPromises }
  /** What is open at after-sales. */
  tickets?: TicketsPart
}

/**
 * One of today's meetings in the evening: `open` waits to be written down, `ahead` has not begun, `drafting` has its draft
 * open, `logged` has its visit.
 */
export type EveningRow = {
  plan: string
  version: number
  client: string
  kind: VisitKind
  at: Date
  state: 'open' | 'ahead' | 'drafting' | 'logged'
}

export type EveningView = Drawn & {
  rows: readonly EveningRow[]
  /** The reader writes them down in this one's place, who is away. */
  instead?: string
}
