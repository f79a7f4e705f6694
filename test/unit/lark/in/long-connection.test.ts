import { afterEach, expect, test, vi } from 'vitest'
import { fixedClock } from '../../../../src/kernel/clock.ts'
import type { BotEvent, PressAnswer } from '../../../../src/lark/in/event.ts'
import { connectLongConnection } from '../../../../src/lark/in/long-connection.ts'
import { createMetrics } from '../../../../src/metrics.ts'
import { at, cardPress, envelope, textMessage } from '../pushes.ts'
import { listeningLog } from '../quiet.ts'
import { fakeEndpoint } from './fake-endpoint.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const answer: PressAnswer = {
  toast: { type: 'success', content: '已保存', i18n: { zh_cn: '已保存', en_us: 'Saved' } },
}

async function connected(
  receive: (event: BotEvent) => Promise<PressAnswer> = async () => answer,
  refusals: number[] = [],
) {
  const lark = await fakeEndpoint(refusals)
  const { log, said } = listeningLog()
  const received: BotEvent[] = []
  const metrics = createMetrics()
  const connection = connectLongConnection({
    appId: 'cli_a1b2c3d4e5f60718',
    appSecret: 'very-secret',
    domain: lark.domain,
    clock: fixedClock(at),
    metrics,
    log,
    receive: (event) => {
      received.push(event)
      return receive(event)
    },
  })
  closers.push(lark.close, connection.close)
  return { lark, connection, received, said, metrics }
}

const push = (lark: { push(payload: string): Promise<unknown> }, value: unknown) =>
  lark.push(JSON.stringify(value))
const soon = { timeout: 3000, interval: 10 }

test('an event over the long connection is the same event as over the webhook, and is acknowledged', async () => {
  const { lark, connection, received } = await connected()
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  expect(JSON.parse(lark.bodies[0] ?? '')).toEqual({
    AppID: 'cli_a1b2c3d4e5f60718',
    AppSecret: 'very-secret',
  })
  expect(await push(lark, textMessage('/拜访'))).toEqual({ code: 200, answer: {} })
  expect(received).toMatchObject([{ kind: 'message', key: 'om_2', content: [{ text: '/拜访' }] }])
})

test('a press is answered with its toast, an unknown type with an empty object', async () => {
  const { lark, connection, received } = await connected()
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  expect(await push(lark, cardPress({ value: {} }))).toEqual({ code: 200, answer })
  expect(await push(lark, envelope('im.message.reaction.created_v1', {}))).toEqual({ code: 200, answer: {} })
  expect(received).toHaveLength(1)
})

test('an event that could not be kept, or not be read, is acknowledged as failed, and nobody logs it', async () => {
  const { lark, connection, said } = await connected(() => Promise.reject(new Error('params: 13800001234')))
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  expect(await push(lark, textMessage('13800001234'))).toMatchObject({ code: 500 })
  expect(await push(lark, envelope('im.message.receive_v1', { text: '13800001234' }))).toMatchObject({
    code: 500,
  })
  void lark.push('13800001234 is no JSON')
  await vi.waitFor(() => expect(said()).toContain('failed to merge event fragments'), soon)
  for (const secret of ['13800001234', 'very-secret', 'hush']) expect(said()).not.toContain(secret)
})

test('closing lets the event under way be answered', async () => {
  let finish = () => {}
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { lark, connection, received } = await connected(() => slow.then(() => answer))
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  const acked = push(lark, cardPress({ value: {} }))
  await vi.waitFor(() => expect(received).toHaveLength(1), soon)
  const closed = connection.close()
  finish()
  expect(await acked).toEqual({ code: 200, answer })
  await closed
  expect(connection.ready()).toBe(false)
})

test('a lost connection comes back by itself', async () => {
  const { lark, connection } = await connected()
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  lark.sockets[0]?.terminate()
  await vi.waitFor(() => expect(lark.sockets).toHaveLength(2), soon)
  await vi.waitFor(() => expect(connection.ready()).toBe(true), soon)
  expect(await push(lark, textMessage('hi'))).toMatchObject({ code: 200 })
})

test('a refusal names its code in the log and leaves the connection not ready', async () => {
  const { connection, said } = await connected(undefined, [514])
  await vi.waitFor(() => expect(said()).toContain('"code":"514"'), soon)
  expect(connection.ready()).toBe(false)
})

test('an app id the SDK would silently ignore is refused aloud', async () => {
  const { log } = listeningLog()
  const deps = { receive: async () => ({}), clock: fixedClock(at), metrics: createMetrics(), log }
  const options = { ...deps, appId: 'cli_demo', appSecret: 's', domain: 'http://127.0.0.1:1' }
  expect(() => connectLongConnection(options)).toThrow(/cli_/)
})
