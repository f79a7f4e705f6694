import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { handoverItems, handovers } from '../../drizzle/schema/handover.ts'
import { ndaSignatures } from '../../drizzle/schema/nda.ts'
import { people } from '../../drizzle/schema/people.ts'
import { planItems } from '../../drizzle/schema/plans.ts'
import { actionItems } from '../../drizzle/schema/visits.ts'
import {
  chenGang,
  liMing,
  linXiao,
  sunLi,
  wangFang,
  xuNuo,
  zhaoMin,
  zhouTing,
} from '../../src/demo/company.ts'
import { planned } from './planned.ts'
import { openWorld, sizes, type World } from './world.ts'

const wanchuan = '万川置业（杭州）有限公司'

const find = (world: World, as: string, words: string) => {
  const card = world.cards(as).findLast((one) => one.zh.includes(words))
  if (!card) throw new Error(`no card with ${words}`)
  return card
}
const idOf = async (world: World, openId: string) => {
  const [row] = await world.running.deps.db
    .select({ id: people.id, state: people.state })
    .from(people)
    .where(eq(people.openId, openId))
  if (!row) throw new Error('nobody')
  return row
}
const owned = async (world: World, openId: string) =>
  world.running.deps.db.$count(
    clients,
    and(eq(clients.ownerId, (await idOf(world, openId)).id), eq(clients.status, 'active')),
  )
/** The press that accepts everything. */
const takesAll = (value: unknown) =>
  JSON.stringify(value).includes('handover.accept') && !JSON.stringify(value).includes('"item"')
const stepsOf = async (world: World, openId: string) =>
  world.running.deps.db.$count(
    actionItems,
    and(eq(actionItems.ownerId, (await idOf(world, openId)).id), eq(actionItems.status, 'open')),
  )

describe.each(sizes)('小李 leaves (scenario 11), %s size', (size) => {
  let world: World
  let accounts: number
  let steps: number
  beforeAll(async () => {
    world = await openWorld(size)
    accounts = await owned(world, liMing)
    steps = await stepsOf(world, liMing)
    await world.running.deps.db.update(clients).set({ tier: 'strategic' }).where(eq(clients.name, wanchuan))
  })
  afterAll(() => world.close())

  it('one sentence of the manager fills in the form: the day, who leaves, who takes over', async () => {
    const form = await world.says(wangFang, '小李下周五最后一天 客户都转小周')
    expect(form.zh).toContain('办交接')
    const sent = JSON.stringify(form.card)
    expect(sent).toContain('2026-12-04')
    expect(sent).toContain(liMing)
  })

  it('a successor without the agreement is refused, and nothing begins', async () => {
    const form = find(world, wangFang, '办交接')
    const refused = await world.press(wangFang, form, '开始交接', {
      form: { person: liMing, lastDay: '2026-12-04 +0800', successor: xuNuo, kind: 'leave' },
    })
    expect(refused.toast).toContain('还没签保密协议')
    expect(await world.running.deps.db.$count(handovers)).toBe(0)
  })

  it('nobody but the manager, the head of sales or an admin may begin one', async () => {
    const before = world.cards(zhouTing).length
    await (await world.sandbox.sendText(zhouTing, 'bot', '/交接 小李 下周五 小周')).delivered
    await world.idle()
    const answer = world.cards(zhouTing).slice(before)
    expect(answer.some((card) => card.zh.includes('办交接'))).toBe(false)
  })

  it('begun, the manager sees what there is, the leaver the pledge, the successor the clients', async () => {
    const form = find(world, wangFang, '办交接')
    const begun = await world.press(wangFang, form, '开始交接', {
      form: { person: liMing, lastDay: '2026-12-04 +0800', successor: zhouTing, kind: 'leave' },
    })
    expect(begun.toast).toContain('交接开始了')
    await world.idle()
    const card = find(world, wangFang, '李明 的交接')
    expect(card.zh).toContain(`0/${accounts}`)
    expect(card.zh).toContain(`0/${steps}`)
    expect(card.zh).toContain('等 周婷 接收')
    expect(card.buttons).not.toContain('办结')
    expect(find(world, liMing, '你的交接').buttons).toContain('我承诺，签字')
    expect(find(world, zhouTing, '接手 李明 的客户').buttons).toContain(`全部接收（${accounts}）`)
  })

  it('what cannot be taken goes back to the manager with the reason, and can be given to somebody else', async () => {
    const offer = find(world, zhouTing, '接手 李明 的客户')
    const [first] = await world.running.deps.db
      .select({ id: handoverItems.id })
      .from(handoverItems)
      .innerJoin(clients, eq(clients.id, handoverItems.clientId))
      .where(and(eq(handoverItems.kind, 'client'), eq(clients.name, wanchuan)))
    const silent = await world.press(zhouTing, offer, '退回给主管', { form: { items: [first?.id ?? ''] } })
    expect(silent.zh).toContain('写一句原因')
    await world.press(zhouTing, world.now(offer.messageId), '退回给主管', {
      form: { items: [first?.id ?? ''], reason: '手上太多了' },
    })
    await world.idle()
    expect(find(world, wangFang, '手上太多了').zh).toContain('周婷')
    const card = find(world, wangFang, '李明 的交接')
    const given = await world.press(wangFang, card, '发给他接收', {
      form: { items: [first?.id ?? ''], successor: chenGang },
    })
    expect(given.toast).toContain('陈刚')
  })

  it('accepted, clients, their next steps and plans are the successor’s; a strategic one gets an introduction', async () => {
    const plan = await planned(world, { startAt: new Date('2026-12-09T14:30:00+08:00'), ours: [chenGang] })
    const over = await planned(world, { startAt: new Date('2026-11-20T14:30:00+08:00') })
    await world.idle()
    const mine = await world.press(zhouTing, find(world, zhouTing, '接手 李明 的客户'), takesAll)
    expect(mine.zh).toContain('都在你名下了')
    await world.idle()
    const his = await world.press(chenGang, find(world, chenGang, '接手 李明 的客户'), takesAll)
    expect(his.toast).toContain('接下 1 项')
    await world.idle()
    expect(await owned(world, liMing)).toBe(0)
    expect(await stepsOf(world, liMing)).toBe(0)
    const [client] = await world.running.deps.db
      .select({ id: clients.id, owner: clients.ownerId })
      .from(clients)
      .where(eq(clients.name, wanchuan))
    expect(client?.owner).toBe((await idOf(world, chenGang)).id)
    const steps = await world.running.deps.db
      .select({ due: actionItems.due, visit: actionItems.visitId })
      .from(actionItems)
      .where(and(eq(actionItems.clientId, client?.id ?? ''), eq(actionItems.ownerId, client?.owner ?? '')))
    expect(steps).toContainEqual({ due: '2026-12-07', visit: null })
    const plans = await world.running.deps.db
      .select({ id: planItems.id, owner: planItems.ownerId, ours: planItems.ours })
      .from(planItems)
      .where(inArray(planItems.id, [plan, over]))
    expect(plans).toContainEqual({ id: plan, owner: client?.owner, ours: [] })
    expect(plans).toContainEqual({ id: over, owner: (await idOf(world, liMing)).id, ours: [] })
  })

  it('the leaver signs the pledge; on the last evening access ends by the clock and the hand-over closes', async () => {
    const signed = await world.press(liMing, find(world, liMing, '你的交接'), '我承诺，签字')
    expect(signed.zh).toContain('承诺签好了')
    const proofs = await world.running.deps.db
      .select({ messageId: ndaSignatures.messageId })
      .from(ndaSignatures)
      .where(eq(ndaSignatures.kind, 'pledge'))
    expect(proofs).toEqual([{ messageId: signed.messageId }])
    await world.idle()
    const along = await planned(world, {
      owner: zhouTing,
      ours: [liMing, chenGang],
      startAt: new Date('2026-12-08T15:00:00+08:00'),
    })
    await world.passes(new Date('2026-12-04T23:59:00+08:00'))
    expect((await idOf(world, liMing)).state).toBe('active')
    await world.passes(new Date('2026-12-05T00:00:10+08:00'))
    expect((await idOf(world, liMing)).state).toBe('left')
    // A colleague's meeting does not count on them any more.
    const [meeting] = await world.running.deps.db
      .select({ ours: planItems.ours })
      .from(planItems)
      .where(eq(planItems.id, along))
    expect(meeting?.ours).toEqual([(await idOf(world, chenGang)).id])
    const [row] = await world.running.deps.db.select({ status: handovers.status }).from(handovers)
    expect(row?.status).toBe('closed')
    // The account still stands in the directory; the night's look brings nobody back.
    await world.passes(new Date('2026-12-05T03:30:00+08:00'))
    expect((await idOf(world, liMing)).state).toBe('left')
    expect(find(world, wangFang, '李明 的交接').zh).toContain('项都办好了')
  })

  it('a sudden exit takes the manager through the same list, and closes with a reason for the missing pledge', async () => {
    const had = await owned(world, zhouTing)
    await world.sandbox.deleteUser(zhouTing)
    await world.idle()
    const card = find(world, wangFang, '周婷 的交接')
    expect(card.zh).toContain('账号已经没了')
    expect(card.zh).toContain(`0/${had}`)
    await world.press(wangFang, card, '发给他接收', { form: { successor: chenGang } })
    await world.idle()
    await world.press(chenGang, find(world, chenGang, '接手 周婷 的客户'), takesAll)
    await world.idle()
    const noted = await world.press(wangFang, find(world, wangFang, '周婷 的交接'), '记下原因', {
      form: { reason: '联系不上' },
    })
    expect(noted.zh).toContain('原因已记下')
    await world.idle()
    const closed = await world.press(wangFang, find(world, wangFang, '周婷 的交接'), '办结')
    expect(closed.toast).toContain('办结')
    expect(await owned(world, zhouTing)).toBe(0)
  })

  it('called off while it is being accepted: one wins, the other is told', async () => {
    const form = await world.says(zhaoMin, '/交接 陈刚 明天 林晓')
    await world.press(zhaoMin, form, '开始交接', {
      form: { person: chenGang, lastDay: '2026-12-08 +0800', successor: linXiao, kind: 'transfer' },
    })
    await world.idle()
    const card = find(world, zhaoMin, '陈刚 的交接')
    const offer = find(world, linXiao, '接手 陈刚 的客户')
    const [cancelled, accepted] = await Promise.all([
      world.press(zhaoMin, card, '取消交接'),
      world.press(linXiao, offer, takesAll),
    ])
    await world.idle()
    const [row] = await world.running.deps.db
      .select({ status: handovers.status })
      .from(handovers)
      .where(eq(handovers.personId, (await idOf(world, chenGang)).id))
    const moved = await owned(world, linXiao)
    if (row?.status === 'cancelled') {
      expect(moved).toBe(0)
      expect(accepted.toast).toContain('已经结束')
    } else {
      expect(moved).toBeGreaterThan(0)
      expect(cancelled.toast).not.toBe('')
    }
  })

  it('who changes post loses ownership on the day; the line manager keeps it until somebody takes it', async () => {
    const chen = await idOf(world, chenGang)
    await world.running.deps.db
      .update(handovers)
      .set({ status: 'cancelled' })
      .where(and(eq(handovers.personId, chen.id), eq(handovers.status, 'open')))
    const had = (await owned(world, chenGang)) + (await owned(world, linXiao))
    await world.running.deps.db
      .update(clients)
      .set({ ownerId: chen.id })
      .where(eq(clients.ownerId, (await idOf(world, linXiao)).id))
    const form = await world.says(zhaoMin, '/交接 陈刚 明天')
    await world.press(zhaoMin, form, '开始交接', {
      form: { person: chenGang, lastDay: '2026-12-10 +0800', kind: 'transfer' },
    })
    await world.idle()
    await world.passes(new Date('2026-12-11T00:00:10+08:00'))
    expect(await idOf(world, chenGang)).toEqual({ ...chen, state: 'active' })
    expect(await owned(world, chenGang)).toBe(0)
    // Not the admin's, who sees to it: the line manager's.
    expect(await owned(world, zhaoMin)).toBe(0)
    expect(await owned(world, sunLi)).toBe(had)
    const card = find(world, zhaoMin, '陈刚 的交接')
    expect(card.zh).toContain(`0/${had}`)
    expect(card.zh).toContain('权限已停用')
    await world.press(zhaoMin, card, '发给他接收', { form: { successor: linXiao } })
    await world.idle()
    await world.press(linXiao, find(world, linXiao, '接手 陈刚 的客户'), takesAll)
    await world.idle()
    expect(await owned(world, linXiao)).toBe(had)
  })
})
