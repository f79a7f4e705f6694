import { cpSync, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Company, type CompanyOptions, type Embedded, openCompany } from '../../src/db/open.ts'
import { createQueue } from '../../src/jobs/create-queue.ts'
import { cloneDatabase, dropDatabase, oneAtATime, schemaVersion, type Template } from './database-admin.ts'
import { runFolder, scratchFolder } from './run-folder.ts'

/** Where this run's PostgreSQL is. @throws when the test runs without the project's global set-up */
export function serverUrl(): string {
  const url = inject('databaseUrl')
  if (!url)
    throw new Error(
      'No test services: run with `npx vitest run --config test/vitest.config.ts`, and keep the test under test/int, test/story or test/page',
    )
  return url
}

/**
 * A migrated PostgreSQL database of this test's own, cloned in a few hundredths of a second. `drop` closes the pool and
 * removes it; `url` is there for a second process or pool.
 */
export async function freshDatabase(
  options: CompanyOptions & { template?: Template } = {},
): Promise<Company & { drop(): Promise<void> }> {
  const { template, ...pool } = options
  const url = await cloneDatabase(serverUrl(), inject('runId'), template)
  const opened = await openCompany(url, { max: 5, applicationName: 'keqing test', ...pool })
  return {
    ...opened,
    async drop() {
      await opened.close()
      await dropDatabase(url)
    },
  }
}

/** A migrated embedded database of this test's own. */
export async function freshEmbedded(): Promise<Embedded> {
  const dataDir = scratchFolder('embedded')
  await migratedEmbeddedAt(dataDir)
  const opened = await openEmbedded(dataDir)
  return {
    ...opened,
    async close() {
      await opened.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Puts a migrated embedded database under a data folder, so that a bot started there finds its schema up to date: a copy
 * of files made once per run, where making them takes ten seconds.
 */
export const migratedEmbeddedAt = (dataDir: string): Promise<void> =>
  folderOnce(dataDir, `embedded-${schemaVersion()}`, async (folder) => {
    const opened = await openEmbedded(folder)
    await migrate(opened)
    // BullMQ has tables of its own.
    const queue = await createQueue({ size: 'embedded', pglite: opened.pglite }, { log: console })
    await queue.close()
    await opened.close()
  })

/** Copies the run's folder `name` to `to`; the first caller has it made. */
export async function folderOnce(
  to: string,
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const template = join(runFolder(), name)
  if (!existsSync(template))
    await oneAtATime(serverUrl(), template, async () => {
      if (existsSync(template)) return
      const half = `${template}.${process.pid}`
      await make(half)
      await rename(half, template)
    })
  // Of a thousand files, at a fifth of what the promised one takes.
  cpSync(template, to, { recursive: true })
}
