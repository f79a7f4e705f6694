import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachments } from '../../drizzle/schema/files.ts'
import { ticketEvents, tickets } from '../../drizzle/schema/tickets.ts'
import { chenGang, liMing, mengTao, serviceGroup, zhouTing } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

describe('what is said below a ticket’s card (制度三(二), 七)', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company', { sandbox: { groupMessages: 'all' } })
  }, 120_000)
  afterAll(() => w.close())

  const stone = () => {
    const found = w.cards(chenGang, serviceGroup).findLast((card) => card.zh.includes('石材有一块松动'))
    if (!found) throw new Error('no card of the stone in the group')
    return found
  }
  /** Answers below the card, without mentioning the bot. */
  const says = async (as: string, text: string) => {
    const sent = await w.sandbox.sendText(as, serviceGroup, text, { parentId: stone().messageId })
    await sent.delivered
    await w.idle()
    return sent.messageId
  }
  const row = async () => {
    const [found] = await w.running.deps.db.select().from(tickets).where(eq(tickets.number, 3))
    if (!found) throw new Error('no ticket 3')
    return found
  }
  const events = async () =>
    (
      await w.running.deps.db
        .select()
        .from(ticketEvents)
        .where(eq(ticketEvents.ticketId, (await row()).id))
    ).length

  test('我来 takes it, and whatever else is said is filed', async () => {
    await says(chenGang, '我来')
    expect(stone().zh).toContain('陈刚 负责')
    await says(mengTao, '警示带我早上又加了一圈')
    expect(stone().zh).toContain('警示带我早上又加了一圈')
  })

  test('内部 stands on the card as internal', async () => {
    await says(chenGang, '内部：上次是我们自己没打胶')
    expect(stone().zh).toContain('内部 上次是我们自己没打胶')
  })

  test('a time to come is offered with a button, and agreed to with one press', async () => {
    const asks = await w.next(chenGang, () => says(chenGang, '明天上午十点过去'), serviceGroup)
    expect(asks.zh).toContain('11月24日 周二 10:00')
    expect((await row()).visitAt).toBeNull()
    await w.press(chenGang, asks, '就这个时间')
    await w.idle()
    expect(stone().zh).toContain('约了11月24日 周二 10:00上门')
    expect((await row()).visitAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z')
  })

  test('waiting is offered, too, and stops the clocks once agreed to', async () => {
    const asks = await w.next(chenGang, () => says(chenGang, '等材料，厂家说周四'), serviceGroup)
    await w.press(chenGang, asks, '停表')
    await w.idle()
    expect(stone().zh).toContain('等材料，计时停着')
    expect(await row()).toMatchObject({ waiting: 'parts', dueAt: null })
  })

  test('somebody with nothing to do with the client is not filed and not answered', async () => {
    const before = await events()
    await says(zhouTing, '修好了')
    expect(await events()).toBe(before)
    expect((await row()).status).toBe('scheduled')
  })

  test('sales may add to it, not work on it: 修好了 from them is a word', async () => {
    await says(liMing, '修好了')
    expect((await row()).status).toBe('scheduled')
    expect(stone().zh).toContain('修好了')
  })

  test('到了 ends the pause, 修好了 solves it and asks for a photo', async () => {
    await says(chenGang, '到现场了')
    expect(await row()).toMatchObject({ status: 'on_site', waiting: null })
    const asks = await w.next(chenGang, () => says(chenGang, '换了两块，弄好了'), serviceGroup)
    expect(asks.zh).toContain('完工照片')
    expect((await row()).status).toBe('resolved')
    expect(stone().zh).toContain('换了两块，弄好了')
  })

  test('还没好 from sales opens it again', async () => {
    await says(liMing, '客户说又松了')
    expect(await row()).toMatchObject({ status: 'new', round: 2 })
  })

  test('two things in one breath are asked about, not guessed', async () => {
    const asks = await w.next(chenGang, () => says(chenGang, '修好了，又松了'), serviceGroup)
    expect(asks.buttons).toEqual(expect.arrayContaining(['处理完成', '还没好']))
    expect((await row()).status).toBe('new')
  })

  test('taken back, the words go and the line stays', async () => {
    const messageId = await says(mengTao, '业主电话是乱填的')
    expect(stone().zh).toContain('业主电话是乱填的')
    await w.sandbox.recall(mengTao, messageId)
    await w.idle()
    expect(stone().zh).not.toContain('业主电话是乱填的')
    expect(stone().zh).toContain('撤回了')
    expect(await w.running.deps.db.$count(ticketEvents, eq(ticketEvents.messageId, messageId))).toBe(1)
  })

  test('a photo below the card is filed with the ticket, once, with the words beside it', async () => {
    const before = await events()
    const sent = await w.sandbox.sendPicture(mengTao, serviceGroup, tinyPicture, '东侧第二块', {
      parentId: stone().messageId,
    })
    await sent.delivered
    await w.idle()
    expect(await events()).toBe(before + 1)
    expect(await w.running.deps.db.$count(attachments, eq(attachments.entityId, (await row()).id))).toBe(1)
    expect(stone().zh).toContain('照片和文件 1 个')
  })

  test('修好了 in private, with one ticket in hand, is that one', async () => {
    await says(chenGang, '我来')
    const told = await w.says(chenGang, '修好了')
    expect(told.zh).toContain('工单 3 记成处理完成了')
    expect((await row()).status).toBe('resolved')
  })
})

const tinyPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
