import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { outbox } from '../../drizzle/schema/outbox.ts'
import type { Db, Tx } from '../db/types.ts'
import type { Destination } from './destination.ts'

/** A message Lark refused for good, as an admin sees it: never its words. */
export type Refusal = {
  id: string
  destination: Destination
  what: string
  slot: string | null
  code: number
  reason: string
  attempts: number
  cause: string
  createdAt: Date
  retriedAt: Date | null
}

/** The latest refused messages, newest first. */
export async function listRefused(tx: Tx, limit: number): Promise<Refusal[]> {
  const rows = await tx
    .select({
      id: outbox.id,
      destination: outbox.destination,
      what: outbox.what,
      slot: outbox.slot,
      code: outbox.errorCode,
      reason: outbox.errorReason,
      attempts: outbox.attempts,
      cause: outbox.cause,
      createdAt: outbox.createdAt,
      retriedAt: outbox.retriedAt,
    })
    .from(outbox)
    .where(sql`${outbox.state} = 'refused'`)
    .orderBy(desc(outbox.seq))
    .limit(limit)
  return rows.map((row) => ({ ...row, code: row.code ?? 0, reason: row.reason ?? '' }))
}

/**
 * Puts a refused message back in line at an admin's word. `superseded`: its card has a newer version that was sent or
 * waits, so it stays unsent and leaves the list. `gone`: there is no such refused message (any more). Poke `outbox`
 * after commit.
 */
export async function retryRefused(tx: Tx, id: string, at: Date): Promise<'queued' | 'superseded' | 'gone'> {
  const [row] = await tx
    .select({ lane: outbox.lane, slot: outbox.slot, seq: outbox.seq })
    .from(outbox)
    .where(and(eq(outbox.id, id), sql`${outbox.state} = 'refused'`))
    .for('update')
  if (!row) return 'gone'
  const newer =
    row.slot === null
      ? []
      : await tx
          .select({ id: outbox.id })
          .from(outbox)
          .where(
            and(
              eq(outbox.slot, row.slot),
              eq(outbox.lane, row.lane),
              gt(outbox.seq, row.seq),
              inArray(outbox.state, ['pending', 'sending', 'sent']),
            ),
          )
          .limit(1)
  const superseded = newer.length > 0
  await tx
    .update(outbox)
    .set(
      superseded
        ? { state: 'superseded', body: null, retriedAt: at }
        : { state: 'pending', nextAt: null, retriedAt: at },
    )
    .where(eq(outbox.id, id))
  return superseded ? 'superseded' : 'queued'
}

/** What `/metrics` shows: messages waiting or under way, and the age of the oldest. */
export async function outboxGauges(db: Db): Promise<{ depth: number; oldestSeconds: number }> {
  const [row] = await db
    .select({
      depth: sql<number>`count(*)::int`,
      oldestSeconds: sql<number>`coalesce(extract(epoch from clock_timestamp() - min(${outbox.queuedAt})), 0)::float8`,
    })
    .from(outbox)
    .where(sql`${outbox.state} in ('pending', 'sending')`)
  return { depth: row?.depth ?? 0, oldestSeconds: Math.max(0, row?.oldestSeconds ?? 0) }
}
