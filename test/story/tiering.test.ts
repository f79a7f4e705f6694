import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFigures, clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import { liMing, linXiao, sunLi, wangFang, zhengGuodong, zhouTing } from '../../src/demo/company.ts'
import { buttonValue, optionsOf } from './read-card.ts'
import { type CardInChat, openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('recognition and tiers, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
    await world.idle()
  })
  afterAll(() => world.close())

  const idOf = async (name: string) => {
    const [row] = await world.running.deps.db
      .select({ id: clients.id })
      .from(clients)
      .where(eq(clients.name, name))
    return row?.id ?? ''
  }
  /** The client as the story needs it: its tier, and these amounts and no others. */
  const onRecord = async (name: string, tier: string | null, amounts: [kind: string, yuan: number][]) => {
    const { db, ids } = world.running.deps
    const id = await idOf(name)
    const since = tier ? '2026-07-01' : null
    await db.update(clients).set({ tier, tierSince: since }).where(eq(clients.id, id))
    await db.delete(clientFigures).where(eq(clientFigures.clientId, id))
    const [recorder] = await db.select({ id: people.id }).from(people).where(eq(people.openId, wangFang))
    for (const [kind, yuan] of amounts)
      await db.insert(clientFigures).values({
        id: ids.mint('figure', world.clock.now()),
        clientId: id,
        kind,
        yuan,
        onDay: '2026-10-12',
        label: '总部改造',
        recordedBy: recorder?.id ?? '',
        recordedAt: world.clock.now(),
      })
  }
  const tierOf = async (name: string) => {
    const [row] = await world.running.deps.db
      .select({ tier: clients.tier, since: clients.tierSince })
      .from(clients)
      .where(eq(clients.name, name))
    return row
  }
  const yonghe = '永禾实业集团有限公司'
  const latest = (as: string, words: string): CardInChat => {
    const found = world.cards(as).filter((one) => one.zh.includes(words))
    const last = found.at(-1)
    if (!last) throw new Error(`no card says ${words}`)
    return last
  }

  it('永禾升战略吧: the edge is explained from the record, the other route is offered, and only approval changes anything', async () => {
    await onRecord(yonghe, 'general', [
      ['contract', 30_000_000],
      ['call_off', 20_000_000],
      ['framework', 90_000_000],
      ['forecast_3y', 150_000_000],
    ])
    const card = await world.says(wangFang, '永禾升战略吧 今年刚好5000万 三年估1.5个亿')
    expect(card.zh).toContain('签约达到 5,000 万')
    expect(card.zh).toContain('三年预估刚好 1.5 亿，要超过才算')
    expect(card.zh).toMatch(/重要.*合作意愿强烈、持续增长潜力、区域知名度较高还没人判断/)
    expect(card.zh).toContain('行业领先路线')
    expect(card.zh).toContain('现在不变')
    // What was said is what is on record: nothing to point out.
    expect(card.zh).not.toContain('先按记录算')
    expect(optionsOf(card.card, 'to')).toEqual(['strategic_leader', 'important', 'none'])

    const bare = await world.press(wangFang, card, '提交审批', {
      form: { to: 'strategic_leader', reason: '总部大楼在谈，值得升' },
    })
    expect(bare.zh).toContain('这条还没人判过达到')
    expect(JSON.stringify(bare.card)).toContain('总部大楼在谈')

    const sent = await world.press(wangFang, bare, '提交审批', {
      form: {
        to: 'strategic_leader',
        reason: '总部大楼在谈，值得升',
        industry_leader: '宁波制造业前三',
        decisive: '带我们进厂房改造',
      },
    })
    expect(sent.toast).toContain('等审批')
    expect(sent.zh).toContain('已提议改成「战略」')
    expect(sent.buttons).not.toContain('提议改级')
    expect(await tierOf(yonghe)).toEqual({ tier: 'general', since: '2026-07-01' })

    // The proposer is the head of sales herself: the general manager decides alone.
    await world.idle()
    const asked = latest(zhengGuodong, '一般 → 战略')
    for (const words of ['宁波制造业前三', '带我们进厂房改造', '总部大楼在谈', '2027年1月1日'])
      expect(asked.zh).toContain(words)
    const approved = await world.press(zhengGuodong, asked, '同意')
    expect(approved.zh).toContain('已同意')
    await world.idle()
    expect(await tierOf(yonghe)).toEqual({ tier: 'general', since: '2026-07-01' })
    const waiting = await world.says(wangFang, '/定级 永禾')
    expect(waiting.zh).toContain('已批：2027年1月1日起是「战略」')
    expect(latest(wangFang, '由「一般」改为「战略」').zh).toContain('在那之前照旧')
  })

  it('on its day it holds, once, with its history', async () => {
    await world.passes(new Date('2026-12-31T23:00:00+08:00'))
    expect((await tierOf(yonghe))?.tier).toBe('general')
    await world.passes(new Date('2027-01-01T00:05:00+08:00'))
    await world.passes(new Date('2027-01-01T00:20:00+08:00'))
    expect(await tierOf(yonghe)).toEqual({ tier: 'strategic', since: '2027-01-01' })
    expect(world.cards(wangFang).filter((one) => one.zh.includes('是「战略」客户'))).toHaveLength(1)
    world.clock.set(new Date('2026-11-24T10:00:00+08:00'))
  })

  it('where a sentence and the record differ, the record counts and the card says so', async () => {
    await onRecord('云栖谷文化发展有限公司', 'general', [['contract', 18_000_000]])
    const card = await world.says(liMing, '把云栖谷提到重要 今年签了2300万')
    expect(card.zh).toContain('你说今年 2,300 万，记录里是 1,800 万，先按记录算')
    expect(card.zh).toMatch(/重要.*近期签约差 200 万/)
  })

  it('a person judges item by item with a reason, and the answer follows at once', async () => {
    const name = '龙澜商业管理（苏州）有限公司'
    await onRecord(name, null, [['contract', 6_000_000]])
    let card = await world.says(liMing, '/dj 龙澜商业')
    expect(card.zh).toContain('哪一级都还不够')
    for (const item of ['stable_demand', 'good_record']) {
      const form = await world.press(liMing, card, '判断')
      const bare = await world.press(liMing, form, '记下判断', {
        form: { item, result: 'pass', reason: ' ' },
      })
      expect(bare.zh).toContain('写一句理由')
      card = await world.press(liMing, bare, '记下判断', {
        form: { item, result: 'pass', reason: `合作三年，${item}` },
      })
    }
    expect(card.zh).toContain('够「一般」')
    expect(card.zh).toContain('合作三年，good_record')
    expect(card.zh).toContain('李明')

    // A first tier holds from the day of the decision; the deputy general manager decides.
    const form = await world.press(liMing, card, '提议改级')
    expect(form.zh).toContain('批了当天就算')
    await world.press(liMing, form, '提交审批', { form: { to: 'general', reason: '够了' } })
    await world.idle()
    await world.press(sunLi, latest(sunLi, '未定级 → 一般'), '同意')
    await world.idle()
    expect(await tierOf(name)).toEqual({ tier: 'general', since: '2026-11-24' })
  })

  it('one proposal at a time: a second one is told whose is waiting', async () => {
    const name = '华岳置地（华东）有限公司'
    await onRecord(name, 'general', [['contract', 25_000_000]])
    const first = await world.says(liMing, '/定级 华岳 升重要')
    const second = await world.says(wangFang, '/定级 华岳 升重要')
    const form = { form: { to: 'important', reason: '量起来了' } }
    await world.press(liMing, first, '提交审批', form)
    const late = await world.press(wangFang, second, '提交审批', form)
    expect(late.toast).toContain('李明已经提过改级了')
    expect(late.zh).toContain('已提议改成「重要」')
  })

  it('a tier that moved on meanwhile makes the request void', async () => {
    await world.idle()
    const name = '华岳置地（华东）有限公司'
    await onRecord(name, 'important', [['contract', 25_000_000]])
    const pressed = await world.press(sunLi, latest(sunLi, '一般 → 重要'), '同意')
    expect(pressed.zh).toContain('作废')
    expect((await tierOf(name))?.tier).toBe('important')
  })

  it('two approvers at the same moment decide once', async () => {
    await world.idle()
    const name = '泊岸商业广场有限公司'
    await onRecord(name, 'general', [['contract', 25_000_000]])
    const card = await world.says(liMing, '/定级 泊岸 升重要')
    await world.press(liMing, card, '提交审批', { form: { to: 'important', reason: '量起来了' } })
    await world.idle()
    const asked = latest(sunLi, '一般 → 重要')
    await Promise.all([world.press(sunLi, asked, '同意'), world.press(sunLi, asked, '同意')])
    await world.idle()
    expect((await world.says(liMing, '/定级 泊岸')).zh).toContain('已批：2027年1月1日起是「重要」')
  })

  it('legal flags 恶意拖欠 with a reason: the client is turned down, whatever its amounts, until it is lifted', async () => {
    const name = '星桥城市更新有限公司'
    await onRecord(name, null, [
      ['contract', 60_000_000],
      ['forecast_3y', 200_000_000],
    ])
    const card = await world.says(linXiao, '/定级 星桥')
    expect(card.zh).toContain('够「战略」')
    expect(card.buttons).not.toContain('提议改级')
    const form = await world.press(linXiao, card, '恶意拖欠')
    const flagged = await world.press(linXiao, form, '记下', {
      form: { what: 'set', reason: '（2026）浙01民终1号' },
    })
    expect(flagged.zh).toContain('大客户认定没过')
    const lifting = await world.press(linXiao, flagged, '恶意拖欠')
    const lifted = await world.press(linXiao, lifting, '记下', { form: { what: 'lift', reason: '已履行' } })
    expect(lifted.zh).toContain('够「战略」')
    // Only legal may, even with the button's value in hand.
    const value = buttonValue(card.card, '恶意拖欠')
    const raw = { messageId: card.messageId, tag: 'button', value, as: zhouTing }
    expect((await world.sandbox.pressRaw(raw)).toast?.content).toContain('法务')
  })

  it('who has no part in a client is told so, and sees no amount', async () => {
    const card = await world.says(zhouTing, '/定级 云栖谷')
    expect(card.zh).not.toContain('1,800 万')
    expect(card.zh).toContain('不在你名下')
    const wished = await world.says(zhouTing, '云栖谷升战略吧')
    expect(wished.zh).toContain('不在你名下')
  })
})
