import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { DuePage, PauseFields } from './actions.ts'
import type { CadenceKind, DutyKind } from './kinds.ts'

/** One duty as any card shows it. Days are calendar days, `2026-11-27`. */
export type DutyView = {
  id: string
  version: number
  /** `tier`: absent of a return visit to a client that has none. */
  client: { id: string; name: string; tier?: Tier; owner?: { id: string; name: string } }
  /** Who sees to it, where that is not the client's owner. */
  holder?: { id: string; name: string }
  kind: DutyKind
  from: string
  until: string
  due: string
  /** Counted from the last contact, not by month or quarter. */
  rolling: boolean
  needed: number
  done: number
  status: 'open' | 'done' | 'excused'
  /** Workdays since it was due; 0: not overdue. */
  overdue: number
  /** An excuse waits for its approval. */
  asked: boolean
  /** Counted in a year without an official list of days off: the date may move. */
  guessed?: true
  /** One line of why, as people say it: 本月面谈：11-12 已完成; 随访：距上次 11 天，3 天后到期. */
  why: Bilingual
}

/** What follows from a client's tier. */
export type CadenceView = DutyView & { kind: CadenceKind; client: { tier: Tier } }

/** Why a duty is not done; `asks`: who decides, where that is known. */
export type ExcuseView = Drawn & {
  duty: DutyView
  asks?: string
  reason?: string
  error?: Bilingual
  sent?: boolean
}

/** A pause that holds or is asked for; `last` is its last day. */
export type PauseLine = {
  id: string
  version: number
  from: string
  last: string
  status: 'asked' | 'active'
}

/** One client's pauses, and the form where there is none. */
export type PauseView = Drawn & {
  client: { id: string; name: string; version: number }
  asks?: string
  standing: readonly PauseLine[]
  fields: PauseFields
  errors: Partial<Record<keyof PauseFields, Bilingual>>
}

/** How many duties are how pressing. */
export type DueCounts = { overdue: number; today: number; week: number; later: number }

/** What is owed, most urgent first. Of one client also what was done and excused. */
export type DueView = Drawn & {
  page: DuePage
  client?: { id: string; name: string; pause?: PauseLine }
  lines: readonly DutyView[]
  counts: DueCounts
  /** All of them, on whatever page. */
  total: number
  /** Looks after clients; leads others who do. */
  has: { mine: boolean; people: boolean }
  /** May explain and pause: in charge of the client shown, or of whatever is listed. */
  acts: boolean
}

/** One of my clients and what it waits for. */
export type MyClientLine = {
  id: string
  name: string
  tier?: Tier
  /** Its most urgent open duty. */
  next?: DutyView
  pausedUntil?: string
  /** It has duties, and none is open. */
  allDone: boolean
}

/** Everybody I look after, by tier and urgency. */
export type MyClientsView = Drawn & {
  lines: readonly MyClientLine[]
  from: number
  total: number
  /** Clients of each tier; `none`: not tiered. */
  tiers: Partial<Record<Tier | 'none', number>>
  /** Clients of whom something is overdue. */
  overdue: number
}

export type MonthCounts = { done: number; due: number; overdue: number; excused: number }

/** Who was visited as this month asks: by tier, and what is left. */
export type MonthView = Drawn & {
  month: number
  scope: 'mine' | 'people'
  tiers: Partial<Record<Tier, MonthCounts>>
  left: readonly DutyView[]
  total: number
}
