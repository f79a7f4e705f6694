import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { CrossFault, PolicyChapter, PolicyData, PolicyKey, PolicyUnit } from './keys.ts'

/** A value as a card needs it. */
export type ValueView = {
  key: PolicyKey
  unit: PolicyUnit
  clause: string
  value: PolicyData
  standard: PolicyData
  own: boolean
}

export type PolicyHomeView = Drawn & { version: number; planned: readonly { version: number; day: string }[] }
export type PolicyChapterView = { chapter: PolicyChapter; values: readonly ValueView[] }
export type PolicyFormView = ValueView & {
  version: number
  typed?: string | undefined
  from?: string | undefined
  errors: { value?: Bilingual; from?: Bilingual }
}

export type ChangeView = { key: PolicyKey; unit: PolicyUnit; from: PolicyData; to: PolicyData }
export type PolicyDraftView = Drawn & {
  draft: string
  version: number
  state: { is: 'open' } | { is: 'confirmed'; version: number } | { is: 'discarded' }
  changes: readonly ChangeView[]
  /** From which day; absent: at once. */
  from?: string
  /** Absent where no rule of tiers is touched. */
  moves?: readonly { from: Tier | undefined; to: Tier | undefined; count: number }[]
  carried: number
  faults: readonly CrossFault[]
  whyMissing?: boolean
}

export type VersionView = {
  version: number
  who: string
  at: Date
  day: string
  why: string
  state: 'in_force' | 'planned' | 'past'
  changes: readonly ChangeView[]
}
export type PolicyVersionsView = Drawn & { versions: readonly VersionView[]; from: number; total: number }
export type PolicyFaultsView = { faults: readonly { line: number; key: string; reason: Bilingual }[] }
