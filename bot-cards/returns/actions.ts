import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

/** How the client was asked. */
export const returnHows = ['phone', 'on_site'] as const
export type ReturnHow = (typeof returnHows)[number]

/** How it is there now: nothing wrong, small things, something that must be mended. */
export const conditions = ['good', 'minor', 'bad'] as const
export type Condition = (typeof conditions)[number]

export const returnFields = z.object({
  how: sentText,
  condition: sentText,
  score: sentText,
  suggestions: sentText,
  problems: sentText,
})
export type ReturnFields = z.output<typeof returnFields>

const duty = z.object({ duty: z.string() })

/** Opens the form of a return visit, on a card of its own. The version does not matter. */
export const openReturn = cardAction('returns.open', { payload: duty })
/** Writes it down; the version is the duty's. */
export const saveReturn = cardAction('returns.save', { payload: duty, form: returnFields })
/** Turns to another page of one's return visits. */
export const turnReturns = cardAction('returns.turn', { payload: z.object({ from: z.int().nonnegative() }) })
