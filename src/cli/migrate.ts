import { readBaseConfig } from '../config.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import { openDatabase } from '../runtime.ts'

/** `npm run migrate`: brings the database's schema up to date and says what it did. */
export async function migrateCommand(): Promise<void> {
  const database = await openDatabase(readBaseConfig())
  try {
    const pending = await pendingMigrations(database)
    await migrate(database)
    process.stdout.write(
      pending.length > 0 ? `Applied: ${pending.join(', ')}\n` : 'The schema is up to date already.\n',
    )
  } finally {
    await database.close()
  }
}
