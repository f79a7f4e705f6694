import { type ReviewFields, reviewTextLimit } from '../../../bot-cards/review/actions.ts'
import type { TierOrNone } from '../../../bot-cards/review/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'

/** What a complete form says. */
export type Proposal = { market: string; feedback: string; proposedTier: TierOrNone }

type Checked = { proposal: Proposal } | { errors: Partial<Record<keyof ReviewFields, Refusal>> }

/**
 * The three mandatory inputs of 制度二(四): cooperation data confirmed, market change, client feedback; without one of
 * them nothing is submitted. The tier stays where none was chosen. Every field's refusal at once.
 */
export function checkReview(fields: ReviewFields, tier: Tier): Checked {
  const { data, market, feedback } = fields
  const chosen = fields.tier ?? tier
  const proposedTier: TierOrNone | undefined =
    chosen === 'none' ? 'none' : tiers.find((one) => one === chosen)
  const tooLong = (text: string | undefined): Refusal | undefined =>
    text !== undefined && text.length > reviewTextLimit
      ? { code: 'too_long', params: { max: reviewTextLimit } }
      : undefined
  const found: Partial<Record<keyof ReviewFields, Refusal | undefined>> = {
    data:
      data === 'right'
        ? undefined
        : { code: data === 'wrong' ? 'review_data_wrong' : 'review_data_missing', params: {} },
    market: market ? tooLong(market) : { code: 'review_market_missing', params: {} },
    feedback: feedback ? tooLong(feedback) : { code: 'review_feedback_missing', params: {} },
    tier: proposedTier ? undefined : { code: 'review_tier_unknown', params: {} },
  }
  const errors: Partial<Record<keyof ReviewFields, Refusal>> = {}
  for (const field of ['data', 'market', 'feedback', 'tier'] as const) {
    const refusal = found[field]
    if (refusal) errors[field] = refusal
  }
  if (Object.keys(errors).length === 0 && market && feedback && proposedTier)
    return { proposal: { market, feedback, proposedTier } }
  return { errors }
}
