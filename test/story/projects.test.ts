import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectNotices, projects } from '../../drizzle/schema/projects.ts'
import { chenGang, heWei, liMing, xuNuo, zhouTing } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

describe('projects and what of them is under warranty (建设工程质量管理条例 40)', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 120_000)
  afterAll(() => w.close())

  test('a client’s projects say how much is under warranty, and each piece of work until when', async () => {
    const list = await w.says(liMing, '/项目 万川')
    expect(list.zh).toContain('万川云庭一期精装')
    expect(list.zh).toContain('4 项没验收')
    const card = await w.press(liMing, list, '查看')
    expect(card.zh).toContain('防水 保到2028年8月15日')
    expect(card.zh).toContain('装修 2025年8月15日过保')
    expect(card.zh).toContain('1,280 万')
  })

  test('by its name one comes at once, for its manager and after-sales, without amounts for after-sales', async () => {
    const card = await w.says(chenGang, '/项目 云庭一期')
    expect(card.zh).toContain('防水 保到')
    expect(card.zh).not.toContain('1,280 万')
    expect((await w.says(heWei, '/项目')).zh).toContain('龙澜中心大堂改造')
    expect((await w.says(heWei, '/项目 云庭一期')).zh).toContain('1,280 万')
  })

  test('whoever has nothing to do with the client learns nothing', async () => {
    const refused = await w.says(zhouTing, '/项目 万川')
    expect(refused.zh).not.toContain('云庭')
    expect((await w.says(zhouTing, '/项目 云庭一期')).zh).not.toContain('防水')
  })

  test('a new one takes a name and a city; what is wrong stands beside its field', async () => {
    const list = await w.says(liMing, '/项目 泊岸')
    const form = await w.press(liMing, list, '新项目')
    const wrong = await w.press(liMing, form, '保存', { form: { name: '泊岸二层', defect_months: '36' } })
    expect(wrong.toast).toContain('有几处要改')
    expect(wrong.zh).toContain('法定最长 24 个月')
    const saved = await w.press(liMing, wrong, '保存', {
      form: {
        name: '泊岸二层',
        city: '宁波',
        manager: heWei,
        contract: '380万',
        defect_months: '12',
        retention: '20万',
      },
    })
    expect(saved.toast).toBe('存好了')
    expect(saved.zh).toContain('泊岸二层')
    expect(saved.zh).toContain('超过合同额的 3%')
    expect(await w.running.deps.db.$count(projects, eq(projects.name, '泊岸二层'))).toBe(1)
  })

  test('a day the contract names for the retention is kept in mind as soon as it is written down', async () => {
    const form = await w.press(liMing, await w.says(liMing, '/项目 华岳'), '新项目')
    const saved = await w.press(liMing, form, '保存', {
      form: { name: '华岳展厅', city: '上海', retention: '5万', retention_on: '2027-03-01 +0800' },
    })
    expect(saved.zh).toContain('2027年3月1日该退')
    expect(await w.running.deps.db.$count(projectNotices, eq(projectNotices.dueDay, '2027-03-01'))).toBe(1)
  })

  test('an acceptance starts the warranty; a contract may only lengthen it', async () => {
    const card = await w.says(liMing, '/项目 泊岸二层')
    const form = await w.press(liMing, card, '记验收')
    const short = await w.press(liMing, form, '保存', {
      form: { accepted_on: '2026-11-20 +0800', works: ['waterproofing', 'decoration'], longer: '3' },
    })
    expect(short.zh).toContain('最少 5 年')
    const future = await w.press(liMing, short, '保存', {
      form: { accepted_on: '2026-12-20 +0800', works: ['decoration'], longer: '' },
    })
    expect(future.zh).toContain('这天还没到')
    const saved = await w.press(liMing, future, '保存', {
      form: { accepted_on: '2026-11-20 +0800', works: ['waterproofing', 'decoration'], longer: '' },
    })
    expect(saved.toast).toBe('记下了')
    expect(saved.zh).toContain('防水 保到2031年11月20日')
    expect(saved.zh).toContain('装修 保到2028年11月20日')
    expect(saved.zh).toContain('质保金 20 万 · 2027年12月20日该退')
  })

  test('money that is due back is told the account owner in time, once', async () => {
    const told = () => w.cards(liMing).filter((card) => card.zh.includes('项目到期提醒'))
    await w.passes(new Date('2026-11-30T09:00:00+08:00'))
    await w.idle()
    expect(told().at(-1)?.zh).toContain('质保金 19.2 万')
    const before = told().length
    await w.passes(new Date('2026-11-30T09:01:00+08:00'))
    await w.idle()
    expect(told()).toHaveLength(before)
  })

  test('before a warranty ends after-sales is told to inspect, on a workday in working hours', async () => {
    const of = (as: string) => w.cards(as).filter((card) => card.zh.includes('项目到期提醒'))
    const due = await w.running.deps.db
      .select()
      .from(projectNotices)
      .where(eq(projectNotices.kind, 'warranty'))
      .orderBy(projectNotices.sendAt)
    const next = due.find((one) => one.state === 'pending')
    expect(next?.dueDay).toBe('2027-06-28')
    const before = of(chenGang).length
    await w.passes(new Date('2027-04-29T08:00:00+08:00'))
    await w.idle()
    expect(of(chenGang)).toHaveLength(before)
    await w.passes(new Date('2027-04-29T09:00:00+08:00'))
    await w.idle()
    expect(of(chenGang).at(-1)?.zh).toContain('装修、电气6月28日 周一过保')
    expect(of(xuNuo)).toHaveLength(0)
  })
})
