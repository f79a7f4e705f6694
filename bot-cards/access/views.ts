import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Purpose } from './purposes.ts'

/** Asking for leave to see a client; `sent` once it is on its way to `owner`. */
export type AskAccessView = {
  client: string
  name: string
  owner?: string
  hours: number
  reason?: string
  error?: Bilingual
  sent?: true
}

/** Somebody's leave to see a client, as its holder (`mine`) or whoever is in charge sees it. */
export type GrantView = Drawn & {
  grant: string
  version: number
  client: string
  name: string
  holder: string
  until: Date
  state: 'open' | 'ended' | 'revoked'
  mine: boolean
}

/** Reads of one person for one purpose on one day, put together. */
export type SeenRow = { who: string; purpose: Purpose; last: Date; times: number; parts: readonly SeenPart[] }
export const seenParts = ['visits', 'contacts', 'profile', 'requests', 'other'] as const
export type SeenPart = (typeof seenParts)[number]

/** `/谁看过`: who may see it for a while, and who saw what lately. */
export type SeenByView = Drawn & {
  client: string
  name: string
  people: number
  days: number
  grants: readonly { grant: string; version: number; holder: string; until: Date }[]
  rows: readonly SeenRow[]
  /** More rows lie further back: the last one's moment. */
  before?: string
}

/** Monday's line for an owner: how often others looked at whose data. */
export type WeeklySeenView = {
  clients: readonly { client: string; name: string; people: number; times: number }[]
  more: number
}

/** For legal and admins: one person read unusually much. */
export type BulkReadView = Drawn & { who: string; clients: number; hours: number; at: Date }
