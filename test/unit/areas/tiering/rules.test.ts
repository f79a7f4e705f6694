import { describe, expect, test } from 'vitest'
import { judgedItems } from '../../../../bot-cards/tiering/items.ts'
import { defaultPolicy, type Policy } from '../../../../src/areas/policy/index.ts'
import { type TierInput, tierAnswer, tierApprovers } from '../../../../src/areas/tiering/index.ts'

const all = Object.fromEntries(judgedItems.map((item) => [item, 'pass' as const]))
const good: TierInput = { day: '2026-11-23', annualYuan: 60_000_000, forecastYuan: 200_000_000, judged: all }
const without = (...items: string[]) =>
  Object.fromEntries(Object.entries(all).filter(([item]) => !items.includes(item)))
const tierOf = (input: Partial<TierInput>, policy: Policy = defaultPolicy) =>
  tierAnswer({ ...good, ...input }, policy).tier

describe('the lines of 二(三): 达到 is ≥, 超过 is >', () => {
  const noLeader = without('industry_leader', 'decisive')
  test.each([
    [50_000_000, 150_000_001, 'strategic'],
    [49_999_999, 150_000_001, 'important'],
    [50_000_000, 150_000_000, 'important'],
    [20_000_000, 0, 'important'],
    [19_999_999, 0, 'general'],
    [5_000_000, 0, 'general'],
    [4_999_999, 0, undefined],
  ])('%i signed, %i forecast: %s', (annualYuan, forecastYuan, tier) => {
    const recognised = { projectYuan: 30_000_000 }
    expect(tierOf({ annualYuan, forecastYuan, judged: noLeader, ...recognised })).toBe(tier)
  })
})

describe('the holes of the clause', () => {
  test('annual reaches the top but the forecast does not: the 重要 test is next, whose interval has no upper end', () => {
    const answer = tierAnswer(
      { ...good, forecastYuan: 150_000_000, judged: without('decisive') },
      defaultPolicy,
    )
    expect(answer.tier).toBe('important')
    expect(answer.tests[0]?.routes).toMatchObject([
      { route: 'amounts', missing: [{ kind: 'forecast', at: 150_000_000, now: 150_000_000 }] },
      { route: 'leader', missing: [{ kind: 'item', item: 'decisive', now: 'unknown' }] },
    ])
  })

  test('a middling amount but no strong will: the 一般 test decides', () => {
    expect(tierOf({ annualYuan: 25_000_000, judged: without('willing', 'decisive') })).toBe('general')
    expect(tierOf({ annualYuan: 25_000_000, judged: without('willing', 'decisive', 'good_record') })).toBe(
      undefined,
    )
  })

  test('nobody judged anything: amounts alone make 战略 only, since its amounts ask for no judgement', () => {
    expect(tierOf({ judged: {} })).toBe('strategic')
    expect(tierOf({ judged: {}, annualYuan: 49_999_999 })).toBe(undefined)
  })

  test('no forecast is no pass', () => {
    const { forecastYuan: _, ...noForecast } = good
    const answer = tierAnswer({ ...noForecast, judged: without('decisive') }, defaultPolicy)
    expect(answer.tests[0]?.routes[0]?.missing).toEqual([{ kind: 'forecast', at: 150_000_000 }])
  })
})

describe('a leader of its trade', () => {
  test('may be 战略 without 规模, which is then for the approver to confirm', () => {
    const answer = tierAnswer(
      { day: '2026-11-23', annualYuan: 0, projectYuan: 0, judged: all },
      defaultPolicy,
    )
    expect(answer).toMatchObject({ tier: 'strategic', route: 'leader', confirmsScale: true })
    expect(answer.recognition.result).toBe('fail')
  })

  test('is nothing with a bad name for paying', () => {
    expect(tierOf({ annualYuan: 0, badFaithOn: '2026-01-05' })).toBe(undefined)
  })

  test('asks for no confirmation when 规模 passes', () => {
    expect(tierAnswer({ ...good, forecastYuan: 0 }, defaultPolicy)).toMatchObject({
      route: 'leader',
      confirmsScale: false,
    })
  })
})

describe('recognition', () => {
  const recognised = (input: Partial<TierInput>, policy: Partial<Policy> = {}) =>
    tierAnswer({ ...good, ...input }, { ...defaultPolicy, ...policy }).recognition

  test('no payment history is unknown, and leaves the client open, not turned down', () => {
    const answer = recognised({ judged: without('paid_on_time') })
    expect(answer.criteria.payment.result).toBe('unknown')
    expect(answer.result).toBe('unknown')
    expect(answer.ways).toEqual([['payment']])
  })

  test('scale is unknown as long as neither amount reaches its line and nobody recorded a project', () => {
    expect(recognised({ annualYuan: 1 }).criteria.scale.result).toBe('unknown')
    expect(recognised({ annualYuan: 1, projectYuan: 29_999_999 }).criteria.scale.result).toBe('fail')
    expect(recognised({ annualYuan: 1, projectYuan: 30_000_000 }).criteria.scale.result).toBe('pass')
    expect(recognised({ annualYuan: 5_000_000 }).criteria.scale.result).toBe('pass')
  })

  test('the flag 恶意拖欠 counts to the same day two years on', () => {
    expect(recognised({ badFaithOn: '2024-11-23' }).result).toBe('fail')
    expect(recognised({ badFaithOn: '2024-11-22' }).result).toBe('pass')
  })

  test('potential or market value is enough, and the answer names both ways', () => {
    expect(recognised({ judged: without('showcase') }).result).toBe('pass')
    expect(recognised({ judged: without('demand', 'showcase') }).ways).toEqual(
      expect.arrayContaining([['potential'], ['value']]),
    )
  })

  test('the formula is the company’s choice', () => {
    const input = { judged: without('paid_on_time', 'showcase') }
    expect(recognised(input, { 'recognition.formula': 'any' }).result).toBe('pass')
    expect(recognised(input, { 'recognition.formula': 'all' }).result).toBe('unknown')
    expect(recognised(input, { 'recognition.formula': 'min_n', 'recognition.min_criteria': 2 }).result).toBe(
      'pass',
    )
    expect(recognised(input, { 'recognition.formula': 'min_n', 'recognition.min_criteria': 3 }).ways).toEqual(
      expect.arrayContaining([['value'], ['payment']]),
    )
  })

  test('a client turned down has no tier, whatever its amounts', () => {
    expect(tierOf({ judged: { ...all, paid_on_time: 'fail' } })).toBe(undefined)
  })
})

describe('who approves', () => {
  test('into and out of 战略 goes to the top; what stays there, or moves below, does not', () => {
    expect(tierApprovers(defaultPolicy, 'important', 'strategic')).toEqual([
      'head_of_sales',
      'general_manager',
    ])
    expect(tierApprovers(defaultPolicy, 'strategic', undefined)).toEqual(['head_of_sales', 'general_manager'])
    expect(tierApprovers(defaultPolicy, 'strategic', 'strategic')).toEqual(['deputy_gm'])
    expect(tierApprovers(defaultPolicy, undefined, 'general')).toEqual(['deputy_gm'])
  })
})
