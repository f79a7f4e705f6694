import { randomBytes } from 'node:crypto'
import * as kit from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import postgres from 'postgres'
import { outbox, tasks } from '../../../drizzle/schema/outbox.ts'
import { type Company, type Embedded, openCompany, openEmbedded } from '../../../src/db/open.ts'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { ids } from '../../../src/kernel/ids.ts'
import { createMetrics } from '../../../src/metrics.ts'
import type { Vault } from '../../../src/vault/vault.ts'
import { fakeLark } from './fake-lark.ts'

export const sizes = ['embedded', 'company'] as const
export type Size = (typeof sizes)[number]

export const at = new Date('2026-03-02T01:00:00Z')

const server = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:55432/postgres'
export const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:56399'

/** A database with nothing but the tables of this room. */
export async function openFresh(size: Size): Promise<Embedded | Company> {
  const opened = size === 'embedded' ? await openEmbedded('memory://') : await openCompany(await freshUrl())
  const empty = kit.generateDrizzleJson({})
  const wanted = kit.generateDrizzleJson({ outbox, tasks }, empty.id)
  for (const statement of await kit.generateMigration(empty, wanted))
    await opened.db.execute(sql.raw(statement))
  return opened
}

async function freshUrl(): Promise<string> {
  const name = `outbox_${randomBytes(6).toString('hex')}`
  const admin = postgres(server, { max: 1 })
  await admin.unsafe(`create database ${name}`)
  await admin.end()
  return server.replace(/\/[^/]*$/, `/${name}`)
}

/** Everything `put`, `drain` and `runTasks` need, over a fresh database and a Lark that only remembers. */
export async function world(size: Size) {
  const opened = await openFresh(size)
  const lark = fakeLark()
  const deps = {
    db: opened.db,
    clock: fixedClock(at),
    ids,
    lark: lark.api,
    vault: reversingVault,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  }
  return { opened, lark, deps, close: () => opened.close() }
}

/** Not encryption, but not the plain text either, and it keeps values in their place. */
export const reversingVault: Vault = {
  seal: (place, plain) => Buffer.from(`${place.row}|${[...plain].reverse().join('')}`),
  open: (place, sealed) => {
    const [row, text = ''] = Buffer.from(sealed).toString().split('|')
    if (row !== place.row) throw new Error('moved')
    return [...text].reverse().join('')
  },
  sealBytes: (_place, plain) => plain,
  openBytes: (_place, sealed) => sealed,
  blind: (purpose, text) => `${purpose}:${text}`,
  isOld: () => false,
}
