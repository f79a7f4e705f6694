import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planItems } from '../../drizzle/schema/plans.ts'
import { actionItems } from '../../drizzle/schema/visits.ts'
import { liMing, wangFang, zhouTing } from '../../src/demo/company.ts'
import { type CardInChat, openWorld, type World } from './world.ts'

/** The button that publishes what is complete; how many that are depends on which client finds which day. */
const publishes = (card: CardInChat): string => card.buttons.find((text) => text.startsWith('发布 ')) ?? ''

describe('the month’s plan', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('embedded')
  }, 60_000)
  afterAll(() => w.close())

  const monthOf = (as: string): CardInChat | undefined =>
    w.cards(as).findLast((card) => card.zh.includes('月沟通计划'))
  const theMonthOf = (as: string): CardInChat => {
    const card = monthOf(as)
    if (!card) throw new Error('no month was proposed')
    return card
  }

  test('late in a month nothing is proposed for what is left of it', async () => {
    await w.passes(new Date('2026-11-23T10:01:00+08:00'))
    expect(monthOf(liMing)).toBeUndefined()
  })

  test('on the first workday, when work begins, everybody who keeps key accounts gets one card, and one only', async () => {
    await w.passes(new Date('2026-12-01T08:30:00+08:00'))
    expect(monthOf(liMing)).toBeUndefined()
    await w.passes(new Date('2026-12-01T09:00:00+08:00'))
    const card = theMonthOf(liMing)
    expect(card.zh).toMatch(/这个月要走动的，我先排了 \d+ 项/)
    expect(card.zh).toContain('12月1日 周二 10:00 · 电话泊岸商业广场有限公司还缺：对方谁参加')
    expect(card.en).toMatch(/I drafted \d+ contacts for this month/)
    expect(monthOf(zhouTing)).toBeDefined()
    await w.passes(new Date('2026-12-01T09:01:00+08:00'))
    expect(w.cards(liMing).filter((one) => one.zh.includes('月沟通计划'))).toHaveLength(1)
  })

  test('the strategic clients are the head of sales’, with the owner beside', async () => {
    expect(theMonthOf(wangFang).zh).toContain('项目专项万川置业（杭州）有限公司')
    expect(theMonthOf(liMing).zh).not.toContain('万川')
    const [item] = await w.running.deps.db
      .select({ ours: planItems.ours })
      .from(planItems)
      .where(and(eq(planItems.kind, 'project_sync'), eq(planItems.status, 'draft')))
    expect(item?.ours).toHaveLength(1)
  })

  test('what is not wanted is left out; a card that has moved on does nothing', async () => {
    const before = theMonthOf(liMing)
    const after = await w.press(liMing, before, '不要')
    expect(after.toast).toBe('拿掉了')
    expect(after.zh).toContain('不排了')
    const stale = await w.press(zhouTing, before, publishes(before))
    expect(stale.toast).toContain('这张卡片是李明的')
  })

  test('one tap publishes what lacks nothing; the rest stays to be completed', async () => {
    const before = theMonthOf(liMing)
    const ready = Number(/\d+/.exec(publishes(before))?.[0])
    expect(ready).toBeGreaterThan(0)
    const after = await w.press(liMing, before, publishes(before))
    expect(after.toast).toBe(`发布了 ${ready} 项`)
    expect(after.zh).toMatch(/还有 \d+ 项没发布/)
    expect(after.buttons.some((text) => text.startsWith('发布 '))).toBe(false)
    expect(await w.running.deps.db.$count(planItems, eq(planItems.status, 'published'))).toBe(ready)
  })

  test('what it drafted reads in each reader’s language, stays while nobody writes better, and is no promise of its own', async () => {
    // What was published above put nothing on anybody's list.
    const steps = () => w.running.deps.db.$count(actionItems, isNotNull(actionItems.planItemId))
    expect(await steps()).toBe(0)
    const month = theMonthOf(liMing)
    const draft = await w.next(liMing, () => w.sandbox.press(liMing, month.messageId, '调一下'))
    expect(draft.zh).toContain('会后当天记一笔拜访')
    expect(draft.en).toContain('Log the visit the same day')
    expect(draft.en).not.toMatch(/近况|会后/)
    const out = await w.press(liMing, draft, '补上，发布', { form: { theirs: '林总' } })
    expect(out.toast).toContain('约好了')
    expect(await steps()).toBe(0)
    const form = await w.press(liMing, out, '修改')
    expect(form.en).toContain('Left empty: Log the visit the same day')
    const same = await w.press(liMing, form, '改好了', { form: { place: '泊岸二楼' } })
    expect(same.zh).toContain('会后当天记一笔拜访')
    expect(same.zh).toContain('聊 近况')
    const again = await w.press(liMing, same, '修改')
    const own = await w.press(liMing, again, '改好了', { form: { agenda: '中庭改造', step: '发报价' } })
    expect(own.en).toContain('中庭改造')
    expect(await steps()).toBe(1)
    // Moved in the ledger meanwhile, it stays so when something else of the plan changes.
    const { db } = w.running.deps
    await db.update(actionItems).set({ due: '2026-12-18' }).where(isNotNull(actionItems.planItemId))
    const more = await w.press(liMing, own, '修改')
    await w.press(liMing, more, '改好了', { form: { place: '泊岸三楼' } })
    const [left, ...others] = await db.select().from(actionItems).where(isNotNull(actionItems.planItemId))
    expect([left?.due, left?.status, others]).toEqual(['2026-12-18', 'open', []])
    expect((await w.says(liMing, '/待办')).zh).not.toContain('会后当天')
  })

  test('a colleague asked along to several of them is told once, of all', async () => {
    const before = w.cards(liMing).length
    const month = theMonthOf(wangFang)
    await w.press(wangFang, month, publishes(month))
    await w.idle()
    const told = w.cards(liMing).slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]?.zh).toMatch(/这个月有 \d 次约你一起去/)
    expect(told[0]?.buttons.filter((text) => text === '看安排').length).toBeGreaterThan(1)
  })
})
