import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chenGang, liMing, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('the same over the long connection, without a public address, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    // No secrets of the webhook: the connection itself is the proof.
    world = await openWorld(size, {
      lark: { connection: 'websocket', encryptKey: '', verificationToken: '' },
    })
  })
  afterAll(() => world.close())

  it('a sentence becomes a draft, 确认 is answered on the card, and the visit is on my list', async () => {
    const draft = await world.says(liMing, '/拜访 万川 王总 今天上午 面谈 长连接来的一条，周五前发报价')
    expect(draft.zh).toContain('长连接来的一条')
    const saved = await world.press(liMing, draft, '确认')
    expect(saved.reply.errorCode).toBeUndefined()
    expect(saved.toast).toContain('记好了')
    expect(saved.zh).toContain('记好了')
    expect((await world.says(liMing, '/我的')).zh).toContain('长连接来的一条')
    const roads = new Set(world.sandbox.deliveries().map((row) => row.road))
    expect([...roads]).toEqual(['websocket'])
    expect(world.sandbox.deliveries().every((row) => row.ok && row.ms < 3000)).toBe(true)
  })

  it('group, menu, photo, a stale press and a press with an empty answer work alike', async () => {
    const inGroup = () => world.sandbox.sendText(zhouTing, sales, '@客情管家 /帮助', { mentions: ['bot'] })
    expect((await world.next(zhouTing, inGroup, sales)).zh).toContain('能帮你做这些')
    const form = await world.next(zhouTing, () => world.sandbox.menu(zhouTing, 'visit'))
    expect(form.fields).toContain('said')
    await world.press(zhouTing, form, '不记了')
    const draft = await world.says(zhouTing, '/拜访 万川 王总 今天上午 面谈 点两次')
    await world.sandbox.sendImage(zhouTing, 'bot', tinyPicture)
    await world.shows(draft.messageId, '照片 1 张')
    const value = buttonValue(draft.card, '确认')
    await world.press(zhouTing, draft, '确认')
    const stale = await world.sandbox.pressRaw({
      as: zhouTing,
      messageId: draft.messageId,
      tag: 'button',
      value,
    })
    expect(stale.toast?.content).toContain('刷新')
    const help = await world.says(chenGang, '/帮助')
    const quiet = await world.sandbox.press(chenGang, help.messageId, (one) =>
      JSON.stringify(one ?? {}).includes('"mine"'),
    )
    expect(quiet.errorCode).toBeUndefined()
  })

  it('an event of an unknown type is acknowledged and counted; one delivered twice makes one card', async () => {
    expect(
      await (await world.sandbox.raise('im.chat.updated_v1', { chat_id: 'oc_1' })).delivered,
    ).toMatchObject({ ok: true })
    expect(
      await world.counted('keqing_events_total', { type: 'im.chat.updated_v1', result: 'unknown' }),
    ).toBe(1)
    world.sandbox.setDelivery({ duplicate: true, shuffle: true })
    await world.says(liMing, '/拜访 万川 王总 今天上午 面谈 送到两遍的一条')
    world.sandbox.setDelivery({ duplicate: false, shuffle: false })
    await world.idle()
    expect(world.cards(liMing).filter((card) => card.zh.includes('送到两遍的一条'))).toHaveLength(1)
  })

  it('what comes while the bot is restarted is delivered again and handled once', async () => {
    let missed: Awaited<ReturnType<World['sandbox']['sendText']>> | undefined
    await world.restart(async () => {
      await world.sandbox.until(() => world.sandbox.connections() === 0)
      missed = await world.sandbox.sendText(liMing, 'bot', '/拜访 万川 王总 今天上午 面谈 重启的时候说的')
      expect(await missed.delivered).toMatchObject({ ok: false, status: 'nobody' })
    })
    await world.sandbox.advance(16_000)
    await world.sandbox.until(() => world.cards(liMing).some((card) => card.zh.includes('重启的时候说的')))
    await world.idle()
    expect(world.cards(liMing).filter((card) => card.zh.includes('重启的时候说的'))).toHaveLength(1)
  })
})

const tinyPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
