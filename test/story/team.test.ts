import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { teamSeats } from '../../drizzle/schema/team.ts'
import { accountTeamOf, endSeats, seatsHeldBy } from '../../src/areas/team/index.ts'
import {
  chenGang,
  heWei,
  liMing,
  linXiao,
  wangFang,
  wuYue,
  zhaoMin,
  zhouQiang,
} from '../../src/demo/company.ts'
import { clientNamed, staffOf } from '../../src/demo/find.ts'
import { type CardInChat, openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('the key-account team, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
    await world.idle()
  })
  afterAll(() => world.close())

  const says = async (as: string, words: string) => {
    await world.idle()
    return world.says(as, words)
  }
  /** The button of one seat's row. */
  const seat = (name: string) => (value: unknown) =>
    JSON.stringify(value).includes(`"seat":"${name}"`) && JSON.stringify(value).includes('team.open_seat')
  const alerts = (as: string) => world.cards(as).filter((card) => card.zh.includes('团队有空缺')).length
  const put = async (as: string, card: CardInChat, name: string, form: Record<string, string>) =>
    world.press(as, await world.press(as, card, seat(name)), 'save', { form })

  it('everybody sees the seven seats; who may not assign has no buttons', async () => {
    const card = await says(liMing, '/团队')
    for (const words of [
      '组长',
      '王芳',
      '市场营销专员',
      '许诺',
      '资深设计师',
      '售后服务主管',
      '空缺',
      '1 个空缺',
    ])
      expect(card.zh).toContain(words)
    expect(card.buttons).toEqual([])
    expect(card.en).toContain('Senior designer')
  })

  it('the head of sales fills a seat, is told what is missing, and the person is told', async () => {
    const team = await says(wangFang, '/团队')
    const form = await world.press(wangFang, team, seat('after_sales_lead'))
    expect((await world.press(wangFang, form, 'save')).zh).toContain('选一位同事')
    expect(
      (await world.press(wangFang, form, 'save', { form: { person: chenGang, from: '2026-11-01 +0800' } }))
        .zh,
    ).toContain('最早从今天开始')
    const told = await world.next(chenGang, async () => {
      const done = await world.press(wangFang, form, 'save', {
        form: { person: chenGang, deputy: zhouQiang, from: '' },
      })
      expect(done.toast).toContain('安排好了')
      expect(done.zh).not.toContain('空缺')
      expect(done.zh).toContain('周强 代')
    })
    expect(told.zh).toContain('售后服务主管')
  })

  it('a change keeps the history; an old card cannot undo it', async () => {
    const old = await says(zhaoMin, '/团队')
    const team = await says(wangFang, '/团队')
    await put(wangFang, team, 'project_manager', { person: wuYue, from: '2026-11-30 +0800' })
    const before = await says(wangFang, '/团队')
    expect(before.zh).toMatch(/项目经理[\s\S]*何伟[\s\S]*11月30日起由 吴越 接/)
    const late = await world.press(zhaoMin, old, seat('project_manager'))
    expect(late.toast).toContain('刷新')
    await world.passes(new Date('2026-11-30T10:00:00+08:00'))
    const after = await says(wangFang, '/团队')
    expect(after.zh).toMatch(/项目经理 ?吴越/)
    expect(after.zh).toContain('项目经理 · 何伟')
  })

  it('a seat ended is told of once, on a workday within working hours, and again after a week', async () => {
    await world.passes(new Date('2026-11-30T12:10:00+08:00'))
    const team = await says(wangFang, '/团队')
    const form = await world.press(wangFang, team, seat('legal'))
    expect((await world.press(wangFang, form, '今天起空出来')).toast).toContain('空出来')
    await world.passes(new Date('2026-11-30T12:30:00+08:00'))
    expect(alerts(wangFang)).toBe(0)
    await world.passes(new Date('2026-11-30T14:00:00+08:00'))
    await world.passes(new Date('2026-12-01T10:00:00+08:00'))
    expect([alerts(wangFang), alerts(zhaoMin), alerts(liMing)]).toEqual([1, 1, 0])
    await world.passes(new Date('2026-12-05T10:00:00+08:00'))
    await world.passes(new Date('2026-12-06T10:00:00+08:00'))
    expect(alerts(wangFang)).toBe(1)
    await world.passes(new Date('2026-12-07T10:00:00+08:00'))
    expect(alerts(wangFang)).toBe(2)
  })

  it('somebody who leaves the company leaves their seat empty at once', async () => {
    await (await world.sandbox.deleteUser(chenGang)).delivered
    await world.passes(new Date('2026-12-08T10:00:00+08:00'))
    expect(alerts(wangFang)).toBe(3)
    const team = await says(wangFang, '/团队')
    // The hand-over ends the seat on the day they leave; who sat there stays in the history.
    expect(team.zh).toContain('售后服务主管 空缺')
    expect(team.zh).toContain('售后服务主管 · 陈刚')
    expect(team.zh).toContain('2 个空缺')
  })

  it('the account team of a strategic client is its owner’s to put together; who sits there may see the client', async () => {
    const { db, clock } = world.running.deps
    const client = await clientNamed(db, '万川置业（杭州）有限公司')
    await db.update(clients).set({ tier: 'important' }).where(eq(clients.id, client.id))
    const early = await says(liMing, '/团队 万川')
    expect((await world.press(liMing, early, seat('designer'))).toast).toContain('战略客户')
    await db.update(clients).set({ tier: 'strategic' }).where(eq(clients.id, client.id))
    expect((await says(wuYue, '/团队 万川')).zh).toContain('不在你名下')
    const team = await says(liMing, '/团队 万川')
    expect(team.zh).toContain('客户经理 李明')
    const told = await world.next(wuYue, async () => {
      await put(liMing, team, 'designer', { person: wuYue })
    })
    expect(told.zh).toContain('专属小组')
    const seen = await says(wuYue, '/团队 万川')
    expect(seen.zh).toContain('吴越')
    expect(seen.buttons).toEqual([])
    const day = '2026-12-08'
    expect((await accountTeamOf(db, client.id, day)).map((one) => one.name)).toEqual(['吴越'])
    const wu = await staffOf(db, wuYue, clock.now())
    const held = await seatsHeldBy(db, wu.id, day)
    expect(held.map((one) => one.seat).sort()).toEqual(['designer', 'designer', 'project_manager'])
    await db.transaction((tx) =>
      endSeats({ deps: world.running.deps, tx, at: clock.now(), cause: 'test' }, wu.id, day),
    )
    expect(await seatsHeldBy(db, wu.id, day)).toEqual([])
    expect(await db.$count(teamSeats, eq(teamSeats.deputyId, wu.id))).toBe(0)
    expect((await says(wuYue, '/团队 万川')).zh).toContain('不在你名下')
    expect((await says(heWei, '/团队')).zh).toContain('空缺')
    expect((await says(linXiao, '/团队 万川')).zh).toContain('专属小组')
  })
})
