import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQueue, type OpenQueue } from '../../../src/jobs/create-queue.ts'
import { startWorkers } from '../../../src/jobs/workers.ts'
import { put } from '../../../src/outbox/put.ts'
import { drain } from '../../../src/outbox/relay.ts'
import { type OwnRedis, startOwnRedis } from '../../services/own-redis.ts'
import { at, world } from '../outbox/support.ts'
import { silent } from './support.ts'

let w: Awaited<ReturnType<typeof world>>
let redis: OwnRedis
let queue: OpenQueue
let workers: ReturnType<typeof startWorkers>

beforeAll(async () => {
  w = await world('company')
  redis = await startOwnRedis()
  queue = await createQueue({ size: 'company', redisUrl: redis.url }, { log: silent })
  const deps = { ...w.deps, queue }
  workers = startWorkers(deps, {
    tickMs: 500,
    handlers: {
      outbox: (signal) => drain(deps, { signal }),
      tasks: async () => ({}),
      duties: async () => ({}),
      tick: async () => {},
    },
  })
}, 60_000)
afterAll(async () => {
  await workers.close()
  await queue.close()
  await redis.stop()
  await w.close()
})

const say = (text: string) =>
  put(w.deps, w.deps.db, at, { to: 'person', openId: 'ou_1', what: 'text', text }, 'om_cause')
const sent = () => w.lark.calls.map((call) => JSON.parse(call.content).text)

test('a poked message goes out at once', async () => {
  await say('hello')
  queue.poke('outbox')
  await expect.poll(sent, { timeout: 3000 }).toEqual(['hello'])
})

test('after Redis was emptied messages still go out, poked or not, once each', async () => {
  for (let n = 0; n < 5; n++) {
    await say(`flushed ${n}`)
    queue.poke('outbox')
    await redis.flush()
  }
  await expect
    .poll(sent, { timeout: 8000 })
    .toEqual(['hello', 'flushed 0', 'flushed 1', 'flushed 2', 'flushed 3', 'flushed 4'])
  w.lark.calls.length = 0
  await say('unpoked')
  await expect.poll(sent, { timeout: 8000 }).toEqual(['unpoked'])
})

test('while Redis is away a poke does no harm, and everything goes out once it is back and empty', async () => {
  w.lark.calls.length = 0
  await expect(queue.check()).resolves.toBeUndefined()
  await redis.kill()
  await say('away 1')
  queue.poke('outbox')
  await expect(queue.check()).rejects.toThrow()
  await say('away 2')
  queue.poke('outbox')
  await redis.start()
  await expect.poll(sent, { timeout: 15_000 }).toEqual(['away 1', 'away 2'])
  const answers = () =>
    queue.check().then(
      () => true,
      () => false,
    )
  // The client tries again at its own pace.
  await expect.poll(answers, { timeout: 15_000 }).toBe(true)
  await say('back')
  queue.poke('outbox')
  await expect.poll(sent, { timeout: 5000 }).toEqual(['away 1', 'away 2', 'back'])
})

test('a process that starts before its Redis works once Redis is there', async () => {
  const late = await startOwnRedis()
  await late.stop()
  const early = await createQueue({ size: 'company', redisUrl: late.url }, { log: silent })
  await expect(early.check()).rejects.toThrow()
  let looks = 0
  const deps = { ...w.deps, queue: early }
  const waiting = startWorkers(deps, {
    tickMs: 60_000,
    handlers: {
      outbox: async () => ({}),
      tasks: async () => {
        looks++
        return {}
      },
      duties: async () => ({}),
      tick: async () => {},
    },
  })
  early.poke('tasks')
  await late.start()
  await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(0)
  await waiting.close()
  await early.close()
  await late.stop()
})
