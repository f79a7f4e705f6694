import { accessLog } from '../../drizzle/schema/access-log.ts'
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

export type ProtectedItem = { place: Place; sealed: Uint8Array }

/**
 * Opens protected values for somebody and writes the access log, one row per record, in the same transaction:
 * there is no unlogged way in. Answers the texts in the order of `items`.
 * @throws VaultError when a value does not open; then nothing may be shown
 */
export async function readProtected(
  deps: Pick<Deps, 'ids' | 'vault'>,
  tx: Tx,
  reader: Reader,
  items: ProtectedItem[],
): Promise<string[]> {
  if (items.length === 0) return []
  const texts = items.map(({ place, sealed }) => deps.vault.open(place, sealed))
  await tx.insert(accessLog).values(
    recordsOf(items).map((record) => ({
      id: deps.ids.mint('access', reader.at),
      at: reader.at,
      actor: reader.actor,
      entity: record.table,
      entityId: record.row,
      fields: [...record.columns].sort(),
      purpose: reader.purpose,
      chatId: reader.chatId ?? null,
    })),
  )
  return texts
}

function recordsOf(items: ProtectedItem[]): { table: string; row: string; columns: Set<string> }[] {
  const records = new Map<string, { table: string; row: string; columns: Set<string> }>()
  for (const { place } of items) {
    const key = `${place.table}\0${place.row}`
    const record = records.get(key) ?? { table: place.table, row: place.row, columns: new Set<string>() }
    record.columns.add(place.column)
    records.set(key, record)
  }
  return [...records.values()]
}
