import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { inbox } from '../../drizzle/schema/bot.ts'
import { insertMany } from '../db/insert-many.ts'
import { merged } from '../db/merged.ts'
import type { Db, Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import type { BotEvent } from '../lark/in/event.ts'
import { placeOf } from '../vault/place.ts'

const keep = (deps: Pick<Deps, 'vault'>, event: BotEvent) =>
  deps.vault.seal(placeOf(inbox.event, event.key), JSON.stringify(event))

const claimed = z.array(z.object({ key: z.string() }))

const claims = merged(async (tx, events: readonly { key: string; type: string; at: Date }[]) => {
  const received = events.map(({ key, type, at }) => ({ key, type, status: 'done', receivedAt: at }))
  const rows = claimed.parse(await insertMany(tx, inbox, received, sql`on conflict do nothing returning key`))
  const fresh = new Set(rows.map((row) => row.key))
  // The same key twice at once: the first of them has it.
  return events.map(({ key }) => fresh.delete(key))
})

/** Claims an event's key. False: it was handled before, here or in another process. */
export const claim = (tx: Tx, { key, type }: BotEvent, at: Date): Promise<boolean> =>
  claims(tx, { key, type, at })

/** Takes a kept event up again; false when somebody else already did. */
export async function reclaim(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx
    .update(inbox)
    .set({ status: 'done', event: null, error: null, waitsFor: null })
    .where(and(eq(inbox.key, key), inArray(inbox.status, ['failed', 'waiting'])))
    .returning({ key: inbox.key })
  return rows.length > 0
}

/**
 * Keeps an event whose sender must first be looked up in the directory or, where `waitsFor` names their open_id, sign
 * the NDA.
 */
export async function keepWaiting(
  deps: Pick<Deps, 'vault'>,
  tx: Tx,
  event: BotEvent,
  waitsFor?: string,
): Promise<void> {
  await tx
    .update(inbox)
    .set({ status: 'waiting', event: keep(deps, event), waitsFor: waitsFor ?? null })
    .where(eq(inbox.key, event.key))
}

/**
 * Keeps an event whose handler failed, encrypted, for an admin to replay. `error` is the error's name only. False when
 * a second delivery of the same event got there first, whatever became of it: what is done must not become failed.
 */
export async function keepFailed(
  deps: Pick<Deps, 'vault'>,
  tx: Tx,
  event: BotEvent,
  at: Date,
  failure: { trace: string; error: string },
): Promise<boolean> {
  const row = { status: 'failed', event: keep(deps, event), ...failure }
  const rows = await tx
    .insert(inbox)
    .values({ key: event.key, type: event.type, receivedAt: at, ...row })
    .onConflictDoNothing()
    .returning({ key: inbox.key })
  return rows.length > 0
}

/** Notes that a kept event failed again; false when it was taken up by somebody else meanwhile. */
export async function failedAgain(
  tx: Tx,
  key: string,
  failure: { trace: string; error: string },
): Promise<boolean> {
  const rows = await tx
    .update(inbox)
    .set({ status: 'failed', ...failure })
    .where(and(eq(inbox.key, key), inArray(inbox.status, ['failed', 'waiting'])))
    .returning({ key: inbox.key })
  return rows.length > 0
}

/** The kept event itself, dates revived; undefined when none is kept under this key. */
export async function readKept(
  deps: Pick<Deps, 'vault'>,
  db: Db,
  key: string,
): Promise<BotEvent | undefined> {
  const [row] = await db.select({ event: inbox.event }).from(inbox).where(eq(inbox.key, key))
  if (!row?.event) return undefined
  const event: BotEvent = JSON.parse(deps.vault.open(placeOf(inbox.event, key), row.event))
  return { ...event, sentAt: new Date(event.sentAt) }
}

/** Lets go of a waiting event that will not be handled after all; false when somebody else already did. */
export async function dropKept(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx
    .update(inbox)
    .set({ status: 'done', event: null })
    .where(and(eq(inbox.key, key), eq(inbox.status, 'waiting')))
    .returning({ key: inbox.key })
  return rows.length > 0
}

/** Events whose handler failed, newest first, for an admin. */
export function listFailed(tx: Tx, limit: number) {
  return tx
    .select({ key: inbox.key, type: inbox.type, trace: inbox.trace, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(eq(inbox.status, 'failed'))
    .orderBy(desc(inbox.receivedAt))
    .limit(limit)
}
