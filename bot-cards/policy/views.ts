import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Role, Tier } from '../rights/roles.ts'
import type { PolicyFields } from './actions.ts'
import type { PolicyChapter, PolicyKey, PolicyUnit } from './keys.ts'

/** A value as it is stored, of any unit. */
export type RawValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | Readonly<Record<string, readonly Role[]>>

export type PolicyRow = { key: PolicyKey; unit: PolicyUnit; clause: string; value: RawValue; own: boolean }

export type ChaptersView = {
  version: number
  own: number
  total: number
  waiting?: { version: number; from: string }
}
export type ChapterView = { version: number; chapter: PolicyChapter; rows: readonly PolicyRow[] }

/** The form of one value, errors beside their fields. */
export type ChangeView = {
  version: number
  row: PolicyRow
  /** What may be picked, for choices and roles. */
  fields: Partial<PolicyFields>
  errors: Partial<Record<'value' | 'from' | 'why', Bilingual>>
}

export type PolicyDiff = { key: PolicyKey; unit: PolicyUnit; from: RawValue; to: RawValue }

/** What would change: to be confirmed, or as it was decided. */
export type ConfirmView = Drawn & {
  draft: string
  draftVersion: number
  status: 'open' | 'confirmed' | 'discarded'
  diffs: readonly PolicyDiff[]
  from: Date
  /** Now, or at a later moment. */
  later: boolean
  why: string
  /** Clients that would be tiered otherwise; absent where nothing of it touches tiers. */
  moves?: {
    clients: number
    moves: readonly { from: Tier | undefined; to: Tier | undefined; count: number }[]
  }
  /** The version it became. */
  version?: number
}

export type PolicyHistoryView = Drawn & {
  rows: readonly {
    version: number
    by: string
    at: Date
    from: Date
    why: string
    diffs: readonly PolicyDiff[]
  }[]
  more: number
}

/** A file that could not be taken: every wrong line with its reason. */
export type ImportErrorsView = { errors: readonly { line: number; text: Bilingual }[]; more: number }
