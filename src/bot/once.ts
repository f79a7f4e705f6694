import { gt, lte, type SQL, sql } from 'drizzle-orm'
import { occurrences } from '../../drizzle/schema/bot.ts'
import type { Tx } from '../db/types.ts'

/** Whether a schedule has not yet done something for the time named by `key`, as a condition of `Schedule.waits`. */
export const notYet = (schedule: string, key: string): SQL =>
  sql`not exists (select 1 from ${occurrences} where schedule = ${schedule} and key = ${key})`

/** Whether a schedule that is run every so many ms is to be run again, as a condition; a clock set back counts as long ago. */
export const isTimeFor = (schedule: string, everyMs: number, at: Date): SQL =>
  sql`not exists (select 1 from ${occurrences} where schedule = ${schedule} and key = 'last'
    and at > ${new Date(at.getTime() - everyMs).toISOString()}::timestamptz and at <= ${at.toISOString()}::timestamptz)`

/** The same, noting that it is run now, in the transaction that does it: true for one process only. */
export async function takesTurn(tx: Tx, schedule: string, everyMs: number, at: Date): Promise<boolean> {
  const rows = await tx
    .insert(occurrences)
    .values({ schedule, key: 'last', at })
    .onConflictDoUpdate({
      target: [occurrences.schedule, occurrences.key],
      set: { at },
      setWhere: sql`${lte(occurrences.at, new Date(at.getTime() - everyMs))} or ${gt(occurrences.at, at)}`,
    })
    .returning({ key: occurrences.key })
  return rows.length > 0
}

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
