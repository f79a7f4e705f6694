import { count } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drafts } from '../../drizzle/schema/visits.ts'
import { liMing } from '../../src/demo/company.ts'
import { runBot } from '../../src/runtime.ts'
import { envelope, post, signedPush, signedRaw, textBody } from './pushes.ts'
import { app, openWorld, sizes, type World } from './world.ts'

const received = 'im.message.receive_v1'

describe.each(sizes)('what is not from Lark, or not readable, or comes twice, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const message = (text: string, id: string, token?: string) =>
    envelope(world, received, textBody(world, liMing, text, `om_${id}`), {
      eventId: `ev_${id}`,
      ...(token ? { token } : {}),
    })
  const refusals = (result: string) => world.counted('keqing_events_total', { type: 'none', result })
  const draftCount = async () => (await world.running.deps.db.select({ n: count() }).from(drafts))[0]?.n

  it('a wrong signature, a wrong token, an old timestamp and a body in clear are refused without a word, and counted', async () => {
    const before = await refusals('unauthorized')
    const draftsBefore = await draftCount()
    const text = '万川 王总 今天上午 面谈 不该被记下的一句'
    const good = signedPush(world, message(text, 'wrong_signature'))
    const minutes = (n: number) => new Date(world.clock.now().getTime() + n * 60_000)
    const unsigned = Object.fromEntries(
      Object.entries(good.headers).filter(([name]) => !name.startsWith('X-Lark')),
    )
    const pushes = {
      'signature of another body': {
        ...good,
        headers: { ...good.headers, 'X-Lark-Signature': '0'.repeat(64) },
      },
      'body changed after signing': { ...good, body: good.body.replace('{', '{ ') },
      'no signature': { ...good, headers: unsigned },
      'another token': signedPush(world, message(text, 'wrong_token', 'not-ours')),
      'six minutes old': signedPush(world, message(text, 'stale'), minutes(-6)),
      'two minutes ahead': signedPush(world, message(text, 'ahead'), minutes(2)),
      'in clear': signedRaw(world, JSON.stringify(message(text, 'plain'))),
    }
    for (const [what, push] of Object.entries(pushes))
      expect({ what, ...(await post(world, push)) }).toEqual({ what, status: 401, text: '' })
    expect(await refusals('unauthorized')).toBe(before + 7)
    await world.says(liMing, '/帮助')
    expect(await draftCount()).toBe(draftsBefore)
  })

  it('broken JSON, a broken ciphertext and an event without its parts are 400 and counted', async () => {
    const before = await refusals('malformed')
    const bodies = [
      '{"encrypt":',
      '[]',
      '{"encrypt":"not base64 of anything"}',
      JSON.stringify({ encrypt: Buffer.alloc(48).toString('base64') }),
    ]
    for (const body of bodies)
      expect({ body, ...(await post(world, signedRaw(world, body))) }).toEqual({
        body,
        status: 400,
        text: '',
      })
    const senderless = envelope(world, received, { message: {} }, { eventId: 'ev_senderless' })
    expect(await post(world, signedPush(world, senderless))).toEqual({ status: 400, text: '' })
    expect(await refusals('malformed')).toBe(before + 5)
  })

  it('a body over one megabyte is 413, one just below is read', async () => {
    const before = await refusals('oversized')
    const long = signedRaw(world, JSON.stringify({ encrypt: 'A'.repeat(1024 * 1024) }))
    expect(await post(world, long)).toEqual({ status: 413, text: '' })
    expect(await refusals('oversized')).toBe(before + 1)
    const below = signedRaw(world, JSON.stringify({ encrypt: 'A'.repeat(1024 * 1024 - 20) }))
    expect((await post(world, below)).status).toBe(400)
  })

  it('an event type nobody handles is answered 200 and counted under its name; a made-up name gets no label of its own', async () => {
    const known = await world.sandbox.raise('im.chat.updated_v1', { chat_id: 'oc_1' })
    expect(await known.delivered).toMatchObject({ ok: true, status: 200 })
    expect(
      await world.counted('keqing_events_total', { type: 'im.chat.updated_v1', result: 'unknown' }),
    ).toBe(1)
    const odd = await world.sandbox.raise('<script>alert(1)</script>', {})
    expect(await odd.delivered).toMatchObject({ ok: true, status: 200 })
    expect(await world.counted('keqing_events_total', { type: 'other', result: 'unknown' })).toBe(1)
  })

  it('the same event pushed again is answered 200 and makes no second card', async () => {
    const event = message('/拜访 万川 王总 今天上午 面谈 推了三遍的那一条', 'replayed')
    await world.next(liMing, () => post(world, signedPush(world, event)))
    const again = [await post(world, signedPush(world, event)), await post(world, signedPush(world, event))]
    expect(again.map(({ status }) => status)).toEqual([200, 200])
    await world.says(liMing, '/帮助')
    expect(world.cards(liMing).filter((card) => card.zh.includes('推了三遍'))).toHaveLength(1)
    expect(await world.counted('keqing_events_total', { type: received, result: 'duplicate' })).toBe(2)
  })

  it.runIf(size === 'company')(
    'two processes that get the same event at once answer both and make one card',
    async () => {
      const second = await runBot(
        { ...world.config, port: 0 },
        { clock: world.clock, log: pino({ level: 'silent' }) },
      )
      try {
        for (const round of [1, 2, 3]) {
          const event = signedPush(
            world,
            message(`/拜访 万川 王总 今天上午 面谈 两个进程都收到的第${round}条`, `twice_${round}`),
          )
          const answers = await Promise.all([post(world, event), post(world, event, second.url)])
          expect(answers.map(({ status }) => status)).toEqual([200, 200])
        }
        const cards = () => world.cards(liMing).filter((card) => card.zh.includes('两个进程都收到'))
        await world.sandbox.until(() => cards().length >= 3)
        await world.says(liMing, '/帮助')
        expect(cards()).toHaveLength(3)
      } finally {
        await second.close()
      }
    },
  )

  it('the address check is answered with its challenge at once, and not without the right token', async () => {
    const check = { type: 'url_verification', challenge: 'c-1', token: app.verificationToken }
    const plain = (body: object) => ({
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    expect(await post(world, plain(check))).toEqual({ status: 200, text: '{"challenge":"c-1"}' })
    expect(await post(world, plain({ ...check, token: 'guessed' }))).toEqual({ status: 401, text: '' })
  })
})
