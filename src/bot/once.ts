import { occurrences } from '../../drizzle/schema/bot.ts'
import type { Tx } from '../db/types.ts'

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
