import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { tasks } from '../../../drizzle/schema/outbox.ts'
import {
  defineTask,
  putTask,
  runTasks,
  type TaskContext,
  type TaskRegistry,
} from '../../../src/jobs/tasks.ts'
import { refusedBy } from '../outbox/fake-lark.ts'
import { at, sizes, world } from '../outbox/support.ts'

describe.each(sizes)('tasks, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  let runs: { visit: string; context: TaskContext }[]
  let givenUp: string[]
  let work: () => Promise<void>
  const registry: TaskRegistry = {
    export_visit: defineTask({
      payload: z.object({ visit: z.string() }),
      attempts: 3,
      run: async ({ visit }, context) => {
        runs.push({ visit, context })
        await work()
      },
      giveUp: async ({ visit }) => {
        givenUp.push(visit)
      },
    }),
  }
  beforeAll(async () => {
    w = await world(size)
  }, 60_000)
  afterAll(() => w.close())
  beforeEach(async () => {
    await w.deps.db.delete(tasks)
    w.deps.clock.set(at)
    runs = []
    givenUp = []
    work = async () => {}
  })

  const stop = new AbortController()
  const run = (signal = stop.signal) => runTasks(w.deps, registry, signal)
  const add = (visit: string, due?: Date) => putTask(w.deps.db, w.deps, at, 'export_visit', { visit }, due)
  const row = async (id: string) => {
    const [found] = await w.deps.db.select().from(tasks).where(eq(tasks.id, id))
    if (!found) throw new Error(`no task ${id}`)
    return found
  }
  const count = async () => w.deps.metrics.registry.getSingleMetricAsString('keqing_jobs_total')

  test('a task runs once, with what it was given, and is done', async () => {
    const id = await add('vis_1')
    expect(await run()).toEqual({})
    await run()
    expect(runs).toMatchObject([{ visit: 'vis_1', context: { id, attempt: 1, at } }])
    expect(await row(id)).toMatchObject({ state: 'done', doneAt: at })
    expect(await count()).toContain('name="task:export_visit",result="done"')
  })

  test('a task of a transaction that fails never was', async () => {
    const failing = w.deps.db.transaction(async (tx) => {
      await putTask(tx, w.deps, at, 'export_visit', { visit: 'vis_1' })
      throw new Error('bug')
    })
    await expect(failing).rejects.toThrow('bug')
    await run()
    expect(runs).toEqual([])
  })

  test('a task due later waits, and says when', async () => {
    const later = new Date('2026-03-02T02:00:00Z')
    await add('vis_1', later)
    expect(await run()).toEqual({ nextAt: later })
    expect(runs).toEqual([])
    w.deps.clock.set(later)
    await run()
    expect(runs.length).toBe(1)
  })

  test('two workers racing run each task once', async () => {
    for (let n = 0; n < 20; n++) await add(`vis_${n}`)
    await Promise.all([run(), run(), run()])
    expect(runs.map((r) => r.visit).sort()).toEqual(Array.from({ length: 20 }, (_, n) => `vis_${n}`).sort())
  })

  test('a failing task is tried again after growing pauses, then given up with its code kept', async () => {
    work = async () => {
      throw Object.assign(new Error('王总 is secret'), { code: 'ENOSPC' })
    }
    const id = await add('vis_1')
    const first = await run()
    expect((first.nextAt?.getTime() ?? 0) - at.getTime()).toBeGreaterThanOrEqual(1000)
    expect(await row(id)).toMatchObject({ state: 'pending', attempts: 1, lastErrorCode: 'ENOSPC' })
    const tomorrow = new Date('2026-03-03T01:00:00Z')
    w.deps.clock.set(tomorrow)
    await run()
    expect(givenUp).toEqual([])
    w.deps.clock.set(new Date('2026-03-04T01:00:00Z'))
    expect(await run()).toEqual({})
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 3, lastErrorCode: 'ENOSPC' })
    expect(givenUp).toEqual(['vis_1'])
    expect(JSON.stringify(await row(id))).not.toContain('王总')
    expect(await count()).toContain('name="task:export_visit",result="failed"')
  })

  test('what Lark refuses for good is not tried again', async () => {
    work = async () => {
      throw refusedBy(234003)
    }
    const id = await add('vis_1')
    await run()
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 1, lastErrorCode: 'lark_234003' })
    expect(givenUp).toEqual(['vis_1'])
  })

  test('a payload that does not fit its kind fails without running', async () => {
    const id = await putTask(w.deps.db, w.deps, at, 'export_visit', { client: 'cli_1' })
    await run()
    expect(runs).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'failed', lastErrorCode: 'payload_invalid' })
  })

  test('a kind this process does not know is left for one that does', async () => {
    const id = await putTask(w.deps.db, w.deps, at, 'of_tomorrow', {})
    expect(await run()).toEqual({})
    expect(await row(id)).toMatchObject({ state: 'pending', attempts: 0 })
  })

  test('a task whose worker was killed is taken up after its lease', async () => {
    const id = await add('vis_1')
    await w.deps.db.update(tasks).set({ state: 'running', attempts: 1, claimedAt: sql`clock_timestamp()` })
    await run()
    expect(runs).toEqual([])
    await w.deps.db.update(tasks).set({ claimedAt: sql`clock_timestamp() - interval '61 seconds'` })
    await run()
    expect(runs).toMatchObject([{ context: { id, attempt: 2 } }])
    expect(await row(id)).toMatchObject({ state: 'done' })
  })

  test('a task cut short by a stop is not blamed for it', async () => {
    const stopping = new AbortController()
    work = async () => {
      stopping.abort()
      throw new Error('aborted')
    }
    const id = await add('vis_1')
    await run(stopping.signal)
    expect(await row(id)).toMatchObject({ state: 'pending', attempts: 0, lastErrorCode: null })
  })
})
