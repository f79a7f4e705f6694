import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

const item = z.object({ item: z.string() })
const page = z.object({ round: z.string(), page: z.int().nonnegative() })

/** Whether the frozen figures are right; only `right` can be submitted. */
export const dataAnswers = ['right', 'wrong'] as const

/** The three mandatory inputs (制度二(四)) and the tier proposed; without a tier it stays as it is. */
export const reviewFields = z.object({
  data: sentText,
  market: sentText,
  feedback: sentText,
  /** A tier, or `none`. */
  tier: sentText,
})
export type ReviewFields = z.output<typeof reviewFields>

/** As much as a proposer may write in one input. */
export const reviewTextLimit = 500

/** Sends an item's card to the presser, as it is now. */
export const openReviewItem = cardAction('review.open', { payload: item })
/** Shows the next item that is still to be done, in the place of this one. */
export const nextReviewItem = cardAction('review.next', { payload: z.object({ round: z.string() }) })
export const submitReview = cardAction('review.submit', { payload: item, form: reviewFields })
/** Freezes an item's figures anew, after they were put right. */
export const refreshReview = cardAction('review.refresh', { payload: item })
/** Opens a submitted item again; its request is taken back. */
export const takeBackReview = cardAction('review.take_back', { payload: item })
/** Asks for approval of everything submitted so far whose tier stays. */
export const askReviewBatch = cardAction('review.batch', { payload: z.object({ round: z.string() }) })
/** Turns the page of my list. */
export const pageReviewList = cardAction('review.page', { payload: page })
/** My list, from the progress card. */
export const openReviewList = cardAction('review.mine', { payload: z.object({ round: z.string() }) })
export const nudgeReviewer = cardAction('review.nudge', {
  payload: z.object({ round: z.string(), person: z.string(), page: z.int().nonnegative() }),
})
export const pageReviewProgress = cardAction('review.progress', { payload: page })
