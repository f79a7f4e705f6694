import { z } from 'zod'
import type { ApprovalPayload } from '../../bot/approval.ts'

/** Kinds of request a review asks: one client's tier changes; a batch of clients keeps theirs. */
export const changeKind = 'review_change'
export const keepKind = 'review_keep'

/** A batch names its items, so that its card can be drawn whatever became of them. */
export const batchPayload = (items: readonly { id: string }[]): ApprovalPayload => ({
  items: items.map((item) => item.id).join(' '),
})

export const itemsIn = (payload: ApprovalPayload): string[] =>
  z.object({ items: z.string() }).parse(payload).items.split(' ')
