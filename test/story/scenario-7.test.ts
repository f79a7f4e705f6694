import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duties } from '../../drizzle/schema/duties.ts'
import { tickets } from '../../drizzle/schema/tickets.ts'
import { chenGang, liMing, mengTao, serviceGroup } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('scenario 7: a leak on a Saturday night, from the first word in the group to the call three days later', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company', { sandbox: { groupMessages: 'all' } })
    await w.passes(at('2026-11-28 22:40'))
  }, 120_000)
  afterAll(() => w.close())

  const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
  const mention = { mentions: ['bot'] }
  const inGroup = (as: string, text: string) =>
    w.next(as, () => w.sandbox.sendText(as, serviceGroup, text, mention), serviceGroup)
  const latest = async () => {
    const [row] = await w.running.deps.db.select().from(tickets).orderBy(desc(tickets.number)).limit(1)
    if (!row) throw new Error('no ticket')
    return row
  }
  const card = async () => {
    await w.idle()
    const { number } = await latest()
    const found = w.cards(chenGang, serviceGroup).findLast((one) => one.zh.includes(`工单 ${number} ·`))
    if (!found) throw new Error(`no card of ticket ${number}`)
    return found
  }
  const below = async (as: string, text: string) => {
    const sent = await w.sandbox.sendText(as, serviceGroup, text, { parentId: (await card()).messageId })
    await sent.delivered
    await w.idle()
  }

  test('a sentence and a picture: P1, under warranty to 2028-08-15, to be answered by 23:10 and attended by 02:40', async () => {
    const draft = await w.next(
      mengTao,
      () =>
        w.sandbox.sendPicture(
          mengTao,
          serviceGroup,
          photo,
          '@客情管家 万川云庭一期精装3号楼大堂顶上漏水 急！！！',
          mention,
        ),
      serviceGroup,
    )
    await w.press(mengTao, w.now(draft.messageId), '开工单')
    const shown = await card()
    expect(shown.zh).toContain('在保，保到2028年8月15日')
    expect(shown.zh).toContain('响应 11月28日 周六 23:10前')
    expect(shown.zh).toContain('到场 11月29日 周日 02:40前')
    expect(await latest()).toMatchObject({ level: 'p1', status: 'new' })
  })

  test('five minutes later somebody says the same: joined, and there is one ticket', async () => {
    const { number } = await latest()
    await w.passes(at('2026-11-28 22:45'))
    const draft = await inGroup(chenGang, '@客情管家 大堂滴水有人管吗')
    await w.press(chenGang, draft, `加到工单 ${number}`)
    expect((await latest()).number).toBe(number)
    expect((await card()).zh).toContain('大堂滴水有人管吗')
  })

  test('taken, paused and gone on with: what was stopped is given back to the minute', async () => {
    await w.press(chenGang, await card(), '我来')
    await w.passes(at('2026-11-28 23:00'))
    const ask = await w.next(chenGang, async () => w.press(chenGang, await card(), '暂停'))
    await w.press(chenGang, ask, 'send', { form: { waiting: 'client', text: '物业锁着门' } })
    expect((await latest()).dueAt).toBeNull()
    await w.passes(at('2026-11-28 23:30'))
    await w.press(chenGang, await card(), '接着干')
    expect((await latest()).dueAt).toEqual(at('2026-11-29 03:10'))
  })

  test('on site by a word below the card; 修好了 with two in hand asks which', async () => {
    await below(chenGang, '到了')
    expect((await latest()).status).toBe('on_site')
    const stone = w.cards(chenGang, serviceGroup).findLast((one) => one.zh.includes('石材有一块松动'))
    if (!stone) throw new Error('the demo has no stone')
    await w.press(chenGang, stone, '我来')
    await w.idle()
    const asks = await inGroup(chenGang, '@客情管家 修好了')
    const { number } = await latest()
    expect(asks.buttons.some((one) => one.includes(String(number)))).toBe(true)
    expect(asks.buttons.length).toBeGreaterThan(1)
    expect((await latest()).status).toBe('on_site')
  })

  test('solved with words and a picture, signed for by the client, closed; wiring of 2024 would be a paid repair', async () => {
    await below(chenGang, '修好了，防水层补了，闭水没渗')
    expect((await latest()).status).toBe('resolved')
    const words = w.cards(liMing).findLast((one) => one.zh.includes('1 到 5 分'))
    if (!words) throw new Error('no words to forward')
    const ask = await w.press(liMing, words, '客户确认')
    await w.press(liMing, ask, 'send', { form: { how: 'photo', score: '4' } })
    expect((await latest()).status).toBe('confirmed')
    await w.sandbox.sendImage(liMing, 'bot', photo)
    await w.idle()
    expect((await latest()).status).toBe('closed')
    const wiring = await w.says(liMing, '/项目 云庭一期')
    expect(wiring.zh).toContain('电气 2026年11月2日过保')
  })

  test('three workdays’ time to call three days later, by whoever mended it', async () => {
    await w.passes(at('2026-11-28 23:50'))
    await w.passes(at('2026-12-01 09:30'))
    await w.idle()
    const morning = w.cards(chenGang).findLast((one) => one.zh.includes('关单回访'))
    expect(morning?.zh).toContain(`工单 ${(await latest()).number} 关单回访`)
    expect(morning?.buttons).toContain('回访')
  })

  test('还在滴: the same ticket is open again, its clocks begin anew, and the call is off', async () => {
    const { id, number } = await latest()
    await below(liMing, '还在滴')
    expect(await latest()).toMatchObject({ number, status: 'new', round: 2 })
    await w.passes(at('2026-12-01 09:40'))
    const open = and(eq(duties.subjectId, id), eq(duties.status, 'open'))
    expect(await w.running.deps.db.$count(duties, open)).toBe(0)
  })
})
