import type { Bilingual } from '../kit/text.ts'
import type { WorkKind } from '../projects/actions.ts'
import type { GroupScope, Level, TicketKind } from '../tickets/kinds.ts'
import type { DraftFields } from './actions.ts'

/** What of a draft was guessed and not said. */
export const guessable = ['client', 'project', 'work', 'level', 'kind'] as const
export type Guessable = (typeof guessable)[number]

/** A report as it was understood. In a group the number is masked. */
export type TicketDraftView = {
  draft: string
  version: number
  status: 'open' | 'saved' | 'joined' | 'discarded'
  kind: TicketKind
  level: Level
  client?: string
  project?: string
  work?: WorkKind
  part: string
  place: string
  description: string
  reporter: string
  phone: string
  guessed: readonly Guessable[]
  /** Projects it may be about, while none is known. */
  options: readonly { id: string; name: string; client: string }[]
  /** An open ticket that may be the same matter. */
  similar?: { ticket: string; number: number; what: string }
  files: number
  /** In a private chat, where it might be a visit that was told. */
  mayBeVisit: boolean
  /** The ticket it became or joined. */
  number?: number
}

export type TicketFormView = {
  draft: string
  version: number
  isNew: boolean
  fields: DraftFields
  errors: { [K in keyof DraftFields]?: Bilingual }
  clients: readonly { id: string; name: string }[]
  projects: readonly { id: string; name: string; client: string }[]
}

/** Which tickets a group takes (`chat`), or all groups together. `value`: a project's name, a city, a kind of work. */
export type GroupView = {
  chat?: string
  rows: readonly { id: string; scope: GroupScope; value: string }[]
}
