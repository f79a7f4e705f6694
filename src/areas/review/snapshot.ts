import { z } from 'zod'
import { tierAnswer } from '../../../bot-cards/tiering/answer.ts'

const counted = z.object({ done: z.number(), due: z.number() })

/**
 * What an item froze when its review opened: numbers and codes, no words. Payments are absent until they are
 * known. `answer` is the tier engine's, as it was.
 */
export const snapshot = z.object({
  /** The half-year looked back on. */
  period: z.string(),
  face: counted,
  other: counted,
  openSteps: z.number(),
  lateSteps: z.number(),
  /** Scores of its tickets and return visits in the half: how many, and their mean. */
  scores: z.object({ count: z.number(), mean: z.number() }).optional(),
  /** First day of the tier it had. */
  since: z.string().optional(),
  /** Left over from the round before. */
  carried: z.boolean().optional(),
  answer: tierAnswer,
  /** The policy the engine answered under. */
  policyVersion: z.number(),
})
export type Snapshot = z.output<typeof snapshot>
