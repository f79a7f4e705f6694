import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import * as schema from '../../drizzle/schema/index.ts'
import { lockFolder } from './lock.ts'
import type { Embedded } from './open.ts'

/**
 * Opens the embedded database: PGlite under `<dataDir>/db`, or in memory for tests.
 * @throws FolderInUseError when another process holds the folder
 */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  if (dataDir === 'memory://') return embedded(await PGlite.create(dataDir))
  const release = lockFolder(dataDir)
  try {
    const folder = join(dataDir, 'db')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return embedded(await PGlite.create(folder), release)
  } catch (error) {
    release()
    throw error
  }
}

/** Wraps a PGlite that is already open; `release` runs after it has closed. */
export function embedded(pglite: PGlite, release: () => void = () => {}): Embedded {
  return {
    db: drizzle(pglite, { schema }),
    pglite,
    async close() {
      if (!pglite.closed) await pglite.close()
      release()
    },
  }
}

export const migrateEmbedded = (pglite: PGlite, migrationsFolder: string): Promise<void> =>
  migrate(drizzle(pglite), { migrationsFolder })
