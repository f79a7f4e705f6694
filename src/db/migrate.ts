import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { z } from 'zod'
import type { Opened } from './open.ts'
import { rowsOf } from './rows.ts'

export const migrationsFolder = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url))

/** Any fixed number of ours: starters of the same database wait for one another under it. */
const migrationLock = 5_171_910_233

/**
 * Brings the schema up to date. Safe to run from several processes at once; each migration is applied once.
 * All of it is one transaction: a failing migration leaves the old schema.
 */
export async function migrate(opened: Opened): Promise<void> {
  if ('pglite' in opened) {
    const { migrateEmbedded } = await import('./embedded.ts')
    return migrateEmbedded(opened.pglite, migrationsFolder)
  }
  // A connection of its own: the lock belongs to it, and no statement timeout cuts a long migration short.
  const own = postgres(opened.url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'keqing migrate', statement_timeout: 0, lock_timeout: 0 },
  })
  try {
    await own`select pg_advisory_lock(${migrationLock})`
    await migratePostgres(drizzlePostgres(own), { migrationsFolder })
  } finally {
    await own.end({ timeout: 5 })
  }
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })
const lastApplied = z.array(z.object({ last: z.coerce.number().nullable() }))
const tableThere = z.array(z.object({ there: z.boolean() }))

/** Names of the migrations this database has not seen, oldest first; empty when the schema is current. */
export async function pendingMigrations({ db }: Opened): Promise<string[]> {
  const { entries } = journal.parse(
    JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')),
  )
  const [table] = tableThere.parse(
    rowsOf(await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)),
  )
  if (!table?.there) return entries.map((entry) => entry.tag)
  const [applied] = lastApplied.parse(
    rowsOf(await db.execute(sql`select max(created_at) as last from drizzle.__drizzle_migrations`)),
  )
  // Like the migrator itself: what is newer than the last one applied has not been applied.
  return entries.filter((entry) => entry.when > (applied?.last ?? 0)).map((entry) => entry.tag)
}
