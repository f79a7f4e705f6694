import { like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settings } from '../../../drizzle/schema/index.ts'
import { isDatabaseAway } from '../../../src/db/away.ts'
import { type Company, openCompany } from '../../../src/db/open.ts'
import { rowsOf } from '../../../src/db/rows.ts'
import { freshDatabase } from '../../services/database.ts'

type Fresh = Awaited<ReturnType<typeof freshDatabase>>
const row = (key: string, value = 'v') => ({ key, value })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Cuts every connection of the pool but the one asking, as an administrator or a failover does. */
const cut = sql`select count(pg_terminate_backend(pid)) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name = 'keqing test'`

describe('transactions over the pool', () => {
  let opened: Fresh
  let admin: Company
  beforeAll(async () => {
    opened = await freshDatabase({ max: 2 })
    admin = await openCompany(opened.url, { max: 1, applicationName: 'administrator' })
  })
  afterAll(async () => {
    await admin.close()
    await opened.drop()
  })
  const keys = async (prefix: string) =>
    (
      await admin.db
        .select()
        .from(settings)
        .where(like(settings.key, `${prefix}%`))
    )
      .map(({ key }) => key)
      .sort()

  test('more of them than connections wait for their turn, and all commit', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        opened.db.transaction(async (tx) => {
          await Promise.all([
            tx.insert(settings).values(row(`many-${n}-a`)),
            tx.insert(settings).values(row(`many-${n}-b`)),
          ])
        }),
      ),
    )
    expect(await keys('many-')).toHaveLength(100)
    const [count] = rowsOf(
      await admin.db.execute(
        sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'keqing test'`,
      ),
    )
    expect(count).toEqual({ n: 2 })
  })

  test('one that went on after a failed statement is refused, not committed in silence', async () => {
    const careless = opened.db.transaction(async (tx) => {
      await tx.insert(settings).values(row('careless'))
      await tx
        .insert(settings)
        .values(row('careless'))
        .catch(() => {})
    })
    await expect(careless).rejects.toMatchObject({ code: '23505' })
    expect(await keys('careless')).toEqual([])
  })

  test('a statement started after its transaction ended is refused and does not slip into the next one', async () => {
    let late: (() => Promise<unknown>) | undefined
    await opened.db.transaction(async (tx) => {
      await tx.insert(settings).values(row('late-in-time'))
      late = async () => tx.insert(settings).values(row('late-too-late'))
    })
    await expect(late?.()).rejects.toMatchObject({ cause: { name: 'TransactionOverError' } })
    expect(await keys('late-')).toEqual(['late-in-time'])
  })

  test('statements larger than the network’s buffers arrive whole and in order', async () => {
    const large = 'x'.repeat(1_500_000)
    await opened.db.transaction(async (tx) => {
      await Promise.all([
        tx.insert(settings).values(row('large-1', large)),
        tx.update(settings).set({ value: 'updated' }).where(like(settings.key, 'large-1')),
        tx.insert(settings).values(row('large-2', large)),
      ])
    })
    const rows = await admin.db
      .select()
      .from(settings)
      .where(like(settings.key, 'large-%'))
      .orderBy(settings.key)
    expect(rows.map(({ value }) => value.length)).toEqual([7, 1_500_000])
  })

  test('a connection cut between two statements: nothing of its transaction is kept, whoever waits gets a new one', async () => {
    const only = await freshDatabase({ max: 1 })
    const other = await openCompany(only.url, { max: 1, applicationName: 'administrator' })
    const lost = only.db.transaction(async (tx) => {
      await tx.insert(settings).values(row('cut-1'))
      await other.db.execute(cut)
      await pause(50)
      await tx.insert(settings).values(row('cut-2'))
    })
    const next = only.db.transaction(async (tx) => {
      await tx.insert(settings).values(row('next-1'))
      await pause(50)
      await tx.insert(settings).values(row('next-2'))
    })
    expect(isDatabaseAway(await lost.catch((error: unknown) => error))).toBe(true)
    await next
    const kept = (await other.db.select().from(settings)).map(({ key }) => key).sort()
    expect(kept).toEqual(['next-1', 'next-2'])
    await other.close()
    await only.drop()
  })

  test('connections cut again and again under load: every transaction is all or nothing, and nothing hangs', async () => {
    let stop = false
    const outcomes = { committed: new Set<number>(), away: 0, other: [] as unknown[] }
    let number = 0
    const worker = async () => {
      while (!stop) {
        const n = number++
        try {
          await opened.db.transaction(async (tx) => {
            await tx.insert(settings).values(row(`storm-${n}-a`))
            await Promise.all([
              tx.insert(settings).values(row(`storm-${n}-b`)),
              tx.insert(settings).values(row(`storm-${n}-c`)),
            ])
          })
          outcomes.committed.add(n)
        } catch (error) {
          if (isDatabaseAway(error)) outcomes.away++
          else outcomes.other.push(error)
        }
      }
    }
    const workers = Array.from({ length: 8 }, worker)
    for (let n = 0; n < 25; n++) {
      await pause(20)
      await admin.db.execute(cut)
    }
    stop = true
    await Promise.all(workers)
    expect(outcomes.other).toEqual([])
    expect(outcomes.away).toBeGreaterThan(10)
    const parts = new Map<number, string>()
    for (const key of await keys('storm-')) {
      const [, n, part] = key.split('-')
      parts.set(Number(n), (parts.get(Number(n)) ?? '') + part)
    }
    expect([...parts.values()].every((found) => found === 'abc')).toBe(true)
    // A commit whose answer was lost may be there as well; one that was answered must be.
    expect([...outcomes.committed].filter((n) => !parts.has(n))).toEqual([])
  })

  test('closing lets a running transaction finish, and refuses what comes after', async () => {
    const closing = await openCompany(opened.url, { max: 1, applicationName: 'closing' })
    const running = closing.db.transaction(async (tx) => {
      await tx.insert(settings).values(row('closing-1'))
      await pause(100)
      await tx.insert(settings).values(row('closing-2'))
    })
    await pause(60)
    const waiting = closing.db
      .insert(settings)
      .values(row('closing-3'))
      .catch((error: unknown) => error)
    await closing.close()
    await running
    expect(isDatabaseAway(await waiting)).toBe(true)
    expect(await keys('closing-')).toEqual(['closing-1', 'closing-2'])
    const left = await admin.db.execute(
      sql`select 1 from pg_stat_activity where application_name = 'closing'`,
    )
    expect(rowsOf(left)).toEqual([])
  })
})
