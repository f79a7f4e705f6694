import fc from 'fast-check'
import type { Tier } from '../../../../bot-cards/rights/roles.ts'
import type { Need } from '../../../../bot-cards/tiering/answer.ts'
import { judgedItems, type Result, results } from '../../../../bot-cards/tiering/items.ts'
import { defaultPolicy, type Policy } from '../../../../src/areas/policy/index.ts'
import type { TierInput } from '../../../../src/areas/tiering/index.ts'

/*
 * 制度二(二) and 二(三) read a second time, plainly and apart from the program: sentences with yes and no. What is
 * unknown is read twice, once as no and once as yes; only if both come to the same is it known.
 */

type Facts = {
  annual: number
  forecast: number
  project: number
  yes: Record<(typeof judgedItems)[number], boolean>
  flagged: boolean
}

/** 识别标准 with everything known. */
function isKeyAccount(f: Facts, p: Policy): boolean {
  const a = f.annual >= p['recognition.annual_yuan'] || f.project >= p['recognition.single_project_yuan']
  const b = f.yes.demand && f.yes.fits
  const c = f.yes.showcase
  const d = f.yes.paid_on_time && !f.flagged
  switch (p['recognition.formula']) {
    case 'a_and_d_and_(b_or_c)':
      return a && d && (b || c)
    case 'all':
      return a && b && c && d
    case 'any':
      return a || b || c || d
    case 'min_n':
      return [a, b, c, d].filter(Boolean).length >= p['recognition.min_criteria']
  }
}

/** The tests of 分级, highest first, with everything known. */
function tierByClause(f: Facts, p: Policy, mayBeKeyAccount: (byStanding: boolean) => boolean): Tier | 'none' {
  const byAmounts = f.annual >= p['tiering.top_yuan'] && f.forecast > p['tiering.major_yuan']
  const byStanding = f.yes.industry_leader && f.yes.decisive
  if ((byAmounts && mayBeKeyAccount(false)) || (byStanding && mayBeKeyAccount(true))) return 'strategic'
  if (!mayBeKeyAccount(false)) return 'none'
  if (f.annual >= p['tiering.mid_yuan'] && f.yes.willing && f.yes.growing && f.yes.regionally_known)
    return 'important'
  if (f.annual >= p['tiering.base_yuan'] && f.yes.stable_demand && f.yes.good_record) return 'general'
  return 'none'
}

/** The facts with everything unknown read as `unknown`. */
function read(input: TierInput, unknown: boolean, flagged: boolean): Facts {
  const yes = (item: (typeof judgedItems)[number]) => {
    const result = input.judged[item] ?? 'unknown'
    return result === 'unknown' ? unknown : result === 'pass'
  }
  return {
    annual: input.annualYuan,
    forecast: input.forecastYuan ?? -1,
    project: input.projectYuan ?? (unknown ? Number.POSITIVE_INFINITY : -1),
    yes: Object.fromEntries(judgedItems.map((item) => [item, yes(item)])) as Facts['yes'],
    flagged,
  }
}

/** What the clause says: the tier with the unknown as no, and whether it is a key account at worst and at best. */
export function byTheClause(input: TierInput, policy: Policy, flagged: boolean) {
  const worst = read(input, false, flagged)
  const best = read(input, true, flagged)
  const grows = { ...best, project: Number.POSITIVE_INFINITY }
  const tier = tierByClause(worst, policy, (byStanding) => isKeyAccount(byStanding ? grows : best, policy))
  const recognised: Result = isKeyAccount(worst, policy)
    ? 'pass'
    : isKeyAccount(best, policy)
      ? 'unknown'
      : 'fail'
  return { tier: tier === 'none' ? undefined : tier, recognised }
}

const lines = [5_000_000, 20_000_000, 30_000_000, 50_000_000, 150_000_000]
/** Amounts that lie on a line of the policy, beside it, or anywhere. */
export const yuan = fc.oneof(
  fc.constantFrom(...lines.flatMap((line) => [line - 1, line, line + 1])),
  fc.integer({ min: 0, max: 400_000_000 }),
)

export const policies: fc.Arbitrary<Policy> = fc
  .record({
    formula: fc.constantFrom(
      'a_and_d_and_(b_or_c)' as const,
      'all' as const,
      'any' as const,
      'min_n' as const,
    ),
    min: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ formula, min }) => ({
    ...defaultPolicy,
    'recognition.formula': formula,
    'recognition.min_criteria': min,
  }))

export const inputs: fc.Arbitrary<TierInput> = fc
  .record(
    {
      day: fc.constant('2026-11-23'),
      annualYuan: yuan,
      forecastYuan: yuan,
      projectYuan: yuan,
      // Mostly yes, so that every tier comes up often.
      judged: fc.record(
        Object.fromEntries(
          judgedItems.map((item) => [item, fc.constantFrom(...results, 'pass' as const, 'pass' as const)]),
        ),
        { requiredKeys: [] },
      ),
      badFaithOn: fc.constantFrom('2026-10-01', '2024-11-23', '2024-11-22', '2020-01-01'),
    },
    { requiredKeys: ['day', 'annualYuan', 'judged'] },
  )
  .map(({ badFaithOn, ...rest }) => ({ ...rest, ...(badFaithOn ? { badFaithOn } : {}) }))

/** The input once what an explanation calls missing is there: no more of it than it says. */
export function fill(input: TierInput, needs: readonly Need[]): TierInput {
  let filled = input
  for (const need of needs) {
    if (need.kind === 'annual') filled = { ...filled, annualYuan: need.at }
    else if (need.kind === 'forecast') filled = { ...filled, forecastYuan: need.at + 1 }
    else if (need.kind === 'project') filled = { ...filled, projectYuan: need.at }
    else if (need.item === 'no_bad_faith') {
      const { badFaithOn: _, ...lifted } = filled
      filled = lifted
    } else filled = { ...filled, judged: { ...filled.judged, [need.item]: 'pass' } }
  }
  return filled
}
