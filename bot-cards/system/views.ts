import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'

/** A command as a person may use it. `name` is the English one, which its button runs. */
export type CommandView = { name: string; zh: string; aliases: readonly string[]; help: Bilingual }

/** `/帮助`: only what this person may use, most useful first. */
export type HelpView = { commands: readonly CommandView[] }

export type WelcomeView = { name: string }

/** The typed word and at most three commands that come closest. */
export type UnknownCommandView = { word: string; closest: readonly Pick<CommandView, 'name' | 'zh'>[] }

/** One plain sentence: a refusal, a confirmation. */
export type NoticeView = {
  tone: 'info' | 'success' | 'warning' | 'error'
  text: Bilingual
  /** Above the sentence; a word that suits the tone when absent. */
  title?: Bilingual
}

/** A handler's bug; the trace id is what an admin looks for. */
export type FailedView = { trace: string }

export type AdminClaimedView = { name: string }

/** `/投递`, for admins: what Lark refused and what our own handlers failed on. Ids, codes and names only. */
export type DeliveriesView = Drawn & {
  refused: readonly {
    outbox: string
    /** card, text, reaction. */
    what: string
    /** Name of the person or group, or its id when no name is known. */
    to: string
    /** Lark's code; the card says what it means. 0: Lark never answered. */
    code: number
    at: Date
    /** Already sent again from this card. */
    retried: boolean
  }[]
  failed: readonly {
    /** The event's key. */
    event: string
    /** Lark's event type. */
    type: string
    trace: string
    at: Date
    replayed: boolean
  }[]
  moreRefused: number
  moreFailed: number
}
