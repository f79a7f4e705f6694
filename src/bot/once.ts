import { type SQL, sql } from 'drizzle-orm'
import { occurrences } from '../../drizzle/schema/bot.ts'
import type { Tx } from '../db/types.ts'

/** Whether a schedule has not yet done something for the time named by `key`, as a condition of `Schedule.waits`. */
export const notYet = (schedule: string, key: string): SQL =>
  sql`not exists (select 1 from ${occurrences} where schedule = ${schedule} and key = ${key})`

/**
 * Notes that a schedule does something for the time named by `key`, in the transaction that does it. False: that was
 * done before, by whichever process.
 */
export async function once(tx: Tx, schedule: string, key: string, at: Date): Promise<boolean> {
  const rows = await tx
    .insert(occurrences)
    .values({ schedule, key, at })
    .onConflictDoNothing()
    .returning({ key: occurrences.key })
  return rows.length > 0
}
