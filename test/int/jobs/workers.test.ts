import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Handlers, startWorkers } from '../../../src/jobs/workers.ts'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { at, sizes } from '../outbox/support.ts'
import { openQueue, silent } from './support.ts'

describe.each(sizes)('the queue, %s', (size) => {
  let queue: Awaited<ReturnType<typeof openQueue>>
  beforeAll(async () => {
    queue = await openQueue(size)
  }, 60_000)
  afterAll(() => queue.dispose())

  function start(handlers: Partial<Handlers>, options: { tickMs?: number; graceMs?: number } = {}) {
    const metrics = createMetrics()
    const all: Handlers = {
      outbox: async () => ({}),
      tasks: async () => ({}),
      duties: async () => ({}),
      tick: async () => {},
      ...handlers,
    }
    const deps = { queue, clock: fixedClock(at), log: silent, metrics }
    const workers = startWorkers(deps, { handlers: all, ...options })
    onTestFinished(() => workers.close())
    return { workers, metrics }
  }

  test('a poke has the work looked at, many pokes at once only once or twice', async () => {
    let looks = 0
    start(
      {
        outbox: async () => {
          looks++
          return {}
        },
      },
      { tickMs: 60_000 },
    )
    await expect.poll(() => looks, { timeout: 3000 }).toBeGreaterThan(0) // the first tick
    await sleep(300)
    looks = 0
    for (let n = 0; n < 500; n++) queue.poke('outbox')
    await sleep(700)
    expect(looks).toBe(1)
  })

  test('a poke during a look leads to another look', async () => {
    let looks = 0
    let finish = () => {}
    start(
      {
        tasks: () => {
          looks++
          return new Promise((resolve) => {
            finish = () => resolve({})
          })
        },
      },
      { tickMs: 60_000 },
    )
    queue.poke('tasks')
    await expect.poll(() => looks, { timeout: 3000 }).toBe(1)
    const first = finish
    await sleep(200)
    queue.poke('tasks')
    await expect.poll(() => looks, { timeout: 3000 }).toBe(2)
    first()
    finish()
  })

  test('work that is due later is looked at then', async () => {
    const looks: number[] = []
    start(
      {
        outbox: async () => {
          looks.push(performance.now())
          return looks.length === 1 ? { nextAt: new Date(at.getTime() + 800) } : {}
        },
      },
      { tickMs: 60_000 },
    )
    queue.poke('outbox')
    await expect.poll(() => looks.length, { timeout: 5000 }).toBe(2)
    expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(750)
    expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeLessThan(2000)
  })

  test("without any poke the tick looks, and asks the areas what is due at the clock's time", async () => {
    const ticks: Date[] = []
    let looks = 0
    const { metrics } = start(
      {
        tick: async (now) => {
          ticks.push(now)
        },
        outbox: async () => {
          looks++
          return {}
        },
      },
      { tickMs: 500 },
    )
    await expect.poll(() => Math.min(ticks.length, looks), { timeout: 6000 }).toBeGreaterThanOrEqual(3)
    expect(ticks[0]).toEqual(at)
    expect(await metrics.registry.metrics()).toMatch(/keqing_jobs_total\{name="tick",result="done"\} \d/)
  })

  test('a look that fails is counted and the next one runs', async () => {
    let looks = 0
    const { metrics } = start(
      {
        tasks: async () => {
          looks++
          if (looks === 1) throw new Error('database away')
          return {}
        },
      },
      { tickMs: 60_000 },
    )
    queue.poke('tasks')
    // The first tick of a fresh queue pokes as well: there may be a look more than was asked for.
    await expect.poll(() => looks, { timeout: 3000 }).toBeGreaterThanOrEqual(1)
    const failed = looks
    await sleep(100)
    queue.poke('tasks')
    await expect.poll(() => looks, { timeout: 3000 }).toBeGreaterThan(failed)
    expect(await metrics.registry.metrics()).toContain(
      'keqing_jobs_total{name="look:tasks",result="failed"} 1',
    )
  })

  test('closing tells running work to stop and waits for it', async () => {
    let started = false
    let finished = false
    const { workers } = start({
      outbox: async (signal) => {
        started = true
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        await sleep(100)
        finished = true
        return {}
      },
    })
    queue.poke('outbox')
    await expect.poll(() => started, { timeout: 3000 }).toBe(true)
    await workers.close()
    expect(finished).toBe(true)
  })

  test('closing does not wait longer than its grace for work that does not stop', async () => {
    let started = false
    const { workers } = start(
      {
        outbox: async () => {
          started = true
          await sleep(4000)
          return {}
        },
      },
      { graceMs: 300 },
    )
    queue.poke('outbox')
    await expect.poll(() => started, { timeout: 3000 }).toBe(true)
    const before = performance.now()
    await workers.close()
    expect(performance.now() - before).toBeLessThan(1500)
  })

  test('the queue answers when asked whether it is there', async () => {
    await expect(queue.check()).resolves.toBeUndefined()
  })
})
