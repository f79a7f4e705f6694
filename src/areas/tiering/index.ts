import type { Area } from '../../bot/define.ts'

export { type Answered, answerFor, answersFor } from './answer.ts'
export { type DecidedTier, decideTier, type TierDecision } from './decide.ts'
export { type TierMove, tierMoves } from './moves.ts'
export type { TierInput } from './recognition.ts'
export { tierAnswer, tierApprovers } from './rules.ts'

/** Recognition and tiers (制度二): what the rules say, what people judge, what was decided. */
export const tieringArea: Area = {}
