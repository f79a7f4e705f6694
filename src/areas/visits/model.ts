import type { Facing, VisitKind } from '../../../bot-cards/visits/actions.ts'
import type { NameMatch } from '../../kernel/text/match-names.ts'

/** A value read from a person's words; `guessed` when keqing filled in what was not said outright. */
export type Read<T> = { value: T; guessed: boolean }

/** When a visit took place. `half`: only morning/afternoon/evening was said; `day`: only the day. */
export type VisitTime = { at: Date; precision: 'exact' | 'half' | 'day' }

/** One of us as a visit names them. */
export type Ours = { openId: string; name: string }

/** A promise heard in a visit's text. `due` is a calendar day `2026-11-27`; without `facing` we promised it to the client. */
export type HeardStep = { text: string; due?: Read<string>; facing?: Exclude<Facing, 'client'> }

/** An amount of money as heard, in yuan; `text` the words it was read from. */
export type HeardAmount = { yuan: number; text: string; guessed: boolean; per?: 'square_metre' }

/** Something that must be asked, never guessed: which day, which amount. Options carry the value they stand for. */
export type HeardQuestion =
  | { about: 'when'; heard: string; options: { date: string; time?: string }[] }
  | { about: 'due'; step: number; heard: string; options: { date: string }[] }
  | { about: 'amount'; heard: string; options: { yuan: number }[] }
  | { about: 'ours'; heard: string; options: Ours[] }

/** What stops this visit from being saved as it stands: an impossible or future date, a number too long to be a phone … */
export type HeardProblem =
  | { code: 'no_such_day'; params: { heard: string } }
  | { code: 'no_such_weekday'; params: { heard: string } }
  | { code: 'no_such_time'; params: { heard: string } }
  | { code: 'in_the_future'; params: { heard: string } }
  | { code: 'phone_wrong_length'; params: { heard: string; digits: number } }

/** One visit as understood from free text: the content of a draft before anybody confirmed it. */
export type HeardVisit = {
  client: NameMatch
  kind?: Read<VisitKind>
  when?: Read<VisitTime>
  /** People met, as named: 王总, 李工. */
  people: string[]
  /** Who of us came along, where that was said. */
  ours?: Ours[]
  /** It counts as a project meeting as well, was said. */
  alsoSync?: true
  /** The person's own words for this visit, tidied of what became fields; never invented. */
  said: string
  amounts: HeardAmount[]
  steps: HeardStep[]
  questions: HeardQuestion[]
  problems: HeardProblem[]
}
