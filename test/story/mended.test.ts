import { and, eq, inArray, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit, inbox } from '../../drizzle/schema/bot.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import { drafts, visits } from '../../drizzle/schema/visits.ts'
import { liMing, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

/** Bytes the vault cannot open: the next handler that reads them throws, as a bug of ours would. */
const poison = new Uint8Array([1, 2, 3, 4])

describe.each(sizes)('a handler that throws, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const failed = () =>
    world.running.deps.db
      .select({ key: inbox.key, trace: inbox.trace, error: inbox.error, event: inbox.event })
      .from(inbox)
      .where(eq(inbox.status, 'failed'))

  it('a press: the person is told with a number, nothing is saved, the admin sees it, and after the repair the replay saves it', async () => {
    const { db } = world.running.deps
    const draft = await world.says(liMing, '/拜访 万川 王总 今天上午 面谈 程序会在这里出错')
    const id = String(buttonValue(draft.card, '确认').p.draft)
    const [whole] = await db.select({ body: drafts.body }).from(drafts).where(eq(drafts.id, id))
    await db.update(drafts).set({ body: poison }).where(eq(drafts.id, id))

    const told = await world.press(liMing, draft, '确认')
    expect(told.toast).toContain('没办成')
    expect(told.buttons).toContain('确认')
    const [kept] = await failed()
    expect(told.toast).toContain(kept?.trace ?? 'no trace')
    expect(world.log()).toContain(kept?.trace ?? 'no trace')
    expect(Buffer.from(kept?.event ?? []).toString()).not.toContain('visits.confirm')
    expect(await db.select().from(visits).where(eq(visits.draftId, id))).toEqual([])
    expect(
      await db
        .select()
        .from(audit)
        .where(and(eq(audit.entityId, id), ne(audit.action, 'visits.draft'))),
    ).toEqual([])

    const list = await world.says(zhaoMin, '/投递')
    expect(list.zh).toContain(kept?.trace ?? 'no trace')
    // Too early: still broken, so it is kept again and stays on the list.
    const early = await world.press(zhaoMin, list, '重新处理')
    expect(early.zh).toContain('已重新处理')
    await world.sandbox.until(() => world.log().split('a handler failed').length > 2)
    const stillThere = await world.says(zhaoMin, '/投递')
    expect(stillThere.buttons).toContain('重新处理')

    await db
      .update(drafts)
      .set({ body: whole?.body ?? poison })
      .where(eq(drafts.id, id))
    const saved = await world.next(liMing, () => world.press(zhaoMin, stillThere, '重新处理'))
    expect(saved.zh).toContain('记好了')
    expect(await db.select({ status: visits.status }).from(visits).where(eq(visits.draftId, id))).toEqual([
      { status: 'saved' },
    ])
    expect(await failed()).toEqual([])
    expect((await world.says(zhaoMin, '/投递')).zh).toContain('没有被拒的消息')
  })

  it('a message: the person is told in the chat, and gets their answer once it is replayed', async () => {
    const { db } = world.running.deps
    const [who] = await db.select({ id: people.id }).from(people).where(eq(people.openId, zhouTing))
    const hers = await db
      .select({ id: visits.id, body: visits.body })
      .from(visits)
      .where(eq(visits.personId, who?.id ?? ''))
    await db
      .update(visits)
      .set({ body: poison })
      .where(
        inArray(
          visits.id,
          hers.map((row) => row.id),
        ),
      )
    const told = await world.says(zhouTing, '/我的')
    expect(told.zh).toContain('什么都没有存')
    const [kept] = await failed()
    expect(told.zh).toContain(kept?.trace ?? 'no trace')

    for (const row of hers) await db.update(visits).set({ body: row.body }).where(eq(visits.id, row.id))
    const list = await world.says(zhaoMin, '/投递')
    const answer = await world.next(zhouTing, () => world.press(zhaoMin, list, '重新处理'))
    expect(answer.zh).toContain('我的拜访和待办')
  })

  it('an event Lark pushes again after its handler failed is not handled a second time behind the admin’s back', async () => {
    const { db } = world.running.deps
    const [client] = await db.select({ id: clients.id }).from(clients).limit(1)
    expect(client).toBeDefined()
    const [who] = await db.select({ id: people.id }).from(people).where(eq(people.openId, liMing))
    const his = await db
      .select({ id: visits.id, body: visits.body })
      .from(visits)
      .where(eq(visits.personId, who?.id ?? ''))
    await db
      .update(visits)
      .set({ body: poison })
      .where(
        inArray(
          visits.id,
          his.map((row) => row.id),
        ),
      )
    world.sandbox.setDelivery({ duplicate: true })
    await world.says(liMing, '/我的')
    world.sandbox.setDelivery({ duplicate: false })
    await world.sandbox.settled()
    await world.says(liMing, '/帮助')
    expect(world.cards(liMing).filter((card) => card.zh.includes('什么都没有存'))).toHaveLength(1)
    expect(await failed()).toHaveLength(1)
  })
})
