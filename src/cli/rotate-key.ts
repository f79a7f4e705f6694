import { join } from 'node:path'
import { attachmentPlace } from '../areas/files/index.ts'
import { readBaseConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { FriendlyError } from '../friendly-error.ts'
import { openDatabase, openVault } from '../runtime.ts'
import { checkIndexKey } from '../vault/check.ts'
import { addKeyToFile, dropOldKeys, loadOrCreateKeyFile } from '../vault/key-file.ts'
import { rotateKeys } from '../vault/rotate.ts'
import { rotateFiles } from '../vault/rotate-files.ts'

/**
 * `npm run rotate-key`: writes everything protected anew under the current key, in batches. Company size: put the new
 * key in front of DATA_KEY, restart the bot, then run this while it runs. Embedded with the key file: makes the new key
 * itself and forgets the old one at the end; the bot must be stopped, as one process owns the embedded database.
 */
export async function rotateKey(): Promise<void> {
  const config = readBaseConfig()
  const { storage, dataDir } = config
  const keyFile = storage.dataKey ? undefined : join(dataDir, 'key')
  const database = await openDatabase(config)
  try {
    if ('pglite' in database) await migrate(database)
    if (keyFile) {
      loadOrCreateKeyFile(keyFile)
      addKeyToFile(keyFile)
    }
    const vault = openVault(config)
    await checkIndexKey({ db: database.db, vault })
    const tables = await rotateKeys(
      { db: database.db, vault },
      { onBatch: (table, seen) => progress(table, seen) },
    )
    const files = await rotateFiles({ dataDir, vault }, attachmentPlace)
    for (const row of [...tables, { table: 'files', ...files }])
      process.stdout.write(`${row.table}: ${row.seen} seen, ${row.rewritten} written anew\n`)
    const unreadable = [...tables.flatMap((row) => row.unreadable), ...files.unreadable]
    if (unreadable.length > 0)
      throw new FriendlyError(
        `${unreadable.length} values do not open with any key given; the old keys must stay. First: ${unreadable[0]}`,
      )
    if (keyFile) dropOldKeys(keyFile)
    process.stdout.write(
      keyFile
        ? 'Done; the old key is gone.\n'
        : 'Done; old keys may leave DATA_KEY now (keep the oldest as index:KEY).\n',
    )
  } finally {
    await database.close()
  }
}

const progress = (table: string, seen: number) => process.stderr.write(`  ${table} ${seen}\r`)
