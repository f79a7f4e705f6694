import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate, pendingMigrations } from '../../../src/db/migrate.ts'
import { openCompany } from '../../../src/db/open.ts'
import { rowsOf } from '../../../src/db/rows.ts'
import { freshDatabase, serverUrl } from '../../services/database.ts'
import { databaseAt, dropDatabase } from '../../services/database-admin.ts'

const made: string[] = []
afterAll(() => Promise.all(made.map(dropDatabase)))

async function emptyDatabase() {
  const admin = postgres(serverUrl(), { max: 1 })
  const name = `keqing_empty_${randomBytes(5).toString('hex')}`
  await admin.unsafe(`create database "${name}"`)
  await admin.end()
  const url = databaseAt(serverUrl(), name)
  made.push(url)
  return url
}

describe('migrating a company database', () => {
  test('four processes starting at once apply each migration exactly once', async () => {
    const url = await emptyDatabase()
    const starters = await Promise.all([1, 2, 3, 4].map(() => openCompany(url, { max: 1 })))
    const [first] = starters
    if (!first) throw new Error('no starter')
    const pending = await pendingMigrations(first)
    expect(pending.length).toBeGreaterThan(0)
    await Promise.all(starters.map(migrate))
    const applied = rowsOf(await first.db.execute(sql`select hash from drizzle.__drizzle_migrations`))
    expect(applied).toHaveLength(pending.length)
    expect(await pendingMigrations(first)).toEqual([])
    await Promise.all(starters.map((starter) => starter.close()))
  })

  test('a database one migration behind says which one it lacks', async () => {
    const opened = await freshDatabase()
    const {
      rows: [last],
    } = {
      rows: rowsOf(
        await opened.db.execute(sql`
        delete from drizzle.__drizzle_migrations
        where created_at = (select max(created_at) from drizzle.__drizzle_migrations) returning id`),
      ),
    }
    expect(last).toBeDefined()
    expect(await pendingMigrations(opened)).toHaveLength(1)
    await opened.drop()
  })
})
