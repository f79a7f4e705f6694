import { z } from 'zod'
import { recognitionFormulas } from '../policy/keys.ts'
import { tiers } from '../rights/roles.ts'
import { assessedItems, criteria, results, tierRoutes } from './items.ts'

/** One condition of a test. Amounts in yuan; `at` is the line, `now` what is on record (absent: nothing is). */
const need = z.discriminatedUnion('kind', [
  /** Signed in the rolling months, to reach (≥) `at`. */
  z.object({ kind: z.literal('annual'), at: z.number(), now: z.number() }),
  /** Three-year forecast, to exceed (>) `at`. */
  z.object({ kind: z.literal('forecast'), at: z.number(), now: z.number().optional() }),
  /** The client's investment in a single project, to reach (≥) `at`. */
  z.object({ kind: z.literal('project'), at: z.number(), now: z.number().optional() }),
  /** An item to be judged as holding; `now`: how it was judged, unknown also by nobody. */
  z.object({ kind: z.literal('item'), item: z.enum(assessedItems), now: z.enum(results) }),
])
export type Need = z.output<typeof need>

/** How a criterion stands. `ways`: each alone is enough to make it pass; empty once it does. */
const criterionAnswer = z.object({ result: z.enum(results), ways: z.array(z.array(need)) })

/**
 * What the rules say of a client on one day: figures they rest on, recognition criterion by criterion, the test of
 * every tier, and the tier that follows. Numbers and codes only, so that it may be stored with a decision; words are
 * made of it by `explain.ts`.
 */
export const tierAnswer = z.object({
  day: z.string(),
  /** Signed in the rolling `months` up to `day`. */
  annual: z.number(),
  months: z.number(),
  forecast: z.number().optional(),
  project: z.number().optional(),
  recognition: z.object({
    result: z.enum(results),
    formula: z.enum(recognitionFormulas),
    criteria: z.record(z.enum(criteria), criterionAnswer),
    /** Sets of criteria, each of which would do if it passed too; empty once recognised. */
    ways: z.array(z.array(z.enum(criteria))),
  }),
  /** Every tier, highest first, by the letter of 制度二(三): a route with nothing missing holds. */
  tests: z.array(
    z.object({
      tier: z.enum(tiers),
      routes: z.array(z.object({ route: z.enum(tierRoutes), met: z.array(need), missing: z.array(need) })),
    }),
  ),
  /** The highest tier whose test holds, unless recognition fails; absent: none. */
  tier: z.enum(tiers).optional(),
  route: z.enum(tierRoutes).optional(),
  /** 战略 by its standing though 规模 does not pass: for the approver to confirm (制度二(二), regulation.md). */
  confirmsScale: z.boolean(),
})
export type TierAnswer = z.output<typeof tierAnswer>
export type TierTest = TierAnswer['tests'][number]
export type RouteTest = TierTest['routes'][number]
