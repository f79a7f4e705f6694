import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'
import { policyChapters, policyKeys } from './keys.ts'

/** Back to the chapters. */
export const openPolicy = cardAction('policy.open', { payload: z.object({}) })
/** One chapter with its values. */
export const openChapter = cardAction('policy.chapter', {
  payload: z.object({ chapter: z.enum(policyChapters) }),
})
/** The form of one value. */
export const editValue = cardAction('policy.edit', { payload: z.object({ key: z.enum(policyKeys) }) })

/** Several roles of a select come as a list; everything else as text. */
export const valueFields = z.object({ value: sentText, from: sentDay })
export const submitValue = cardAction('policy.submit', {
  payload: z.object({ key: z.enum(policyKeys) }),
  form: valueFields,
})

const ofDraft = z.object({ draft: z.string() })
/** Makes the draft a version. */
export const confirmPolicy = cardAction('policy.confirm', {
  payload: ofDraft,
  form: z.object({ why: sentText }),
})
export const discardPolicy = cardAction('policy.discard', { payload: ofDraft })

/** Who changed what when; `from` pages on. */
export const openVersions = cardAction('policy.history', {
  payload: z.object({ from: z.int().nonnegative() }),
})
/** Drafts a way back to an earlier version. */
export const restoreVersion = cardAction('policy.restore', {
  payload: z.object({ version: z.int().nonnegative() }),
})
export const exportPolicy = cardAction('policy.export', { payload: z.object({}) })
export const importPolicy = cardAction('policy.import', { payload: z.object({}) })
