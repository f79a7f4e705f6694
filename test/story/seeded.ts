import { join } from 'node:path'
import { pino } from 'pino'
import { occurrences } from '../../drizzle/schema/bot.ts'
import { openEmbedded } from '../../src/db/embedded.ts'
import type { Db } from '../../src/db/types.ts'
import { seed } from '../../src/demo/seed.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { ids } from '../../src/kernel/ids.ts'
import { createLarkApi } from '../../src/lark/out/api.ts'
import { createMetrics } from '../../src/metrics.ts'
import { checkIndexKey } from '../../src/vault/check.ts'
import { createVault } from '../../src/vault/create.ts'
import { loadOrCreateKeyFile } from '../../src/vault/key-file.ts'
import { parseDataKeys } from '../../src/vault/keys.ts'
import type { Vault } from '../../src/vault/vault.ts'
import { folderOnce, freshDatabase, migratedEmbeddedAt } from '../services/database.ts'

/** Monday, as in the scenarios of the regulation. */
export const monday = new Date('2026-11-23T10:00:00+08:00')

export const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'story-secret',
  encryptKey: 'story-encrypt-key',
  verificationToken: 'story-token',
}

export const zone = 'Asia/Shanghai'

/*
 * The demo's company is seeded once per run and size, and copied, because a seed takes seconds. What it sends still
 * waits in the copies: the bot that is started on one sends it, so that the platform sees what it would see of a seed.
 */

/** Puts a seeded embedded database, and its key, under a data folder. */
export const seededEmbeddedAt = (dataDir: string): Promise<void> =>
  folderOnce(dataDir, 'embedded-seeded', async (folder) => {
    await migratedEmbeddedAt(folder)
    const opened = await openEmbedded(folder)
    await fill(opened.db, createVault(loadOrCreateKeyFile(join(folder, 'key'))))
    await opened.close()
  })

/** The key of `seededDatabase`. */
export const seededKey = `1:${Buffer.alloc(32, 'story').toString('base64')}`

/** A seeded PostgreSQL database of this world's own. */
export const seededDatabase = () =>
  freshDatabase({
    template: { name: 'seeded', fill: ({ db }) => fill(db, createVault(parseDataKeys(seededKey))) },
  })

async function fill(db: Db, vault: Vault): Promise<void> {
  const clock = fixedClock(monday)
  const log = pino({ level: 'silent' })
  const metrics = createMetrics()
  await checkIndexKey({ db, vault })
  await tellMissingYear(db)
  await seed({
    db,
    vault,
    clock,
    ids,
    log,
    metrics,
    zone,
    // Nobody works here yet, and nobody is reached.
    queue: { poke: () => {}, check: async () => {} },
    lark: createLarkApi({ ...app, domain: 'http://127.0.0.1:9', log, metrics, now: clock.now }),
    adminOpenIds: [],
    dataDir: '',
  })
}

/** As if the admins had been told of 2027, whose list is missing since the first of November, every week up to May. */
export const tellMissingYear = (db: Db) =>
  db.insert(occurrences).values(
    Array.from({ length: 30 }, (_, week) => ({
      schedule: 'workdays.missing',
      key: `2027 ${week}`,
      at: monday,
    })),
  )
