import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'

/** Texts of the company that have versions. */
export const documentKinds = ['nda', 'consent_notice'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** "I have read this and sign": the version of the text that was shown. */
export const signNda = cardAction('nda.sign', { payload: z.object({ version: z.int().positive() }) })
/** Who has not signed yet (admins, legal); `from` pages on. */
export const openUnsigned = cardAction('nda.unsigned', {
  payload: z.object({ from: z.int().nonnegative() }),
})
/** Asks one of them again. */
export const nudgeUnsigned = cardAction('nda.nudge', {
  payload: z.object({ person: z.string(), from: z.int().nonnegative() }),
})
/** Opens the form of a new version. */
export const writeDocument = cardAction('nda.write', { payload: z.object({ kind: z.enum(documentKinds) }) })

export const documentFields = z.object({ zh: sentText, en: sentText, from: sentDay })
export type DocumentFields = z.output<typeof documentFields>
/** Publishes it. The card's version is the text's version it replaces. */
export const publishDocument = cardAction('nda.publish', {
  payload: z.object({ kind: z.enum(documentKinds) }),
  form: documentFields,
})
