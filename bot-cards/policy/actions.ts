import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'
import { policyChapters, policyKeys } from './keys.ts'

const chapter = z.object({ chapter: z.enum(policyChapters) })
const key = z.object({ key: z.enum(policyKeys) })
const draft = z.object({ draft: z.string() })

export const policyFields = z.object({
  value: sentText,
  /** Of a value that is several of several. */
  values: sentMany,
  from: sentDay,
  why: sentText,
})
export type PolicyFields = z.output<typeof policyFields>

export const openChapter = cardAction('policy.chapter', { payload: chapter })
export const openChapters = cardAction('policy.chapters', { payload: z.object({}) })
export const openHistory = cardAction('policy.history', { payload: z.object({}) })
/** Opens the form of one value. */
export const changeValue = cardAction('policy.change', { payload: key })
/** Sends it: nothing holds yet, what would change is shown. The card's version is the policy's it was drawn from. */
export const submitValue = cardAction('policy.submit', { payload: key, form: policyFields })
export const confirmPolicy = cardAction('policy.confirm', { payload: draft })
export const discardPolicy = cardAction('policy.discard', { payload: draft })
/** The whole policy as one file. */
export const exportPolicy = cardAction('policy.export', { payload: z.object({}) })
/** "The next file I send is the policy." */
export const importPolicy = cardAction('policy.import', { payload: z.object({}) })
