import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessLog } from '../../../drizzle/schema/access.ts'
import { assessments } from '../../../drizzle/schema/tiering.ts'
import { defaultPolicy } from '../../../src/areas/policy/index.ts'
import { answerFor, answersFor, assess, assessmentsOf, tierMoves } from '../../../src/areas/tiering/index.ts'
import { day, sizes, tierWorld } from './support.ts'

describe.each(sizes)('what a tier is computed from, %s', (size) => {
  let w: Awaited<ReturnType<typeof tierWorld>>
  beforeAll(async () => {
    w = await tierWorld(size)
  }, 60_000)
  afterAll(() => w.close())

  test('signed in the last twelve months: contracts and call-offs, from the day after last year’s to today', async () => {
    await w.client('one')
    await w.figure('one', 'contract', 1, '2026-11-23')
    await w.figure('one', 'call_off', 10, '2025-11-24')
    await w.figure('one', 'contract', 100, '2025-11-23')
    await w.figure('one', 'contract', 1_000, '2026-11-24')
    await w.figure('one', 'framework', 10_000, '2026-10-01')
    await w.figure('one', 'contract', 100_000, '2026-10-01', '2026-11-23')
    await w.figure('one', 'contract', 1_000_000, '2026-10-01', '2026-11-24')
    expect((await answerFor(w.ctx(), { id: 'one' })).answer.annual).toBe(1_000_011)
  })

  test('the latest forecast counts, not the highest; of projects the largest', async () => {
    await w.client('two')
    await w.figure('two', 'forecast_3y', 900, '2026-01-01')
    await w.figure('two', 'forecast_3y', 500, '2026-10-01')
    await w.figure('two', 'forecast_3y', 700, '2026-11-01', '2026-11-20')
    await w.figure('two', 'project_investment', 70, '2020-01-01')
    await w.figure('two', 'project_investment', 30, '2026-01-01')
    expect((await answerFor(w.ctx(), { id: 'two' })).answer).toMatchObject({ forecast: 500, project: 70 })
  })

  test('the last judgement of an item counts; reasons are sealed, and reading them is logged', async () => {
    await w.client('three')
    await w.figure('three', 'contract', 6_000_000, '2026-11-01')
    const judge = (item: 'stable_demand' | 'good_record', result: 'pass' | 'fail', on: string) =>
      assess(w.ctx(day(on)), 'three', { item, result, reason: `因为 ${on}` })
    await judge('stable_demand', 'fail', '2026-11-01')
    await judge('stable_demand', 'pass', '2026-11-02')
    await judge('good_record', 'pass', '2026-11-02')
    expect((await answerFor(w.ctx(), { id: 'three' })).answer.tier).toBe('general')
    const [row] = await w.db.select().from(assessments).where(eq(assessments.clientId, 'three')).limit(1)
    expect(Buffer.from(row?.reason ?? []).toString()).not.toContain('因为')
    const before = await w.db.$count(accessLog)
    expect(await assessmentsOf(w.ctx(), 'three', ['stable_demand'])).toEqual([
      { item: 'stable_demand', result: 'pass', by: '李明', day: '2026-11-02', reason: '因为 2026-11-02' },
    ])
    expect(await w.db.$count(accessLog)).toBe(before + 1)
  })

  test('a flag 恶意拖欠 counts until it is lifted or two years are over', async () => {
    await w.client('four')
    const flag = (result: 'pass' | 'fail', on: string) =>
      assess(w.ctx(day(on)), 'four', { item: 'no_bad_faith', result, reason: '判决书' })
    const payment = async (on: string) =>
      (await answerFor(w.ctx(day(on)), { id: 'four' })).answer.recognition.criteria.payment.result
    expect(await payment('2026-11-23')).toBe('unknown')
    await flag('fail', '2026-11-23')
    expect(await payment('2026-11-23')).toBe('fail')
    expect(await payment('2028-11-23')).toBe('fail')
    expect(await payment('2028-11-24')).toBe('unknown')
    await flag('pass', '2026-12-01')
    expect(await payment('2026-12-01')).toBe('unknown')
  })

  test('many clients are answered at once, and one that does not exist has no answer', async () => {
    const answers = await answersFor(w.ctx(), ['one', 'three', 'nobody'])
    expect([...answers.keys()].sort()).toEqual(['one', 'three'])
    expect(answers.get('three')?.answer).toEqual((await answerFor(w.ctx(), { id: 'three' })).answer)
  })

  test('what a new policy would move is counted by where it goes; merged clients are left out', async () => {
    await w.client('five', { status: 'merged' })
    await w.figure('five', 'contract', 6_000_000, '2026-11-01')
    const stricter = { ...defaultPolicy, 'tiering.base_yuan': 7_000_000 }
    const { clients, moves } = await tierMoves(w.ctx(), defaultPolicy, stricter)
    expect(clients).toBe(4)
    expect(moves).toEqual([{ from: 'general', to: undefined, count: 1 }])
    const shorter = { ...defaultPolicy, 'tiering.annual_months': 1 }
    expect((await tierMoves(w.ctx(day('2026-11-30')), defaultPolicy, shorter)).moves).toEqual([])
    expect((await tierMoves(w.ctx(day('2026-12-01')), defaultPolicy, shorter)).moves).toEqual([
      { from: 'general', to: undefined, count: 1 },
    ])
  })

  test('rolled up, a client’s signed amount is its whole group’s', async () => {
    await w.client('head')
    await w.client('arm', { groupId: 'head' })
    await w.figure('head', 'contract', 1, '2026-11-01')
    await w.figure('arm', 'contract', 10, '2026-11-01')
    const rolled = { ...defaultPolicy, 'tiering.group_rollup': true, 'tiering.base_yuan': 11 }
    const apart = { ...rolled, 'tiering.group_rollup': false }
    for (const id of ['head', 'arm'])
      for (const item of ['stable_demand', 'good_record', 'fits', 'demand', 'showcase'] as const)
        await assess(w.ctx(), id, { item, result: 'pass', reason: '在' })
    const { moves } = await tierMoves(w.ctx(), apart, rolled)
    expect(moves).toEqual([{ from: undefined, to: 'general', count: 2 }])
  })
})
