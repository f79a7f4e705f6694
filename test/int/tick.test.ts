import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inbox } from '../../drizzle/schema/bot.ts'
import { outbox, tasks } from '../../drizzle/schema/outbox.ts'
import { forget } from '../../src/tick.ts'
import { at, sizes, world } from './outbox/support.ts'

const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)

const sorted = (rows: { name: string }[]) => rows.map((row) => row.name).sort()

describe.each(sizes)('what is remembered, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world(size)
  }, 60_000)
  afterAll(() => w.close())

  test('a month later what is settled is forgotten; what failed, waits or was refused stays', async () => {
    const { db } = w.deps
    // One of every state, from before and after the month.
    for (const day of [31, 29]) {
      for (const status of ['done', 'failed', 'waiting'])
        await db
          .insert(inbox)
          .values({ key: `${status} ${day}`, type: 'none', status, receivedAt: daysAgo(day) })
      for (const state of ['pending', 'sending', 'sent', 'superseded', 'refused'])
        await db.insert(outbox).values({
          id: `${state} ${day}`,
          lane: 'u:ou_1',
          destination: { to: 'person', openId: 'ou_1' },
          what: 'text',
          state,
          cause: 'test',
          createdAt: daysAgo(day),
        })
      for (const state of ['pending', 'running', 'done', 'failed'])
        await db.insert(tasks).values({
          id: `${state} ${day}`,
          kind: 'none',
          payload: {},
          state,
          dueAt: daysAgo(day),
          createdAt: daysAgo(day),
          ...(state === 'done' || state === 'failed' ? { doneAt: daysAgo(day) } : {}),
        })
    }
    await forget(db, at)
    const keys = await db.select({ name: inbox.key }).from(inbox)
    expect(sorted(keys)).toEqual(['done 29', 'failed 29', 'failed 31', 'waiting 29', 'waiting 31'])
    expect(sorted(await db.select({ name: outbox.id }).from(outbox))).toEqual([
      'pending 29',
      'pending 31',
      'refused 29',
      'refused 31',
      'sending 29',
      'sending 31',
      'sent 29',
      'superseded 29',
    ])
    expect(sorted(await db.select({ name: tasks.id }).from(tasks))).toEqual([
      'done 29',
      'failed 29',
      'failed 31',
      'pending 29',
      'pending 31',
      'running 29',
      'running 31',
    ])
  })
})
