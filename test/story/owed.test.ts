import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { duties, reminders } from '../../drizzle/schema/duties.ts'
import { dutyViews } from '../../src/areas/duties/index.ts'
import { liMing, linXiao, mengTao, wangFang, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, type World } from './world.ts'

describe('what is owed, as people see it', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 60_000)
  afterAll(() => w.close())

  const views = async (client: string) => {
    const { db, zone } = w.running.deps
    const [row] = await db.select({ id: clients.id }).from(clients).where(eq(clients.name, client))
    return dutyViews(db, { clientIds: [row?.id ?? ''] }, w.clock.now(), zone)
  }
  const why = async (client: string) => (await views(client)).map((one) => one.why.zh)

  test('each duty says in one line why it stands as it does', async () => {
    const client = '龙澜商业管理（苏州）有限公司'
    expect(await why(client)).toEqual(['随访：距上次 9 天，4 天后到期', '本月面谈：11-14 已完成'])
    const draft = await w.says(liMing, '今天上午去龙澜商业见李工，对了点位图')
    await w.press(liMing, draft, '确认')
    await w.idle()
    expect(await why(client)).toEqual(['随访：今天联系过，14 天后到期', '本月面谈：11-14 已完成'])
  })

  const cardOf = (who: string, words: string) => {
    const card = w.cards(who).findLast((one) => one.zh.includes(words))
    if (!card) throw new Error(`${who} has no card with ${words}`)
    return card
  }

  test('what is due is listed most urgent first, mine, my people’s or one client’s', async () => {
    const boss = await w.says(wangFang, '/到期')
    expect(boss.zh).toMatch(/随访：距上次 21 天，逾期 5 个工作日/)
    expect(boss.zh.indexOf('永禾')).toBeLessThan(boss.zh.indexOf('临湖'))
    expect(boss.zh).not.toContain('万川')
    const people = await w.press(wangFang, boss, '看团队的')
    expect(people.zh).toContain('万川置业（杭州）有限公司 · 战略 · 李明')
    expect(people.zh).not.toContain('永禾')
    const more = await w.press(wangFang, people, people.buttons.find((one) => one.startsWith('还有')) ?? '')
    expect(more.buttons).toContain('回到开头')
    const one = await w.says(liMing, '/到期 华岳')
    expect(one.zh).toContain('本季面谈：10-07 已完成')
    const refused = await w.says(zhouTing, '/到期 万川')
    expect(refused.zh).toContain('不在你名下')
    expect((await w.says(mengTao, '/到期 团队')).zh).toContain('手上没有欠着的')
  })

  test('my clients stand by tier, the most urgent first', async () => {
    const mine = await w.says(liMing, '/我的客户')
    expect(mine.zh).toContain('战略 1 · 重要 1 · 一般 2 · 未定级 1')
    const order = ['万川', '龙澜商业', '泊岸', '华岳', '云栖谷'].map((name) => mine.zh.indexOf(name))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(mine.zh).toContain('还没定级')
  })

  test('这个月还有哪些没走访: by tier, and who looks after them', async () => {
    const month = await w.says(wangFang, '这个月还有哪些没走访')
    expect(month.zh).toContain('11 月走访情况')
    expect(month.zh).toContain('战略：完成 0 · 待做 2 · 逾期 0')
    expect(month.zh).toContain('一般：完成 2 · 待做 3 · 逾期 0')
    expect(month.zh).toMatch(/万川置业.* · 战略 · 李明/)
    expect(month.zh).toContain('先审批')
    expect((await w.says(liMing, '本月有谁还没拜访过？')).zh).toContain('11 月走访情况')
  })

  test('an excuse is put to the line manager: returned it is still owed, approved it is no miss', async () => {
    const list = await w.says(zhouTing, '/到期 三院')
    const [opened] = await views('市第三人民医院')
    const explain = (why: string) =>
      w
        .next(zhouTing, () => w.sandbox.press(zhouTing, list.messageId, '说明'))
        .then((form) => w.press(zhouTing, form, '请主管批', { form: { reason: why } }))
    const empty = await explain(' ')
    expect(empty.zh).toContain('写一句原因')
    const sent = await explain('门诊楼封闭消杀，谁都不让进')
    expect(sent.zh).toContain('等王芳批')
    await w.idle()
    expect((await w.says(zhouTing, '/到期 三院')).zh).toContain('说明待批')
    const again = await w.press(zhouTing, list, '说明')
    expect(again.toast).toBe('已经说明过了，正等审批。')
    const asked = cardOf(wangFang, '谁都不让进')
    expect(asked.zh).toContain('本月随访：还没有，7 天后到期')
    const form = await w.press(wangFang, asked, '退回')
    await w.press(wangFang, form, '退回', { form: { note: '打个电话也算' } })
    await w.idle()
    expect(cardOf(zhouTing, '打个电话也算').zh).toContain('退回')
    expect((await w.says(zhouTing, '/到期 三院')).zh).not.toContain('说明待批')

    await explain('电话也没人接，基建处集体外出')
    await w.idle()
    await w.press(wangFang, cardOf(wangFang, '集体外出'), '同意')
    await w.idle()
    expect((await views('市第三人民医院')).map((one) => one.status)).toContain('excused')
    const { db } = w.running.deps
    const steps = await db
      .select()
      .from(reminders)
      .where(eq(reminders.dutyId, opened?.id ?? ''))
    expect(steps.length).toBeGreaterThan(3)
    // What was said this morning is acted upon, what was to come is not said any more.
    expect(new Set(steps.map((step) => step.state))).toEqual(new Set(['acted', 'superseded']))
    // What happens after all is worth more than the excuse.
    await w.press(zhouTing, await w.says(zhouTing, '今天给三院郑老师打了电话，聊了走廊'), '确认')
    await w.idle()
    const [row] = await db
      .select()
      .from(duties)
      .where(eq(duties.id, opened?.id ?? ''))
    expect(row).toMatchObject({ status: 'done', doneDay: '2026-11-23' })
  })

  test('nobody but those in charge explains, and what is done needs no explaining', async () => {
    const list = await w.says(liMing, '/到期 华岳')
    expect(list.buttons).not.toContain('说明')
    const theirs = await w.says(liMing, '/到期 泊岸')
    const value = buttonValue(theirs.card, '说明')
    const forwarded = { messageId: theirs.messageId, tag: 'button' as const, value }
    const reply = await w.sandbox.pressRaw({ ...forwarded, as: linXiao })
    expect(reply.toast?.content).toContain('不在你名下')
  })

  test('a client asks to be left alone: once approved nothing is owed, ended early it is again', async () => {
    const client = '鹿鸣酒店管理有限公司'
    const before = await why(client)
    const form = await w.says(zhouTing, '/暂停 鹿鸣 到12月31日')
    expect(form.zh).toContain('王芳同意后')
    const late = await w.press(zhouTing, form, '请主管批', {
      form: { last: '2026-11-20 +0800', reason: '封账' },
    })
    expect(late.zh).toContain('这天已经过了')
    const sent = await w.press(zhouTing, late, '请主管批', {
      form: { last: '2026-12-31 +0800', reason: '年底封账，元旦后再联系' },
    })
    expect(sent.zh).toContain('等审批')
    await w.idle()
    expect(await why(client)).toEqual(before)
    const asked = cardOf(wangFang, '年底封账')
    expect(asked.zh).toContain('2026-12-31')
    await w.press(wangFang, asked, '同意')
    await w.idle()
    expect(await why(client)).not.toContain('本季面谈：还没有，12-31 前')
    expect((await w.says(zhouTing, '/到期 鹿鸣')).zh).toContain('客户要求暂停，到12月31日')
    expect((await w.says(zhouTing, '/我的客户')).zh).toContain('客户要求暂停')
    const holds = await w.says(zhouTing, '/暂停 鹿鸣')
    const ended = await w.press(zhouTing, holds, '提前恢复')
    expect(ended.toast).toContain('恢复了')
    await w.idle()
    expect(await why(client)).toEqual(before)
  })
})
