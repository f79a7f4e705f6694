import type { FileView } from '../files/views.ts'
import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Facing, VisitFields, VisitKind } from './actions.ts'

export type { Drawn } from '../kit/when.ts'

/** A value read from somebody's words. `guessed`: keqing filled it in, the card marks it as such. */
export type Read<T> = { value: T; guessed: boolean }

/** Which client a draft means. */
export type DraftClient =
  | { state: 'known'; id: string; name: string; guessed: boolean }
  | { state: 'choose'; typed: string; options: { id: string; name: string; hint: string }[] }
  | { state: 'unknown'; typed: string }
  | { state: 'empty' }

/** `exact` to the minute; `half` only morning/afternoon/evening is known; `day` only the day. */
export type VisitTime = { at: Date; precision: 'exact' | 'half' | 'day' }

/** An amount of money as people say it: `2,300 万元`, `¥23,000,000`. */
export type AmountView = { text: Bilingual; guessed: boolean }

/** 高层面谈: it was one, or what it lacks: one of us high enough, one of them who decides, or which of several of a name. */
export type ExecutiveView =
  | { held: true }
  | { held: false; missing: readonly ('ours' | 'theirs' | 'unclear')[] }

export type NextStep = {
  text: string
  /** Absent: we promised it to the client. */
  facing?: Facing
  /** Calendar day `2026-11-27`. */
  due?: Read<string>
  owner?: { openId: string; name: string }
}

/** Something keqing will not guess: asked on the card with one button per option. */
export type Question = { text: Bilingual; options: Bilingual[] }

export type DraftItemView = {
  client: DraftClient
  kind?: Read<VisitKind>
  when?: Read<VisitTime>
  people: string[]
  /** Names of the colleagues who came along. */
  ours: string[]
  /** It counts as a project meeting as well. */
  alsoSync: boolean
  said: string
  /** Amounts found in the text, as read. */
  amounts: AmountView[]
  nextSteps: NextStep[]
  questions: Question[]
  /** Refusals that stop this item from being confirmed until edited (a visit in the future, 2月30号 …). */
  problems: Bilingual[]
  /** Why a visit more than seven days old is logged only now. */
  reason?: string
}

/**
 * The form of one visit. `errors` are shown beside their fields; `fields` keep what the person typed.
 * A `said` longer than Lark's input takes (1,000 characters, `inputLimit`) is not put into its field: the form
 * says so, and a `said` that then comes back empty means "leave it as it is".
 */
export type VisitFormView = {
  item: number
  fields: VisitFields
  errors: Partial<Record<keyof VisitFields, Bilingual>>
  /** Clients to choose from: the person's recent ones, at most 20, and the one in `fields.client`. */
  recent: { id: string; name: string }[]
  /** open_ids offered as owner of the next step; without them Lark offers the members of the chat. */
  colleagues?: string[]
}

/**
 * The draft card through its whole life: one record, one card.
 * `open` waits for confirm; `repeat` asks whether the same text again is meant; `saved` may be undone until
 * `undoUntil`; the other states are closed.
 */
export type DraftView = Drawn & {
  draft: string
  version: number
  items: DraftItemView[]
  attachments: FileView[]
  state:
    | { status: 'open'; form?: VisitFormView; startedAsForm: boolean }
    | { status: 'repeat'; firstAt: Date }
    | {
        status: 'saved'
        savedAt: Date
        undoUntil: Date
        visits: { id: string; version: number; executive?: ExecutiveView }[]
      }
    | { status: 'undone'; by: string; at: Date }
    | { status: 'discarded' }
}

/** A saved visit being looked at or edited after the undo time. */
export type VisitView = Drawn & {
  visit: string
  version: number
  client: { id: string; name: string }
  author: string
  kind: VisitKind
  when: VisitTime
  people: string[]
  ours: string[]
  alsoSync: boolean
  executive?: ExecutiveView
  said: string
  amounts: AmountView[]
  nextSteps: (NextStep & { done: boolean })[]
  attachments: FileView[]
  reason?: string
  /** How often it was changed, and by whom last. */
  changes: { count: number; lastAt?: Date; lastBy?: string }
  state: { status: 'saved' } | { status: 'editing'; form: VisitFormView } | { status: 'undone' }
}

export type OpenStep = {
  id: string
  version: number
  client: string
  text: string
  facing: Facing
  due?: string
  owner: string
  done: boolean
}

/** `/我的`: what I logged last and what I still owe. */
export type MineView = Drawn & {
  name: string
  visits: { id: string; version: number; client: string; kind: VisitKind; when: VisitTime; said: string }[]
  steps: OpenStep[]
  /** Open steps beyond those shown. */
  moreSteps: number
}

/** What a group sees of a visit logged there: no protected text. `draft`: it waits for confirm in the private chat. */
export type GroupVisitView = { who: string; clients: string[]; state?: 'draft' | 'saved' }
