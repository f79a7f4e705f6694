import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { HandoverKind, StartFields } from './actions.ts'

/** What changes hands or ends, in the order a manager goes through it. */
export const itemKinds = ['client', 'step', 'draft', 'approval', 'grant', 'seat', 'pledge'] as const
export type ItemKind = (typeof itemKinds)[number]

export type StartView = {
  fields: StartFields
  errors: Partial<Record<keyof StartFields, Bilingual>>
  colleagues: readonly string[]
}

export type KindCount = { kind: ItemKind; total: number; done: number; offered: number }

/** The manager's one card, from start to end. */
export type HandoverView = Drawn & {
  handover: string
  version: number
  name: string
  kind: HandoverKind
  lastDay: string
  endsAt: Date
  ended: boolean
  sudden: boolean
  status: 'open' | 'closed' | 'cancelled'
  counts: readonly KindCount[]
  /** Who was offered something and has not answered. */
  waitingFor: readonly string[]
  /** What nobody was offered yet: clients, and steps at clients of others. */
  toOffer: readonly { item: string; client: string; step: boolean }[]
  colleagues: readonly string[]
  successor?: string
  error?: Bilingual
  pledge: 'open' | 'signed' | 'missing'
  reasonError?: Bilingual
  mayCancel: boolean
}

/** What one successor is offered. */
export type OfferView = Drawn & {
  handover: string
  version: number
  leaver: string
  lastDay: string
  state: 'open' | 'answered' | 'cancelled'
  rows: readonly { item: string; client: string; tier?: Tier; steps: number; step: boolean }[]
  accepted: number
  reason?: string
  error?: Bilingual
}

/** What the leaver sees: what is still theirs to do. */
export type LeaverView = Drawn & {
  handover: string
  version: number
  manager: string
  kind: HandoverKind
  lastDay: string
  clients: number
  drafts: number
  state: 'open' | 'signed' | 'cancelled'
}
