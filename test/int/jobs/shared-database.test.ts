import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { outbox, tasks } from '../../../drizzle/schema/outbox.ts'
import { rowsOf } from '../../../src/db/rows.ts'
import { createQueue } from '../../../src/jobs/create-queue.ts'
import { defineTask, putTask, runTasks } from '../../../src/jobs/tasks.ts'
import { startWorkers } from '../../../src/jobs/workers.ts'
import { put } from '../../../src/outbox/put.ts'
import { drain } from '../../../src/outbox/relay.ts'
import { freshEmbedded } from '../../services/database.ts'
import { at, worldOver } from '../outbox/support.ts'
import { silent } from './support.ts'

test('embedded, one database holds both the queue and what is owed, and transactions do not mix', async () => {
  const opened = await freshEmbedded()
  const { deps, lark } = worldOver(opened.db)
  const queue = await createQueue({ size: 'embedded', pglite: opened.pglite }, { log: silent })
  const registry = {
    count: defineTask({
      payload: z.object({ n: z.number() }),
      run: async ({ n }) => {
        await put(
          deps,
          deps.db,
          at,
          { to: 'person', openId: `ou_${n}`, what: 'text', text: `task ${n}` },
          'evt',
        )
        queue.poke('outbox')
      },
    }),
  }
  const workers = startWorkers(
    { ...deps, queue },
    {
      tickMs: 1000,
      handlers: {
        outbox: (signal) => drain(deps, { signal }),
        tasks: (signal) => runTasks(deps, registry, signal),
        duties: async () => ({}),
        tick: async () => {},
      },
    },
  )
  for (let n = 0; n < 20; n++) {
    const visit = deps.db.transaction(async (tx) => {
      await Promise.all([
        putTask(tx, deps, at, 'count', { n }),
        put(deps, tx, at, { to: 'person', openId: `ou_${n}`, what: 'text', text: `visit ${n}` }, 'evt'),
      ])
      if (n % 4 === 3) throw new Error('rolled back')
    })
    await visit.then(
      () => {
        queue.poke('outbox')
        queue.poke('tasks')
      },
      () => {},
    )
  }
  await expect.poll(() => lark.calls.length, { timeout: 10_000 }).toBe(30)
  await expect
    .poll(async () => rowsOf(await deps.db.execute(sql`select distinct state from ${outbox}`)))
    .toEqual([{ state: 'sent' }])
  expect(await deps.db.$count(tasks, sql`state = 'done'`)).toBe(15)
  await workers.close()
  await queue.close()
  await opened.close()
})
