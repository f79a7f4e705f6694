import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog } from '../../drizzle/schema/access.ts'
import { people } from '../../drizzle/schema/people.ts'
import { chenGang, liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

const hours = (n: number) => n * 3_600_000

describe.each(sizes)('who may see a client, and who saw it, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const inHours = (n: number) => new Date(world.clock.now().getTime() + hours(n))

  it('a colleague asks with a reason, the owner agrees, and 72 hours later the clock takes it back', async () => {
    const closed = await world.says(zhouTing, '/客户 万川')
    expect(closed.zh).toContain('李明')
    expect(closed.zh).not.toContain('玄关')
    const form = await world.next(zhouTing, () => world.sandbox.press(zhouTing, closed.messageId, '申请查看'))
    expect(form.zh).toContain('李明 同意后，你能看 72 小时')
    const request = await world.next(liMing, () =>
      world.press(zhouTing, form, '提交申请', { form: { reason: '明天跟周工去现场' } }),
    )
    expect(request.zh).toContain('明天跟周工去现场')
    expect(world.now(form.messageId).zh).toContain('申请发出去了')

    await world.press(liMing, request, '同意')
    await world.idle()
    const mine = world.cards(zhouTing).findLast((card) => card.zh.includes('可以看 万川'))
    if (!mine) throw new Error('the colleague has no card of the grant')
    const open = await world.next(zhouTing, () => world.sandbox.press(zhouTing, mine.messageId, '打开客户'))
    expect(open.zh).toContain('玄关')
    expect(open.zh).toContain('临时查看，11月26日 周四')

    await world.passes(inHours(71))
    expect((await world.says(zhouTing, '/客户 万川')).zh).toContain('玄关')
    await world.passes(inHours(1.1))
    expect((await world.says(zhouTing, '/客户 万川')).zh).not.toContain('玄关')
    expect(world.now(mine.messageId).zh).toContain('到期了')
    expect(world.now(mine.messageId).buttons).toEqual([])
  })

  it('a press that is refused is no read: its presser saw nothing, and the record of reads says so', async () => {
    const draft = await world.says(liMing, '万川 王总 今天上午 面谈 聊了二期样板间')
    const { db } = world.running.deps
    const [colleague] = await db.select({ id: people.id }).from(people).where(eq(people.openId, chenGang))
    const reads = () => db.$count(accessLog, eq(accessLog.actor, colleague?.id ?? ''))
    const before = await reads()
    const refusal = await world.press(chenGang, draft, '确认')
    expect(refusal.toast).not.toBe('')
    expect(world.now(draft.messageId).buttons).toContain('确认')
    expect(await reads()).toBe(before)
    await world.press(liMing, draft, '不记了')
  })

  it('a request without a reason goes nowhere, and a second one is not needed while the first waits', async () => {
    const closed = await world.says(chenGang, '/客户 万川')
    const form = await world.next(chenGang, () => world.sandbox.press(chenGang, closed.messageId, '申请查看'))
    const empty = await world.press(chenGang, form, '提交申请', { form: { reason: '   ' } })
    expect(empty.zh).toContain('写一句为什么要看')
    const request = await world.next(liMing, () =>
      world.press(chenGang, world.now(form.messageId), '提交申请', { form: { reason: '报修要看位置' } }),
    )
    const again = await world.press(chenGang, closed, '申请查看')
    expect(again.toast).toContain('已经在等批了')

    await world.press(liMing, request, '同意')
    await world.idle()
    const theirs = world.cards(liMing).findLast((card) => card.zh.includes('给了 陈刚'))
    if (!theirs) throw new Error('the owner has no card of the grant')
    expect((await world.press(chenGang, theirs, '现在就收回')).toast).toContain('不在你名下')
    const ended = await world.press(liMing, theirs, '现在就收回')
    expect(ended.toast).toBe('收回了。')
    expect((await world.says(chenGang, '/客户 万川')).zh).not.toContain('玄关')
  })

  it('owner, those in charge and legal read who saw a client; others are sent away', async () => {
    await world.says(wangFang, '/客户 万川')
    const list = await world.says(liMing, '/谁看过 万川')
    expect(list.zh).toContain('周婷')
    expect(list.zh).toContain('看客户卡')
    expect(list.zh).toContain('王芳')
    expect(list.zh).not.toContain('李明 ·')
    expect((await world.says(zhouTing, '/谁看过 万川')).zh).toContain('不在你名下')
    expect((await world.says(zhaoMin, '/谁看过 万川')).zh).toContain('不在你名下')
    expect((await world.says(wangFang, '/谁看过 万川')).zh).toContain('周婷')
  })

  it('on Monday every owner reads in one line who looked at their clients the week before, once', async () => {
    await world.passes(new Date('2026-11-30T08:59:00+08:00'))
    const count = () => world.cards(liMing).filter((card) => card.zh.includes('上周谁看过你的客户')).length
    expect(count()).toBe(0)
    await world.passes(new Date('2026-11-30T09:01:00+08:00'))
    await world.passes(new Date('2026-11-30T09:02:00+08:00'))
    expect(count()).toBe(1)
    const card = world.cards(liMing).findLast((one) => one.zh.includes('上周谁看过你的客户'))
    expect(card?.zh).toContain('万川')
  })
})
