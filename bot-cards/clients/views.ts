import type { Bilingual } from '../kit/text.ts'
import type { ClientFields } from './actions.ts'

/** Several clients to pick one from: what `typed` matches, or my recent ones when nothing was typed. */
export type ChooseClientView = {
  typed?: string
  /** `hint`: what tells two of the same name apart, such as the city. The first five are shown. */
  options: { id: string; name: string; hint: string }[]
  /** Matches beyond `options`; none when absent. */
  more?: number
  /** The command that goes on with the one chosen; without it, the client's card opens. */
  then?: { command: string; rest: string }
}

/** Nothing matched: create it here. `errors` stand beside their fields, `fields` keep what the person typed. */
export type CreateClientView = {
  /** What was looked for; absent when a new client was asked for outright. */
  typed?: string
  fields: ClientFields
  errors: Partial<Record<keyof ClientFields, Bilingual>>
}
