import type { Role, Tier } from '../../../bot-cards/rights/roles.ts'
import type { Need, RouteTest, TierAnswer, TierTest } from '../../../bot-cards/tiering/answer.ts'
import type { JudgedItem, TierRoute } from '../../../bot-cards/tiering/items.ts'
import type { Policy } from '../policy/index.ts'
import { combined, isMet, itemNeed, recognise, type TierInput } from './recognition.ts'

/**
 * The tests of 制度二(三), word for word: 达到 is ≥, 超过 is >, a comma is AND, 或 is OR.
 * 战略: (annual ≥ TOP and three-year forecast > MAJOR) or (leads its trade and decides our strategy).
 * 重要: annual ≥ MID (the interval has no upper end) and willing and growing and known in its region.
 * 一般: annual ≥ BASE and steady demand and a good record.
 */
export function tierTests(input: TierInput, policy: Policy): TierTest[] {
  const { annualYuan, forecastYuan } = input
  const reaches = (at: number): Need => ({ kind: 'annual', at, now: annualYuan })
  const exceeds = (at: number): Need => ({
    kind: 'forecast',
    at,
    ...(forecastYuan === undefined ? {} : { now: forecastYuan }),
  })
  const judged = (...items: JudgedItem[]): Need[] => items.map((item) => itemNeed(input, item))
  const by = (route: TierRoute, needs: Need[]): RouteTest => ({
    route,
    met: needs.filter(isMet),
    missing: needs.filter((need) => !isMet(need)),
  })
  return [
    {
      tier: 'strategic',
      routes: [
        by('amounts', [reaches(policy['tiering.top_yuan']), exceeds(policy['tiering.major_yuan'])]),
        by('leader', judged('industry_leader', 'decisive')),
      ],
    },
    {
      tier: 'important',
      routes: [
        by('amounts', [
          reaches(policy['tiering.mid_yuan']),
          ...judged('willing', 'growing', 'regionally_known'),
        ]),
      ],
    },
    {
      tier: 'general',
      routes: [
        by('amounts', [reaches(policy['tiering.base_yuan']), ...judged('stable_demand', 'good_record')]),
      ],
    },
  ]
}

/**
 * What the regulation says of a client, with the reasons: the highest tier whose test holds, or none. A client that
 * recognition (制度二(二)) turns down has no tier; 战略 as a leader may lack 规模, which is then the approver's to
 * confirm. Recognition that is merely open leaves the tier standing, for the approval to weigh. Never a decision:
 * somebody proposes and somebody approves.
 */
export function tierAnswer(input: TierInput, policy: Policy): TierAnswer {
  const recognition = recognise(input, policy)
  const tests = tierTests(input, policy)
  const withoutScale = combined(
    (one) => (one === 'scale' ? 'pass' : recognition.criteria[one].result),
    policy,
  )
  const held = tests
    .flatMap(({ tier, routes }) => routes.map((route) => ({ tier, ...route })))
    .filter(({ missing }) => missing.length === 0)
    .find(({ route }) => (route === 'leader' ? withoutScale : recognition.result) !== 'fail')
  return {
    day: input.day,
    annual: input.annualYuan,
    months: policy['tiering.annual_months'],
    ...(input.forecastYuan === undefined ? {} : { forecast: input.forecastYuan }),
    ...(input.projectYuan === undefined ? {} : { project: input.projectYuan }),
    recognition,
    tests,
    ...(held ? { tier: held.tier, route: held.route } : {}),
    confirmsScale: held?.route === 'leader' && recognition.result !== 'pass' && needsScale(recognition),
  }
}

/** Whether every way to be recognised goes through 规模, so that passing it over is a decision. */
const needsScale = ({ ways }: TierAnswer['recognition']): boolean =>
  ways.length > 0 && ways.every((way) => way.includes('scale'))

/** Who approves a change of tier (制度二(四)), first to last: into or out of 战略 goes further up. */
export const tierApprovers = (
  policy: Policy,
  from: Tier | undefined,
  to: Tier | undefined,
): readonly Role[] =>
  from !== to && (from === 'strategic' || to === 'strategic')
    ? policy['approval.tier_strategic']
    : policy['approval.tier_other']
