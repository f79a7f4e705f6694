import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planItems, planMoves } from '../../drizzle/schema/plans.ts'
import { actionItems } from '../../drizzle/schema/visits.ts'
import { chenGang, liMing, wangFang, zhouQiang, zhouTing } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

const said = '下周三下午两点半约了银禾陈总，带上周工跟设计小吴，聊春季翻新'

describe('a plan says time, participants, agenda and follow-up actions, or it is not published (制度五(一))', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld('company')
  }, 120_000)
  afterAll(() => world.close())

  const items = () => world.running.deps.db.select().from(planItems).orderBy(planItems.id)
  const last = async () => (await items()).at(-1)

  it('a sentence plans a meeting, asks for the follow-up, and publishes once it is complete (scenario 2)', async () => {
    const card = await world.says(liMing, said)
    expect(card.zh).toContain('12月2日 周三 14:30')
    expect(card.zh).toContain('见 陈总')
    expect(card.zh).toContain('李明、周强、吴越')
    expect(card.zh).toContain('聊 春季翻新')
    expect(card.zh).toContain('还差：后续行动项')
    expect(card.buttons).not.toContain('发布')
    expect(await last()).toMatchObject({ status: 'draft' })

    const wrong = await world.press(liMing, card, '补上，发布')
    expect(wrong.zh).toContain('写一件聊完要做的事')
    expect(await last()).toMatchObject({ status: 'draft' })

    const out = await world.press(liMing, wrong, '补上，发布', {
      form: { step: '发翻新方案', step_due: '2026-12-04 +0800' },
    })
    expect(out.toast).toContain('约好了')
    expect(out.zh).toContain('已约好')
    const item = await last()
    expect(item).toMatchObject({ status: 'published', startAt: new Date('2026-12-02T14:30:00+08:00') })
    const steps = await world.running.deps.db
      .select({ due: actionItems.due, status: actionItems.status })
      .from(actionItems)
      .where(eq(actionItems.planItemId, item?.id ?? ''))
    expect(steps).toEqual([{ due: '2026-12-04', status: 'open' }])
  })

  it('moved, it keeps where it was; its colleagues are told', async () => {
    const list = await world.says(liMing, '/计划')
    expect(list.zh).toContain('14:30')
    const card = await world.next(liMing, () => world.sandbox.press(liMing, list.messageId, '看'))
    const asked = await world.press(liMing, card, '改期')
    const past = await world.press(liMing, asked, '改期', { form: { at: '2026-11-20 10:00 +0800' } })
    expect(past.zh).toContain('已经过了')
    const moved = await world.press(liMing, past, '改期', { form: { at: '2026-12-03 10:00 +0800' } })
    expect(moved.toast).toContain('改到')
    expect(moved.zh).toContain('12月2日 周三 14:30 → 12月3日 周四 10:00')
    expect(await world.running.deps.db.$count(planMoves)).toBe(1)
    await world.idle()
  })

  it('who takes part may look, a stranger to it finds nothing, and neither may change it', async () => {
    const id = (await last())?.id ?? ''
    const invited = world.cards(zhouQiang).findLast((one) => one.zh.includes('时间改了'))
    expect(invited?.zh).toContain('12月3日 周四 10:00')
    expect(id).not.toBe('')
    const look = await world.next(zhouQiang, () =>
      world.sandbox.press(zhouQiang, invited?.messageId ?? '', '看安排'),
    )
    expect(look.zh).toContain('春季翻新')
    expect(look.buttons).not.toContain('改期')
    const forwarded = await world.press(chenGang, invited ?? look, '看安排')
    expect(forwarded.toast).not.toContain('安排在下面')
  })

  it('said again with more, the draft of the same month is completed, not doubled', async () => {
    const before = (await items()).length
    await world.says(liMing, '12月9号约了泊岸林总')
    const card = await world.says(liMing, '12月9号下午三点约了泊岸林总，聊中庭改造，会后12月11号前出报价')
    expect(card.buttons).toContain('发布')
    expect((await items()).length).toBe(before + 1)
    const out = await world.press(liMing, card, '发布')
    expect(out.toast).toContain('约好了')
  })

  it('a visit recorded of it makes it done; undone, it waits again', async () => {
    const planned = await last()
    world.clock.set(new Date('2026-12-09T17:00:00+08:00'))
    const saved = await world.press(
      liMing,
      await world.says(liMing, '/拜访 泊岸 林总 今天下午三点 面谈 中庭改造方案定了'),
      '确认',
    )
    await world.passes(new Date('2026-12-09T17:01:00+08:00'))
    const one = async () => (await items()).find((item) => item.id === planned?.id)
    expect(await one()).toMatchObject({ status: 'done' })
    await world.press(liMing, saved, saved.buttons.find((caption) => caption.startsWith('撤销')) ?? '')
    await world.passes(new Date('2026-12-09T17:07:00+08:00'))
    expect(await one()).toMatchObject({ status: 'published', visitId: null })
    const list = await world.says(liMing, '/计划')
    expect(list.zh).toContain('见过了，还没记')
    const draft = await world.next(liMing, () => world.sandbox.press(liMing, list.messageId, '记一笔'))
    expect(draft.fields).toContain('said')
  })

  it('cancelled, its follow-ups go with it', async () => {
    await world.says(liMing, '12月16号上午十点约了银禾陈总，聊翻新进度，会后12月18号前发纪要')
    const draft = world.cards(liMing).at(-1)
    if (!draft) throw new Error('no card')
    const out = await world.press(liMing, draft, '发布')
    const asked = await world.press(liMing, out, '取消')
    expect(asked.zh).toContain('真的要取消吗')
    const gone = await world.press(liMing, asked, '确定取消')
    expect(gone.zh).toContain('已取消')
    const [step] = await world.running.deps.db
      .select({ status: actionItems.status })
      .from(actionItems)
      .where(eq(actionItems.planItemId, (await last())?.id ?? ''))
    expect(step).toEqual({ status: 'dropped' })
    const stale = await world.press(liMing, { ...out, messageId: asked.messageId }, '再约一次')
    expect(stale.toast).toContain('安排在下面')
  })

  it('a form makes one item, however often it is sent, and asks for the client where it is not clear', async () => {
    const list = await world.says(zhouTing, '/计划')
    const form = await world.next(zhouTing, () => world.sandbox.press(zhouTing, list.messageId, '约个时间'))
    const wrong = await world.press(zhouTing, form, '发布', { form: { kind: 'phone' } })
    expect(wrong.zh).toContain('还没说是哪家客户')
    expect(wrong.zh).toContain('选一下哪天几点')
    const fields = {
      client_typed: '鹿鸣',
      kind: 'phone',
      at: '2026-12-15 10:00 +0800',
      theirs: '小沈',
      agenda: '客房翻新报价',
    }
    const kept = await world.press(zhouTing, wrong, '先存着', { form: fields })
    expect(kept.zh).toContain('还差：后续行动项')
    const before = (await items()).length
    const again = await world.press(zhouTing, { ...wrong, messageId: form.messageId }, '补上，发布', {
      form: { step: '发新报价', step_due: '2026-12-16 +0800' },
    })
    expect(again.toast).toContain('约好了')
    expect((await items()).length).toBe(before)
  })

  it('what cannot be is refused, what was is a visit, and one’s own plans are nobody else’s', async () => {
    const refused = await world.says(liMing, '2月30号下午三点约了万川王总聊预算')
    expect(refused.zh).toContain('这天不存在')
    const visit = await world.says(liMing, '今天上午去了万川见王总，约了下周三再谈')
    expect(visit.buttons).toContain('确认')
    const unclear = await world.says(liMing, '下周五上午十点约了恒远集团张总聊合作')
    expect(unclear.fields).toContain('client_typed')
    const theirs = await world.says(chenGang, '/计划')
    expect(theirs.zh).toContain('后面还没约')
    const lead = await world.says(wangFang, '/计划 银禾')
    expect(lead.zh).toContain('李明')
  })
})
