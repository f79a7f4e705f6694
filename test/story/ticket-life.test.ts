import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '../../drizzle/schema/bot.ts'
import { tickets } from '../../drizzle/schema/tickets.ts'
import { chenGang, liMing, mengTao, serviceGroup, wangFang, xuNuo, zhouTing } from '../../src/demo/company.ts'
import { type CardInChat, openWorld, type World } from './world.ts'

describe('the life of a ticket, by buttons (制度三(二), 七)', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 120_000)
  afterAll(() => w.close())

  const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
  const inGroup = async (words: string) => {
    await w.idle()
    const found = w.cards(chenGang, serviceGroup).findLast((card) => card.zh.includes(words))
    if (!found) throw new Error(`no card in the group says ${words}`)
    return found
  }
  /** Presses a move on the group's card and answers with the form in the presser's private chat. */
  const form = (who: string, card: CardInChat, move: string) => w.next(who, () => w.press(who, card, move))
  const row = async (number: number) => {
    const [found] = await w.running.deps.db.select().from(tickets).where(eq(tickets.number, number))
    if (!found) throw new Error(`no ticket ${number}`)
    return found
  }
  const stone = '石材有一块松动'

  test('given to a colleague it is theirs to take: until then nobody has answered', async () => {
    const ask = await form(chenGang, await inGroup(stone), '转给')
    const wrong = await w.press(chenGang, ask, 'send', { form: {} })
    expect(wrong.zh).toContain('选一下给谁')
    const [meng] = await w.running.deps.db.query.people.findMany({
      where: (p, { eq }) => eq(p.openId, mengTao),
    })
    const theirs = await w.next(mengTao, () =>
      w.press(chenGang, ask, 'send', { form: { person: meng?.id ?? '', text: '带上云石胶' } }),
    )
    expect(theirs.zh).toContain(stone)
    expect((await row(3)).status).toBe('new')
    const taken = await w.press(mengTao, theirs, '我来')
    expect(taken.toast).toContain('你接了')
    expect((await inGroup(stone)).zh).toContain('孟涛 负责')
  })

  test('a visit is agreed for a time to come, and the card says when', async () => {
    const ask = await form(mengTao, await inGroup(stone), '约时间')
    const past = await w.press(mengTao, ask, 'send', { form: { at: '2026-11-22 10:00 +0800' } })
    expect(past.zh).toContain('这个时间已经过了')
    await w.press(mengTao, past, 'send', { form: { at: '2026-11-24 14:00 +0800' } })
    expect((await inGroup(stone)).zh).toMatch(/约了11月24日 周二 14:00上门/)
  })

  test('waiting for parts stops the clocks; going on starts them where they stood', async () => {
    const before = (await row(3)).dueAt
    const ask = await form(mengTao, await inGroup(stone), '暂停')
    await w.press(mengTao, ask, 'send', { form: { waiting: 'parts', text: '等石材' } })
    expect((await inGroup(stone)).zh).toContain('等材料，计时停着')
    expect((await row(3)).dueAt).toBeNull()
    await w.passes(at('2026-11-23 15:00'))
    const going = await w.press(mengTao, await inGroup(stone), '接着干')
    expect(going.toast).toBe('好了')
    const after = (await row(3)).dueAt
    expect(after && before && after > before).toBe(true)
  })

  test('on site and solved: the account owner gets words to forward, without numbers or notes', async () => {
    const note = await form(mengTao, await inGroup(stone), '记一句')
    await w.press(mengTao, note, 'send', { form: { text: '甲方刘工脾气大，13900139000', internal: 'yes' } })
    await w.press(mengTao, await inGroup(stone), '到场')
    expect((await row(3)).status).toBe('on_site')
    const ask = await form(mengTao, await inGroup(stone), '处理完成')
    const words = await w.next(liMing, () =>
      w.press(mengTao, ask, 'send', { form: { text: '云石胶加挂件重装，推了不动' } }),
    )
    expect(words.zh).toContain('云石胶加挂件重装')
    expect(words.zh).toContain('1 到 5 分')
    expect(words.zh).not.toContain('脾气大')
    expect((await inGroup(stone)).zh).not.toContain('13900139000')
  })

  test('nobody closes what the client has not confirmed but a manager, who says why', async () => {
    const ask = await form(mengTao, await inGroup(stone), '关闭')
    const refused = await w.press(mengTao, ask, 'send', { form: { text: '不等了' } })
    expect(refused.toast).toContain('客户还没确认')
    expect((await row(3)).status).toBe('resolved')
  })

  test('the client confirms with a low score: closed, and the owner has to talk to them', async () => {
    const words = w.cards(liMing).findLast((card) => card.zh.includes('1 到 5 分'))
    if (!words) throw new Error('no words to forward')
    const ask = await w.press(liMing, words, '客户确认')
    const missing = await w.press(liMing, ask, 'send', { form: { how: 'forwarded' } })
    expect(missing.zh).toContain('问客户打几分')
    const closed = await w.press(liMing, missing, 'send', {
      form: { how: 'forwarded', score: '3', text: '就是慢' },
    })
    expect(closed.zh).toContain('已关闭')
    expect(await row(3)).toMatchObject({ status: 'closed', satisfaction: 3 })
    expect((await w.says(liMing, '/待办')).zh).toContain('客户只打了 3 分')
  })

  test('还没好 within a month: the same ticket, a new round; after that it is reported anew', async () => {
    const ask = await form(liMing, await inGroup(stone), '还没好')
    await w.press(liMing, ask, 'send', { form: { text: '又松了' } })
    expect(await row(3)).toMatchObject({ status: 'new', round: 2 })
    const old = await w.next(liMing, async () => {
      const card = await w.says(liMing, '/工单 1')
      await w.press(liMing, card, '还没好')
    })
    const refused = await w.press(liMing, old, 'send', { form: { text: '地板又响' } })
    expect(refused.toast).toContain('重新报一张')
  })

  test('out of warranty it is a paid repair, and what it costs stands on the card', async () => {
    const card = await inGroup('护士站')
    expect(card.zh).not.toContain('过保')
    const closed = await w.says(liMing, '/工单 1')
    expect(closed.zh).toContain('收费 600')
  })

  test('split, merged and cancelled: each card says where it went', async () => {
    const ask = await form(chenGang, await inGroup('又松了').catch(() => inGroup(stone)), '拆单')
    await w.press(chenGang, ask, 'send', { form: { text: '旁边射灯也不亮' } })
    const lamp = await inGroup('旁边射灯也不亮')
    expect(lamp.zh).toContain('工单 4')
    const merging = await form(chenGang, lamp, '合并')
    await w.press(chenGang, merging, 'send', { form: { other: (await row(3)).id } })
    expect((await inGroup('并到工单 3')).zh).toContain('已合并')
    expect(await row(4)).toMatchObject({ status: 'merged' })
    const cancelling = await form(chenGang, await inGroup(stone), '取消')
    await w.press(chenGang, cancelling, 'send', { form: { text: '客户说先不修' } })
    expect(await row(3)).toMatchObject({ status: 'cancelled', dueAt: null })
  })

  test('a form sent after the ticket moved on does nothing and shows how it stands', async () => {
    const stale = w.cards(chenGang).findLast((card) => card.zh.includes('为什么取消'))
    const again =
      stale && (await w.press(chenGang, stale, 'send', { form: { text: '再来' } }).catch(() => undefined))
    expect(again?.toast ?? '').not.toBe('好了')
  })

  test('whoever may see it calls back by the number, and the reading is logged; nobody else learns anything', async () => {
    const card = await inGroup('护士站')
    const number = await w.next(zhouTing, () => w.press(zhouTing, card, '看电话'))
    expect(number.zh).toContain('13700137042')
    const refused = await w.press(xuNuo, card, '看电话')
    expect(refused.toast).not.toContain('137')
    expect(w.cards(xuNuo).some((one) => one.zh.includes('13700137042'))).toBe(false)
  })

  test('every step is in the audit trail, without what was said', async () => {
    const lines = await w.running.deps.db
      .select()
      .from(audit)
      .where(eq(audit.entityId, (await row(3)).id))
    expect(lines.map((line) => line.action)).toEqual(
      expect.arrayContaining([
        'tickets.opened',
        'tickets.taken',
        'tickets.paused',
        'tickets.resolved',
        'tickets.closed',
        'tickets.reopened',
        'tickets.cancelled',
      ]),
    )
    expect(JSON.stringify(lines)).not.toContain('脾气大')
  })

  test('a manager may close what nobody confirms', async () => {
    const ask = await form(wangFang, await inGroup('护士站'), '关闭')
    await w.press(wangFang, ask, 'send', { form: { text: '打了三次没人接' } })
    expect((await inGroup('护士站')).zh).toContain('已关闭')
  })
})
