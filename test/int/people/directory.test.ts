import { and, eq, ne } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit } from '../../../drizzle/schema/bot.ts'
import { tasks } from '../../../drizzle/schema/outbox.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { company, liMing, wangFang, xuNuo, zhaoMin, zhouTing } from '../../../src/demo/company.ts'
import { openWorld, type World } from '../../story/world.ts'

const night = (day: number) => new Date(`2026-11-${day}T10:00:00+08:00`)

const colleague = (n: number, department = '销售二部') => {
  const id = String(1000 + n).padStart(32, 'e')
  return {
    openId: `ou_${id}`,
    unionId: `on_${id}`,
    userId: `x${n}`,
    name: `同事${n}`,
    enName: `Colleague ${n}`,
    department,
    role: '销售',
    avatar: '#3370ff',
    locale: 'zh_cn' as const,
    leader: wangFang,
  }
}
const many = Array.from({ length: 120 }, (_, n) => colleague(n))

/** Each night opens a company of its own; the embedded size is told by the story of people (test/story). */
describe.each(['company'] as const)('the company directory, %s size', (size) => {
  let world: World
  const open = async (more: typeof many = []) => {
    world = await openWorld(size, {
      sandbox: {
        company: {
          ...company,
          people: [...company.people, ...more],
          departments: [...(company.departments ?? []), { name: '销售二部', parent: '销售部' }],
        },
      },
    })
  }
  beforeEach(() => {
    world = undefined as never
  })
  afterEach(() => world.close())

  const person = async (openId: string) => {
    const [row] = await world.running.deps.db.select().from(people).where(eq(people.openId, openId))
    if (!row) throw new Error(`nobody is ${openId}`)
    return row
  }
  const set = (openId: string, what: Partial<typeof people.$inferInsert>) =>
    world.running.deps.db.update(people).set(what).where(eq(people.openId, openId))

  it('is read once a night, page by page, and changes nothing about people who are as they were', async () => {
    await open(many)
    await world.idle()
    const before = await world.running.deps.db.select().from(people).orderBy(people.openId)
    await world.idle()
    world.sandbox.clearLogs()
    await world.passes(night(24))
    await world.passes(night(24))
    const pages = world.sandbox.apiCalls().filter((one) => one.api.includes('find_by_department'))
    // 12 departments and the root, one page each, and two more for the 120 of the second sales team.
    expect(pages).toHaveLength(15)
    const after = await world.running.deps.db.select().from(people).orderBy(people.openId)
    expect(after).toHaveLength(company.people.length + 120)
    for (const row of before)
      expect(after.find((one) => one.id === row.id)).toEqual({ ...row, syncedAt: expect.any(Date) })
    const joined = await person(many[119]?.openId ?? '')
    expect(joined).toMatchObject({
      state: 'active',
      roles: ['sales'],
      leaderOpenId: wangFang,
      ndaVersion: null,
    })
    await world.passes(night(25))
    const again = world.sandbox.apiCalls().filter((one) => one.api.includes('find_by_department'))
    expect(again).toHaveLength(30)
  })

  it('waits where Lark says that it is asked too often, and goes on from there', async () => {
    await open()
    world.sandbox.setFaults([
      { api: 'contact/v3/users/find_by_department', kind: '429', times: 2 },
      { api: 'contact/v3/departments', kind: '429', times: 1 },
    ])
    await world.passes(night(24))
    expect((await person(liMing)).syncedAt).not.toBeNull()
    const [task] = await world.running.deps.db.select().from(tasks).where(eq(tasks.kind, 'people.sync'))
    expect(task).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('whoever is no longer in it has left, on every path the same, and comes back as they were', async () => {
    await open()
    await set(zhouTing, { rolesSet: true, roles: ['sales', 'archivist'] })
    world.sandbox.hideUser(zhouTing, true)
    await world.passes(night(24))
    expect(await person(zhouTing)).toMatchObject({ state: 'left', leftAt: expect.any(Date) })
    const trail = await world.running.deps.db
      .select({ action: audit.action })
      .from(audit)
      .where(and(eq(audit.entityId, (await person(zhouTing)).id), eq(audit.action, 'people.left')))
    expect(trail).toHaveLength(1)
    world.sandbox.hideUser(zhouTing, false)
    await world.passes(night(25))
    expect(await person(zhouTing)).toMatchObject({
      state: 'active',
      leftAt: null,
      roles: ['sales', 'archivist'],
      rolesSet: true,
    })
  })

  it('most of the company missing at once is not believed; the admins are told', async () => {
    await open()
    for (const one of company.people) if (one.openId !== zhaoMin) world.sandbox.hideUser(one.openId, true)
    await world.passes(night(24))
    expect(await world.running.deps.db.$count(people, ne(people.state, 'active'))).toBe(0)
    expect(world.cards(zhaoMin).at(-1)?.zh).toContain('少了 12 位')
  })

  it('a person moved to another department has other roles at once; what an admin set stays', async () => {
    await open()
    await (await world.sandbox.changeUser(liMing, { department: '法务部' })).delivered
    await world.idle()
    expect((await person(liMing)).roles).toEqual(['legal'])
    expect(world.sandbox.apiCalls().filter((one) => one.path.endsWith(liMing))).toHaveLength(1)
    await set(xuNuo, { rolesSet: true, roles: ['archivist'] })
    await (await world.sandbox.changeUser(xuNuo, { department: '销售部', name: '许诺诺' })).delivered
    await world.idle()
    expect(await person(xuNuo)).toMatchObject({ roles: ['archivist'], name: '许诺诺' })
  })

  it('with a new leader of sales the head of sales is another, and the old one no manager', async () => {
    await open()
    await (await world.sandbox.changeUser(zhouTing, { leader: null })).delivered
    await (await world.sandbox.changeUser(wangFang, { leader: zhouTing })).delivered
    await (await world.sandbox.changeUser(liMing, { leader: zhouTing })).delivered
    await world.idle()
    expect((await person(zhouTing)).roles).toEqual(['sales', 'manager', 'head_of_sales'])
    expect((await person(wangFang)).roles).toEqual(['sales'])
  })

  it('somebody new is known before their first word; of a new department, as soon as the directory was read', async () => {
    await open()
    const fresh = colleague(7, '档案室')
    await (await world.sandbox.addUser(fresh)).delivered
    await world.idle()
    expect(await person(fresh.openId)).toMatchObject({ state: 'active', roles: ['archivist'] })
  })

  it('somebody in no mapped department may ask for help and nothing else, until an admin gives them a role', async () => {
    await open()
    const fresh = colleague(8, '食堂')
    await (await world.sandbox.addUser(fresh)).delivered
    await world.idle()
    expect((await person(fresh.openId)).roles).toEqual([])
    expect((await world.says(fresh.openId, '/客户 万川')).zh).toContain('/人员')
    expect((await world.says(fresh.openId, '今天去了万川见王总')).zh).toContain('/人员')
    expect((await world.says(fresh.openId, '/帮助')).zh).toContain('能帮你做这些')
  })
})
