import type { Bilingual } from '../kit/text.ts'
import type { Tier } from '../rights/roles.ts'
import type { DutyKind } from './kinds.ts'

/** One duty as any card shows it. Days are calendar days, `2026-11-27`. */
export type DutyView = {
  id: string
  version: number
  client: { id: string; name: string; tier: Tier; owner?: { id: string; name: string } }
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
