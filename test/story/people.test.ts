import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../drizzle/schema/bot.ts'
import { people } from '../../drizzle/schema/people.ts'
import { deputyOf } from '../../src/areas/people/index.ts'
import { liMing, linXiao, wangFang, xuNuo, zhaoMin, zhouQiang, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('colleagues and their roles, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  /** After whatever the bot still had to tell them. */
  const says = async (as: string, words: string) => {
    await world.idle()
    return world.says(as, words)
  }
  const rolesOf = async (openId: string) => {
    const [row] = await world.running.deps.db
      .select({ id: people.id, roles: people.roles, set: people.rolesSet })
      .from(people)
      .where(eq(people.openId, openId))
    if (!row) throw new Error(`nobody is ${openId}`)
    return row
  }
  const opened = async (who: string): Promise<CardInChat> => {
    const list = await says(zhaoMin, `/人员 ${who}`)
    return world.press(zhaoMin, list, '打开')
  }

  it('an admin finds colleagues by name or sound, five at a time; nobody else has the list', async () => {
    const list = await says(zhaoMin, '/人员')
    expect(list.zh).toContain('一共 13 位')
    expect(list.buttons.filter((one) => one === '打开')).toHaveLength(5)
    const next = await world.press(zhaoMin, list, '下一页')
    expect(next.zh).toContain('第 6–10 位')
    const last = await world.press(zhaoMin, list, '下一页')
    expect(last.buttons.filter((one) => one === '打开')).toHaveLength(3)
    const found = await world.press(zhaoMin, list, 'find', { form: { q: 'zhou' } })
    expect(found.zh).toContain('周婷')
    expect(found.zh).toContain('周强')
    expect(found.zh).not.toContain('李明')
    expect((await says(zhaoMin, '/people xn')).zh).toContain('没签保密协议')
    expect((await says(zhaoMin, '/人员 欧阳')).zh).toContain('没有叫「欧阳」')
    expect((await says(wangFang, '/人员')).zh).toContain('管理员')
  })

  it('roles an admin set stay through the night; back to the directory they follow it again', async () => {
    const card = await opened('许诺')
    const saved = await world.next(xuNuo, async () => {
      const after = await world.press(zhaoMin, card, 'save', { form: { roles: ['marketing', 'archivist'] } })
      expect(after.toast).toContain('改好了')
      expect(after.zh).toContain('市场、档案')
    })
    expect(saved.zh).toContain('赵敏把你的角色改成了：市场、档案')
    await world.passes(new Date('2026-11-24T10:00:00+08:00'))
    expect(await rolesOf(xuNuo)).toMatchObject({ roles: ['marketing', 'archivist'], set: true })
    const back = await world.press(zhaoMin, await opened('许诺'), '改回按通讯录')
    expect(back.zh).toContain('跟着通讯录走')
    expect(await rolesOf(xuNuo)).toMatchObject({ roles: ['marketing'], set: false })
    const trail = await world.running.deps.db
      .select({ action: audit.action })
      .from(audit)
      .where(and(eq(audit.entityId, (await rolesOf(xuNuo)).id), eq(audit.action, 'people.set_roles')))
    expect(trail).toHaveLength(2)
  })

  it('a head of sales named by an admin is the only one', async () => {
    await world.press(zhaoMin, await opened('周婷'), 'save', { form: { roles: ['sales', 'head_of_sales'] } })
    expect((await rolesOf(wangFang)).roles).toEqual(['sales', 'manager'])
    await world.press(zhaoMin, await opened('周婷'), '改回按通讯录')
    expect((await rolesOf(wangFang)).roles).toContain('head_of_sales')
    expect((await rolesOf(zhouTing)).roles).toEqual(['sales'])
  })

  it('the last admin cannot take that from themselves; with a second one they can', async () => {
    const alone = await world.press(zhaoMin, await opened('赵敏'), 'save', { form: { roles: ['archivist'] } })
    expect(alone.toast).toContain('最后一位管理员')
    expect((await rolesOf(zhaoMin)).roles).toEqual(['admin'])
    await world.press(zhaoMin, await opened('林晓'), 'save', { form: { roles: ['legal', 'admin'] } })
    await world.press(zhaoMin, await opened('赵敏'), 'save', { form: { roles: ['archivist'] } })
    expect((await rolesOf(zhaoMin)).roles).toEqual(['archivist'])
    const list = await says(linXiao, '/人员 赵敏')
    const card = await world.press(linXiao, list, '打开')
    await world.press(linXiao, card, 'save', { form: { roles: ['admin'] } })
    expect((await rolesOf(zhaoMin)).roles).toEqual(['admin'])
  })

  it('of two admins at one card the second is shown what the first did; somebody else’s press does nothing', async () => {
    const one = await opened('李明')
    const two = await world.press(linXiao, await says(linXiao, '/人员 李明'), '打开')
    await world.press(zhaoMin, one, 'save', { form: { roles: ['sales', 'project'] } })
    const late = await world.press(linXiao, two, 'save', { form: { roles: ['technical'] } })
    expect(late.toast).toContain('刷新')
    expect(late.zh).toContain('销售、项目')
    const stolen = buttonValue(late.card, '保存角色')
    const press = await world.sandbox.pressRaw({
      as: liMing,
      messageId: late.messageId,
      tag: 'button',
      value: stolen,
      formValue: { roles: ['admin'] },
    })
    expect(press.toast?.content).toContain('管理员')
    expect((await rolesOf(liMing)).roles).toEqual(['sales', 'project'])
  })
})

describe.each(sizes)('leave and who stands in, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  /** After whatever the bot still had to tell them. */
  const says = async (as: string, words: string) => {
    await world.idle()
    return world.says(as, words)
  }
  const standsIn = async (openId: string, day: string) => {
    const { db, clock } = world.running.deps
    const [row] = await db.select({ id: people.id }).from(people).where(eq(people.openId, openId))
    return (await deputyOf(db, row?.id ?? '', day, clock.now()))?.name
  }

  it('natural words fill the form, one press saves it, the deputy is told', async () => {
    const form = await says(liMing, '/请假 12月1日到5号 周婷代')
    const told = await world.next(zhouTing, async () => {
      const saved = await world.press(liMing, form, 'save')
      expect(saved.toast).toContain('登记好了')
      expect(saved.zh).toContain('12月1日 周二 到 12月5日 周六')
      expect(saved.zh).toContain('周婷 代班')
    })
    expect(told.zh).toContain('李明 12月1日 周二 到 12月5日 周六 不在')
    expect(await standsIn(liMing, '2026-12-01')).toBe('周婷')
    expect(await standsIn(liMing, '2026-12-05')).toBe('周婷')
    expect(await standsIn(liMing, '2026-12-06')).toBeUndefined()
    expect(await standsIn(liMing, '2026-11-30')).toBeUndefined()
  })

  it('a family name that fits two is asked about; days that overlap, are over or run backwards are refused', async () => {
    const asked = await says(liMing, '/请假 12月5日到8日 小周代')
    expect(asked.zh).toMatch(/「小周」可能是周(?:婷、周强|强、周婷)/)
    const overlap = await world.press(liMing, asked, 'save')
    expect(overlap.toast).toContain('撞上了')
    const bad = (form: Record<string, string>) => world.press(liMing, asked, 'save', { form })
    expect((await bad({ from: '2026-12-10 +0800', last: '2026-12-09 +0800' })).zh).toContain('比开始还早')
    expect((await bad({ from: '2026-11-01 +0800', last: '2026-11-02 +0800' })).zh).toContain('已经过去')
    expect((await bad({ from: '2026-12-10 +0800', last: '2062-12-10 +0800' })).zh).toContain('最多登记')
    expect((await bad({ from: '', last: '' })).zh).toContain('这个要填')
    expect((await bad({ from: '2026-12-10 +0800', last: '2026-12-10 +0800', deputy: liMing })).zh).toContain(
      '自己不能替自己',
    )
  })

  it('a deputy who is away, too, is stood in for once; then it is the line manager', async () => {
    const plan = async (as: string, words: string) =>
      world.press(as, await says(as, `/请假 ${words}`), 'save')
    await plan(zhouTing, '12月2日到3日 周强代')
    expect(await standsIn(liMing, '2026-12-01')).toBe('周婷')
    expect(await standsIn(liMing, '2026-12-02')).toBe('周强')
    await plan(zhouQiang, '12月3日')
    expect(await standsIn(liMing, '2026-12-03')).toBe('王芳')
    await plan(wangFang, '12月3日')
    expect(await standsIn(liMing, '2026-12-03')).toBeUndefined()
    expect((await says(liMing, '/请假')).zh).toContain('这几天代班的人也不在')
  })

  it('cancelled, it is as if it had not been, and the deputy is told; an admin may enter and cancel for others', async () => {
    const mine = await says(liMing, '/请假')
    const told = await world.next(zhouTing, async () => {
      expect((await world.press(liMing, mine, '取消')).toast).toContain('取消了')
    })
    expect(told.zh).toContain('不用代班了')
    expect(await standsIn(liMing, '2026-12-01')).toBeUndefined()
    const person = await world.press(zhaoMin, await says(zhaoMin, '/人员 李明'), '打开')
    const leave = await world.press(zhaoMin, person, '登记请假')
    expect(leave.zh).toContain('李明的请假')
    const toldMe = await world.next(liMing, async () => {
      await world.press(zhaoMin, leave, 'save', {
        form: { from: '2026-11-23 +0800', last: '2026-11-23 +0800', deputy: zhouTing },
      })
    })
    expect(toldMe.zh).toContain('给你登记了 11月23日 周一 的请假')
    const stranger = await world.sandbox.pressRaw({
      as: zhouTing,
      messageId: leave.messageId,
      tag: 'button',
      value: buttonValue(world.now(leave.messageId).card, '取消'),
    })
    expect(stranger.toast?.content).toContain('李明')
    expect((await says(zhaoMin, '/人员 李明')).zh).toContain('请假中')
  })
})
