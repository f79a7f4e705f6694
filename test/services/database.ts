import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { embedded, openEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Company, type CompanyOptions, type Embedded, openCompany } from '../../src/db/open.ts'
import { cloneDatabase, dropDatabase, schemaVersion } from './database-admin.ts'

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
  options: CompanyOptions = {},
): Promise<Company & { drop(): Promise<void> }> {
  const url = await cloneDatabase(serverUrl(), inject('runId'))
  const opened = await openCompany(url, { max: 5, applicationName: 'keqing test', ...options })
  return {
    ...opened,
    async drop() {
      await opened.close()
      await dropDatabase(url)
    },
  }
}

let image: Promise<Blob> | undefined

/** A migrated embedded database in memory: a copy of one made once per run, because making one takes seconds. */
export async function freshEmbedded(): Promise<Embedded> {
  image ??= savedImage()
  return embedded(await PGlite.create({ loadDataDir: await image }))
}

/** Shared by the run's workers through a file; of two that make it at once, either will do. */
async function savedImage(): Promise<Blob> {
  const folder = process.env.KEQING_TEST_FOLDER
  if (!folder) return migratedImage()
  const path = join(folder, `embedded-${schemaVersion()}.tar`)
  if (!existsSync(path)) {
    const made = await migratedImage()
    await writeFile(`${path}.${process.pid}`, Buffer.from(await made.arrayBuffer()))
    await rename(`${path}.${process.pid}`, path)
  }
  return new Blob([await readFile(path)])
}

/**
 * Puts a migrated embedded database under a data folder, so that a bot started there finds its schema up to date: a copy
 * of files made once per run, where making them takes seconds.
 */
export async function migratedEmbeddedAt(dataDir: string): Promise<void> {
  const folder = process.env.KEQING_TEST_FOLDER
  if (!folder) return
  const template = join(folder, `embedded-${schemaVersion()}`)
  if (!existsSync(template)) await makeTemplate(template)
  await cp(template, dataDir, { recursive: true })
}

/** Of two workers that make it at once, either will do: the slower one's rename finds the place taken. */
async function makeTemplate(template: string): Promise<void> {
  const mine = `${template}.${process.pid}`
  const opened = await openEmbedded(mine)
  await migrate(opened)
  await opened.close()
  await rename(mine, template).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(mine, { recursive: true, force: true })
  })
}

async function migratedImage(): Promise<Blob> {
  const opened = await openEmbedded('memory://')
  await migrate(opened)
  const dump = await opened.pglite.dumpDataDir('none')
  await opened.close()
  return dump
}
