import { Temporal } from 'temporal-polyfill'
import type { Need, TierAnswer } from '../../../bot-cards/tiering/answer.ts'
import { type Criterion, criteria, type JudgedItem, type Result } from '../../../bot-cards/tiering/items.ts'
import type { Policy } from '../policy/index.ts'
import { atLeast, every, some } from './tri.ts'

/** What a tier is computed from: amounts in yuan as they stand on `day`, and what people judged last. */
export type TierInput = {
  day: string
  /** Signed in the rolling `tiering.annual_months` up to and including `day`. */
  annualYuan: number
  /** The latest three-year forecast; absent: nobody made one. */
  forecastYuan?: number
  /** The client's largest investment in a single project; absent: none on record. */
  projectYuan?: number
  judged: Partial<Record<JudgedItem, Result>>
  /** Day of the flag 恶意拖欠, unless it was lifted since. */
  badFaithOn?: string
}

const judgedAs = (input: TierInput, item: JudgedItem): Result => input.judged[item] ?? 'unknown'

/** An item as a condition. */
export const itemNeed = (input: TierInput, item: JudgedItem): Need => ({
  kind: 'item',
  item,
  now: judgedAs(input, item),
})

/** Whether a condition is met: 达到 is ≥, 超过 is >, and what is not known is not met. */
export function isMet(need: Need): boolean {
  switch (need.kind) {
    case 'annual':
      return need.now >= need.at
    case 'project':
      return need.now !== undefined && need.now >= need.at
    case 'forecast':
      return need.now !== undefined && need.now > need.at
    case 'item':
      return need.now === 'pass'
  }
}

/** The flag counts for the policy's months, to the same day of the month; then it is forgotten. */
export const isFlagged = (input: TierInput, policy: Policy): boolean =>
  input.badFaithOn !== undefined &&
  Temporal.PlainDate.compare(
    Temporal.PlainDate.from(input.badFaithOn).add({ months: policy['recognition.arrears_months'] }),
    input.day,
  ) >= 0

type Judgement = TierAnswer['recognition']['criteria'][Criterion]

/**
 * The four criteria of 制度二(二). Scale is annual ≥ line OR a single project ≥ line, where a project nobody recorded
 * is unknown; potential is demand in 1–3 years AND it fits us; payment is nothing overdue beyond the policy's days AND
 * no flag 恶意拖欠 within its months, and without a history unknown.
 */
export function judgeCriteria(input: TierInput, policy: Policy): Record<Criterion, Judgement> {
  const { annualYuan, projectYuan } = input
  const annual: Need = { kind: 'annual', at: policy['recognition.annual_yuan'], now: annualYuan }
  const project: Need = {
    kind: 'project',
    at: policy['recognition.single_project_yuan'],
    ...(projectYuan === undefined ? {} : { now: projectYuan }),
  }
  const unflagged: Need = {
    kind: 'item',
    item: 'no_bad_faith',
    now: isFlagged(input, policy) ? 'fail' : 'pass',
  }
  const item = (one: JudgedItem) => itemNeed(input, one)
  const allOf = (needs: Need[]): Judgement => lacking(every(needs.map(resultOf)), [needs])
  return {
    scale: lacking(some([annual, project].map(resultOf)), [[annual], [project]]),
    potential: allOf([item('demand'), item('fits')]),
    value: allOf([item('showcase')]),
    payment: allOf([item('paid_on_time'), unflagged]),
  }
}

function resultOf(need: Need): Result {
  if (need.kind === 'item') return need.now
  if (need.now === undefined) return 'unknown'
  return isMet(need) ? 'pass' : 'fail'
}

const lacking = (result: Result, ways: Need[][]): Judgement => ({
  result,
  ways: result === 'pass' ? [] : ways.map((way) => way.filter((need) => !isMet(need))),
})

/** The criteria taken together, by the policy's formula. */
export function combined(result: (criterion: Criterion) => Result, policy: Policy): Result {
  const all = criteria.map(result)
  switch (policy['recognition.formula']) {
    case 'a_and_d_and_(b_or_c)':
      return every([result('scale'), result('payment'), some([result('potential'), result('value')])])
    case 'all':
      return every(all)
    case 'any':
      return some(all)
    case 'min_n':
      return atLeast(policy['recognition.min_criteria'], all)
  }
}

/**
 * Recognition as a key account (认定), and what it lacks: every smallest set of criteria that would complete it.
 */
export function recognise(input: TierInput, policy: Policy): TierAnswer['recognition'] {
  const judged = judgeCriteria(input, policy)
  const open = criteria.filter((criterion) => judged[criterion].result !== 'pass')
  const completes = (set: readonly Criterion[]) =>
    combined((one) => (set.includes(one) ? 'pass' : judged[one].result), policy) === 'pass'
  const ways = subsets(open)
    .filter(completes)
    .filter((set) => !set.some((left) => completes(set.filter((one) => one !== left))))
  return {
    result: combined((one) => judged[one].result, policy),
    formula: policy['recognition.formula'],
    criteria: judged,
    ways: ways.some((set) => set.length === 0) ? [] : ways,
  }
}

const subsets = (of: readonly Criterion[]): Criterion[][] => {
  const [first, ...rest] = of
  if (!first) return [[]]
  return subsets(rest).flatMap((set) => [set, [first, ...set]])
}
