import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { FlagFields, JudgeFields, ProposeFields } from './actions.ts'
import type { TierAnswer } from './answer.ts'
import type { AssessedItem, Result } from './items.ts'

export type AssessmentView = { item: AssessedItem; result: Result; by: string; day: string; reason: string }

type Errors<F> = Partial<Record<keyof F, Bilingual>>

/** The form a tier card has open. */
export type TierForm =
  | { kind: 'judge'; fields: JudgeFields; errors: Errors<JudgeFields> }
  | { kind: 'propose'; fields: ProposeFields; errors: Errors<ProposeFields>; starts?: string }
  | { kind: 'flag'; fields: FlagFields; errors: Errors<FlagFields> }

/** `/定级 客户`: the tier, what the rules say of it and why, what people judged, and what may be done. */
export type TieringView = Drawn & {
  client: string
  version: number
  name: string
  tier?: Tier
  since?: string
  answer: TierAnswer
  policyVersion: number
  /** Policy values that words quote. */
  overdueDays: number
  arrearsMonths: number
  assessments: readonly AssessmentView[]
  /** Decided, and when it begins to hold. */
  waiting?: { to?: Tier; from: string }
  /** Proposed and not decided. */
  request?: { to?: Tier; by: string }
  /** What the reader may do here. */
  may: { act: boolean; flag: boolean }
  /** Amounts a sentence named, in yuan, where they differ from the record. */
  heard?: { annual?: number; forecast?: number }
  form?: TierForm
}
