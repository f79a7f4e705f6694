import { occurrences } from '../../drizzle/schema/bot.ts'
import { clientLooks } from '../../drizzle/schema/clients.ts'
import { planRounds } from '../../drizzle/schema/plans.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chenGang, liMing, wangFang, zhouTing } from '../../src/demo/company.ts'
import { type CardInChat, openWorld, type World } from './world.ts'

describe('the month’s plan', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('embedded')
  }, 60_000)
  afterAll(() => w.close())

  const monthOf = (as: string): CardInChat | undefined =>
    w.cards(as).findLast((card) => card.zh.includes('月沟通计划'))

  test('on the first workday, when work begins, everybody who keeps key accounts gets one card, and one only', async () => {
    await w.passes(new Date('2026-12-01T08:30:00+08:00'))
    expect(monthOf(liMing)).toBeUndefined()
    await w.passes(new Date('2026-12-01T09:00:00+08:00'))
    for (const person of [liMing, zhouTing, chenGang, wangFang]) console.log(monthOf(person)?.zh)
    console.log(await w.running.deps.db.select().from(planRounds), await w.running.deps.db.select().from(occurrences), await w.running.deps.db.select().from(clientLooks).limit(4))
    console.log(w.log().split('\n').filter((line) => line.includes('schedule')).slice(-5))
    const before = w.cards(liMing).length
    await w.passes(new Date('2026-12-01T09:01:00+08:00'))
    expect(w.cards(liMing)).toHaveLength(before)
  })
})
