import type { ContactLine } from '../contacts/views.ts'
import type { OwedPart } from '../duties/client-part.ts'
import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Tier } from '../rights/roles.ts'
import type { TicketsPart } from '../tickets/part.ts'
import type { TierAnswer } from '../tiering/answer.ts'
import type { VisitKind } from '../visits/actions.ts'
import type { OpenStep, VisitTime } from '../visits/views.ts'
import type { ClientFields, ClientType } from './actions.ts'

/** Several clients to pick one from: what `typed` matches, or my recent ones when nothing was typed. */
export type ChooseClientView = {
  typed?: string
  /** `hint`: what tells two of the same name apart, such as the city. The first five are shown. */
  options: { id: string; name: string; hint: string }[]
  /** Matches beyond `options`; none when absent. */
  more?: number
  /** The command that goes on with the one chosen; without it, the client's card opens. */
  then?: { command: string; rest: string }
  /** How that command is written: /合并, /merge. */
  written?: Bilingual
}

/** A client that is not open to who asked. */
export type ClosedClientView = { client: string; name: string }

/** A record that may be the same company, and why. */
export type DuplicateView = {
  id: string
  name: string
  city: string
  owner?: string
  by: 'uscc' | 'name' | 'pinyin'
}

/** The form of a new client. `errors` stand beside their fields, `fields` keep what the person typed. */
export type CreateClientView = {
  /** What was looked for; absent when a new client was asked for outright. */
  typed?: string
  fields: ClientFields
  errors: Partial<Record<keyof ClientFields, Bilingual>>
  /** Codes the typed one was probably meant to be. */
  likely?: string[]
  /** Records it looks like: the question is asked before anything is saved. */
  duplicates?: DuplicateView[]
}

export type VisitLine = {
  id: string
  version: number
  kind: VisitKind
  when: VisitTime
  by: string
  said: string
}

/** A client's card for one reader: a part that is not there is one they may not see. */
export type ClientCardView = Drawn & {
  client: string
  version: number
  name: string
  owner?: string
  /** The reader was let in for a while, until then. */
  until?: Date
  tier?: Tier
  /** First day the tier holds, `2026-07-01`. */
  tierSince?: string
  /** What the rules say of it today, and the decided change that waits for its day. */
  tiering?: { answer: TierAnswer; waiting?: { to?: Tier; from: string } }
  /** What it is owed now (制度五(一)). */
  owed?: OwedPart
  /** Its open after-sales tickets. */
  tickets?: TicketsPart
  profile?: {
    aliases: string[]
    type: ClientType
    city: string
    region: string
    uscc?: string
    /** The code's check digit fails and was kept for a reason. */
    usccKept?: boolean
    group?: string
    business: string
    organisation: string
    plan: string
  }
  /** Those who decide first; phones masked until their owner consented. */
  contacts?: ContactLine[]
  amounts?: { months: number; annual: number; contracts: number; forecast?: number; investment?: number }
  visits?: {
    /** The reader sees only what they wrote down themselves. */
    own: boolean
    lastByKind: { kind: VisitKind; when: VisitTime; by: string }[]
    steps: OpenStep[]
    moreSteps: number
    /** Newest first; the first five are shown, the others folded. */
    list: VisitLine[]
    total: number
  }
  /** Clients taken into this one that can still be taken out again. */
  merges?: { id: string; name: string; until: string }[]
  may: { edit: boolean; amounts: boolean; merge: boolean; ask: boolean }
}
