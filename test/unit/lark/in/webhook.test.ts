import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { fixedClock } from '../../../../src/kernel/clock.ts'
import type { BotEvent, PressAnswer } from '../../../../src/lark/in/event.ts'
import type { SignatureHeaders } from '../../../../src/lark/in/signature.ts'
import { larkWebhook } from '../../../../src/lark/in/webhook.ts'
import { createMetrics } from '../../../../src/metrics.ts'
import { at, cardPress, envelope, sealed, secrets, signed, textMessage, unsigned } from '../pushes.ts'
import { listeningLog } from '../quiet.ts'

const answer: PressAnswer = {
  toast: { type: 'success', content: '已保存', i18n: { zh_cn: '已保存', en_us: 'Saved' } },
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function bot(receive: (event: BotEvent) => Promise<PressAnswer> = async () => answer) {
  const received: BotEvent[] = []
  const metrics = createMetrics()
  const { log, said } = listeningLog()
  const app = new Hono().post(
    '/lark/events',
    larkWebhook({
      secrets,
      clock: fixedClock(at),
      metrics,
      log,
      receive: (event) => {
        received.push(event)
        return receive(event)
      },
    }),
  )
  const counted = async () =>
    (await metrics.events.get()).values.map(({ labels, value }) => [labels.type, labels.result, value])
  const push = (raw: Uint8Array, headers: SignatureHeaders = signed(raw)) =>
    app.request('/lark/events', { method: 'POST', body: raw, headers: wire(headers) })
  return { app, push, received, counted, metrics, said }
}

const wire = ({ timestamp, nonce, signature }: SignatureHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      'X-Lark-Request-Timestamp': timestamp,
      'X-Lark-Request-Nonce': nonce,
      'X-Lark-Signature': signature,
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** A body sent in pieces, so that no length is announced. */
const chunked = (port: number, pieces: Uint8Array[], headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) => {
    const outgoing = request({ port, path: '/lark/events', method: 'POST', headers }, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
    outgoing.on('error', reject)
    for (const piece of pieces) outgoing.write(piece)
    outgoing.end()
  })

function listening(app: Hono): Promise<number> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(info.port),
    )
    closers.push(() => server.close())
  })
}

describe('answers', () => {
  test('an event is handed on and answered with an empty object', async () => {
    const { push, received } = bot()
    const response = await push(sealed(textMessage('/拜访')))
    expect([response.status, await response.json()]).toEqual([200, {}])
    expect(received).toMatchObject([{ kind: 'message', key: 'om_2' }])
  })

  test('a press is answered with its toast and card', async () => {
    const { push, metrics } = bot()
    const response = await push(sealed(cardPress({ value: { a: 'x', p: {}, v: 0 } })))
    expect([response.status, await response.json()]).toEqual([200, answer])
    const { values } = await metrics.answerSeconds.get()
    expect(values.find(({ metricName }) => metricName === 'keqing_answer_seconds_count')).toMatchObject({
      labels: { type: 'card.action.trigger' },
      value: 1,
    })
  })

  test('the address check gets its challenge back', async () => {
    const { push, counted } = bot()
    const check = { type: 'url_verification', challenge: 'c-1', token: secrets.verificationToken }
    const response = await push(Buffer.from(JSON.stringify(check)), unsigned)
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'c-1' }])
    expect(await counted()).toEqual([['url_verification', 'done', 1]])
  })

  test('a type nobody registered is answered 200, counted and not handed on', async () => {
    const { push, received, counted } = bot()
    const response = await push(sealed(envelope('im.message.reaction.created_v1', {})))
    expect([response.status, await response.json()]).toEqual([200, {}])
    expect(received).toEqual([])
    expect(await counted()).toEqual([['im.message.reaction.created_v1', 'unknown', 1]])
  })

  test.each([
    ['an event', textMessage('王总的电话是 13800001234')],
    ['a press', cardPress({ value: { a: 'x', p: { said: '13800001234' }, v: 0 } })],
  ])(
    '%s that could not be kept is answered 500, and the log does not say what was in it',
    async (_, event) => {
      const { push, counted, said } = bot(() =>
        Promise.reject(new Error('insert failed, params: 13800001234')),
      )
      const response = await push(sealed(event))
      expect([response.status, await response.text()]).toEqual([500, ''])
      expect(await counted()).toMatchObject([[event.header.event_type, 'failed', 1]])
      expect(said()).toContain('ev-1')
      expect(said()).not.toContain('13800001234')
    },
  )
})

describe('refusals have no body, say nothing and are counted', () => {
  const good = sealed(textMessage('hi'))
  test.each([
    ['a wrong signature', good, { ...signed(good), nonce: 'other' }, 401, 'unauthorized'],
    ['no signature', good, unsigned, 401, 'unauthorized'],
    ['a stale timestamp', good, signed(good, '1795398000'), 401, 'unauthorized'],
    ['broken JSON', Buffer.from('{'), unsigned, 400, 'malformed'],
    [
      'a handled type of another shape',
      sealed(envelope('im.message.receive_v1', { message: {} })),
      undefined,
      400,
      'malformed',
    ],
  ])('%s', async (_, raw, headers, status, result) => {
    const { push, received, counted } = bot()
    const response = await push(raw, headers)
    expect([response.status, await response.text()]).toEqual([status, ''])
    expect(await counted()).toEqual([['none', result, 1]])
    expect(received).toEqual([])
  })

  test('without both secrets there is no webhook', () => {
    const { metrics } = bot()
    const { log } = listeningLog()
    const deps = { receive: async () => ({}), clock: fixedClock(at), metrics, log }
    expect(() => larkWebhook({ ...deps, secrets: { ...secrets, encryptKey: '' } })).toThrow()
    expect(() => larkWebhook({ ...deps, secrets: { ...secrets, verificationToken: '' } })).toThrow()
  })
})

describe('size, over a real socket', () => {
  const megabyte = 1024 * 1024

  test('a body announced larger than 1 MB is refused', async () => {
    const { app, counted } = bot()
    const port = await listening(app)
    const response = await fetch(`http://127.0.0.1:${port}/lark/events`, {
      method: 'POST',
      body: Buffer.alloc(megabyte + 1),
    })
    expect([response.status, await response.text()]).toEqual([413, ''])
    expect(await counted()).toEqual([['none', 'oversized', 1]])
  })

  test('so is one that never announced its length', async () => {
    const { app, counted } = bot()
    const port = await listening(app)
    expect(await chunked(port, [Buffer.alloc(megabyte), Buffer.alloc(1)])).toBe(413)
    expect(await counted()).toEqual([['none', 'oversized', 1]])
  })

  test('exactly 1 MB is read, and refused for what it is', async () => {
    const { app, counted } = bot()
    const port = await listening(app)
    expect(await chunked(port, [Buffer.alloc(megabyte)])).toBe(400)
    expect(await counted()).toEqual([['none', 'malformed', 1]])
  })

  test('an event in pieces without a length arrives whole', async () => {
    const { app, received } = bot()
    const port = await listening(app)
    const raw = sealed(textMessage('今天上午去了万川'))
    const pieces = [raw.subarray(0, 100), raw.subarray(100)]
    expect(await chunked(port, pieces, wire(signed(raw)))).toBe(200)
    expect(received).toMatchObject([{ content: [{ kind: 'text', text: '今天上午去了万川' }] }])
  })

  test('an event with a length arrives whole', async () => {
    const { app, received } = bot()
    const port = await listening(app)
    const raw = sealed(textMessage('今天上午去了万川'))
    const response = await fetch(`http://127.0.0.1:${port}/lark/events`, {
      method: 'POST',
      body: raw,
      headers: wire(signed(raw)),
    })
    expect([response.status, await response.json()]).toEqual([200, {}])
    expect(received).toHaveLength(1)
  })
})
