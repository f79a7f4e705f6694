import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liMing, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { runBot } from '../../src/runtime.ts'
import { freshDatabase } from '../services/database.ts'
import { envelope, post, signedPush, textBody } from './pushes.ts'
import { openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('the bot is stopped and started again on the same storage, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const cardsWith = (as: string, words: string) => world.cards(as).filter((card) => card.zh.includes(words))

  it('messages that waited for Lark when it stopped all arrive, once each and in their order', async () => {
    world.sandbox.setFaults([{ api: 'im/v1/messages', kind: '500' }])
    const told = [1, 2, 3].map((n) => `停机前说的第${n}条`)
    for (const words of told)
      expect(
        await (await world.sandbox.sendText(liMing, 'bot', `/拜访 万川 王总 今天上午 面谈 ${words}`))
          .delivered,
      ).toMatchObject({ ok: true })
    await world.sandbox.until(() => world.sandbox.apiCalls().some((call) => call.httpStatus === 500))
    expect(cardsWith(liMing, '停机前说的')).toEqual([])
    await world.restart(async () => world.sandbox.setFaults([]))
    await world.sandbox.until(() => cardsWith(liMing, '停机前说的').length >= 3, 30_000)
    await world.idle()
    expect(cardsWith(liMing, '停机前说的').map((card) => /第\d条/.exec(card.zh)?.[0])).toEqual([
      '第1条',
      '第2条',
      '第3条',
    ])
  })

  it('a message Lark took while its answer was lost is not sent a second time after the start', async () => {
    world.sandbox.setFaults([{ api: 'im/v1/messages', kind: 'cut', after: true }])
    await (await world.sandbox.sendText(zhouTing, 'bot', '/拜访 万川 王总 今天上午 面谈 答复丢了的一条'))
      .delivered
    await world.sandbox.until(() => cardsWith(zhouTing, '答复丢了').length > 0)
    await world.restart(async () => world.sandbox.setFaults([]))
    await world.idle()
    expect(cardsWith(zhouTing, '答复丢了')).toHaveLength(1)
    const [card] = cardsWith(zhouTing, '答复丢了')
    if (!card) throw new Error('the card is gone')
    expect((await world.press(zhouTing, card, '确认')).zh).toContain('记好了')
  })

  it('what was said while it was down is delivered again by Lark and handled once', async () => {
    await world.restart(async () => {
      const sent = await world.sandbox.sendText(zhaoMin, 'bot', '/帮助')
      expect(await sent.delivered).toMatchObject({ ok: false })
    })
    await world.next(zhaoMin, () => world.sandbox.advance(16_000))
    await world.idle()
    expect(world.cards(zhaoMin)).toHaveLength(1)
  })

  it('an event handled before the stop and pushed again after it is a duplicate', async () => {
    const event = envelope(
      world,
      'im.message.receive_v1',
      textBody(world, liMing, '/拜访 万川 王总 今天上午 面谈 重启前后都推', 'om_both'),
      { eventId: 'ev_both' },
    )
    await world.next(liMing, () => post(world, signedPush(world, event)))
    await world.restart()
    expect(await post(world, signedPush(world, event))).toEqual({ status: 200, text: '{}' })
    await world.idle()
    expect(cardsWith(liMing, '重启前后都推')).toHaveLength(1)
    expect(
      await world.counted('keqing_events_total', { type: 'im.message.receive_v1', result: 'duplicate' }),
    ).toBe(1)
  })

  it('a form opened before the stop is sent after it, and a photo still finds its draft', async () => {
    const form = await world.says(liMing, '/拜访')
    const draft = await world.says(zhouTing, '/拜访 万川 王总 今天上午 面谈 等照片的一条')
    await world.restart()
    const saved = await world.press(liMing, form, '记下', {
      form: { client_typed: '万川', kind: 'phone', said: '重启前开的表' },
    })
    expect(saved.zh).toContain('记好了')
    const photo = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await world.sandbox.sendImage(zhouTing, 'bot', photo)
    await world.shows(draft.messageId, '照片 1 张')
  })

  it('it stops within ten seconds although Lark does not answer and people keep writing', async () => {
    world.sandbox.setFaults([{ api: 'im/v1/messages', kind: 'hang' }])
    for (const as of [liMing, zhouTing, zhaoMin])
      await (await world.sandbox.sendText(as, 'bot', '/拜访 万川 王总 今天上午 面谈 飞书不吭声')).delivered
    await world.sandbox.until(() => world.sandbox.apiCalls().some((call) => call.httpStatus === 0))
    let took = Number.POSITIVE_INFINITY
    const started = performance.now()
    await world.restart(async () => {
      took = performance.now() - started
      world.sandbox.setFaults([])
    })
    expect(took).toBeLessThan(10_000)
    await world.sandbox.until(
      () => [liMing, zhouTing, zhaoMin].every((as) => cardsWith(as, '飞书不吭声').length > 0),
      60_000,
    )
    await world.idle()
    for (const as of [liMing, zhouTing, zhaoMin]) expect(cardsWith(as, '飞书不吭声')).toHaveLength(1)
  }, 120_000)
})

it('start refuses a company’s database whose schema is older, and says what to do', async () => {
  const world = await openWorld('company', { seeded: false })
  const old = await freshDatabase()
  try {
    await old.db.execute(
      sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
    )
    const { storage } = world.config
    if (storage.size !== 'company') throw new Error('not the company size')
    const config = { ...world.config, storage: { ...storage, databaseUrl: old.url } }
    await expect(runBot(config, { log: pino({ level: 'silent' }) })).rejects.toThrow(
      /older[\s\S]*npm run migrate/,
    )
  } finally {
    await old.drop()
    await world.close()
  }
})
