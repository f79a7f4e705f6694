import { accessLog, accessUnsealed } from '../../drizzle/schema/access.ts'
import { insertMany } from '../db/insert-many.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import type { Place } from './vault.ts'

/** Who reads, what for and where it will be shown. */
export type Reader = {
  /** Person id, or `system`. */
  actor: string
  purpose: string
  chatId?: string
  at: Date
}

/** A sealed value, and the client it belongs to where it belongs to one. */
export type ProtectedItem = { place: Place; sealed: Uint8Array; clientId?: string }

/** Reads made before it is known whether the reader may: entered once they may, forgotten with what was read. */
export type HeldReads = (() => Promise<void>)[]

/**
 * Opens protected values for somebody and writes the access log, one row per record, in the same transaction:
 * there is no unlogged way in. The rows wait for the chain (areas/access). Answers the texts in the order of `items`.
 * With `held`, whoever asked enters the reads, or throws away what was read.
 * @throws VaultError when a value does not open; then nothing may be shown
 */
export async function readProtected(
  deps: Pick<Deps, 'ids' | 'vault'>,
  tx: Tx,
  reader: Reader,
  items: ProtectedItem[],
  held?: HeldReads,
): Promise<string[]> {
  if (items.length === 0) return []
  const texts = items.map(({ place, sealed }) => deps.vault.open(place, sealed))
  const enter = () => enterReads(deps, tx, reader, items)
  if (held) held.push(enter)
  else await enter()
  return texts
}

async function enterReads(
  deps: Pick<Deps, 'ids'>,
  tx: Tx,
  reader: Reader,
  items: ProtectedItem[],
): Promise<void> {
  const rows = recordsOf(items).map((record) => ({
    id: deps.ids.mint('access', reader.at),
    at: reader.at,
    actor: reader.actor,
    entity: record.table,
    entityId: record.row,
    clientId: record.clientId ?? null,
    fields: [...record.columns].sort(),
    purpose: reader.purpose,
    chatId: reader.chatId ?? null,
  }))
  await Promise.all([
    tx.insert(accessLog).values(rows).execute(),
    insertMany(
      tx,
      accessUnsealed,
      rows.map(({ id }) => ({ accessId: id })),
    ),
  ])
}

type OneRecord = { table: string; row: string; columns: Set<string>; clientId?: string }

function recordsOf(items: ProtectedItem[]): OneRecord[] {
  const records = new Map<string, OneRecord>()
  for (const { place, clientId } of items) {
    const key = `${place.table}\0${place.row}`
    const record: OneRecord = records.get(key) ?? {
      table: place.table,
      row: place.row,
      columns: new Set<string>(),
      ...(clientId ? { clientId } : {}),
    }
    record.columns.add(place.column)
    records.set(key, record)
  }
  return [...records.values()]
}
