import { eq } from 'drizzle-orm'
import { settings } from '../../drizzle/schema/people.ts'
import type { Deps } from '../deps.ts'
import { DataKeyError } from './keys.ts'

const key = 'vault_index_check'

/**
 * Refuses to work under another index key than the one the look-ups in this database were made with: they would
 * silently find nothing. The first start notes a digest of it. Call once after migrating.
 * @throws DataKeyError
 */
export async function checkIndexKey(deps: Pick<Deps, 'db' | 'vault'>): Promise<void> {
  const value = deps.vault.blind('vault:check', 'keqing').slice(0, 16)
  await deps.db.insert(settings).values({ key, value }).onConflictDoNothing()
  const [noted] = await deps.db.select().from(settings).where(eq(settings.key, key))
  if (noted?.value !== value)
    throw new DataKeyError(
      'holds another index key than this database was filled under. Put the earlier key back at the end of the list, or add it as index:<key>',
    )
}
