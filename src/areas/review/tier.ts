import type { TierOrNone } from '../../../bot-cards/review/views.ts'
import type { Tier } from '../../../bot-cards/rights/roles.ts'

/** A proposed tier as the tiering area knows it: none is undefined. */
export const tierOf = (tier: TierOrNone): Tier | undefined => (tier === 'none' ? undefined : tier)
