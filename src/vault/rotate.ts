import { and, asc, eq, getTableColumns, gt, is, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable, PgText } from 'drizzle-orm/pg-core'
import { isSealed } from '../../drizzle/schema/columns.ts'
import * as schema from '../../drizzle/schema/index.ts'
import type { Deps } from '../deps.ts'
import { VaultError } from './create.ts'
import { placeOf } from './place.ts'

/** A table with protected columns, found in the schema. */
export type SealedTable = { table: PgTable; key: PgColumn; columns: [name: string, column: PgColumn][] }

export type RotationReport = {
  table: string
  /** Records looked at. */
  seen: number
  /** Records written anew under the current key. */
  rewritten: number
  /** Times somebody changed a record under our hands; their change won, and the record was looked at again. */
  overtaken: number
  /** Ids of records left as they are: a value that does not open, or one that changed faster than we could follow. */
  unreadable: string[]
}[]

export type RotationOptions = {
  /** Records per batch; 500 unless told. */
  batch?: number
  /** Between batches, in ms, so that the bot's own work goes first; 20 unless told. */
  pause?: number
  /** Told after each batch. */
  onBatch?: (table: string, seen: number) => void
}

/** How often a record that changes under our hands is tried; a change made by a bot with the new key ends it sooner. */
const tries = 20

/**
 * Every table of the schema with sealed columns.
 * @throws TypeError when one has no single text primary key, which sealed values are bound to
 */
export function sealedTables(tables: readonly unknown[] = Object.values(schema)): SealedTable[] {
  return tables.flatMap((table) => {
    if (!is(table, PgTable)) return []
    const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(([, column]) => isSealed(column))
    if (columns.length === 0) return []
    const key = getTableConfig(table).columns.find((column) => column.primary)
    if (!key || !is(key, PgText))
      throw new TypeError(
        `${getTableConfig(table).name} has sealed columns but no text primary key of one column`,
      )
    return [{ table, key, columns }]
  })
}

/**
 * Writes every sealed value anew under the current key, in batches, while the bot runs. A record is updated only
 * if its bytes are still the ones read, so a concurrent change wins. It can be stopped and started again at any
 * time: what is already under the current key is skipped.
 *
 * Every running process must seal under the new key before this starts, or it goes on making old values.
 */
export async function rotateKeys(
  deps: Pick<Deps, 'db' | 'vault'>,
  options: RotationOptions = {},
): Promise<RotationReport> {
  const report: RotationReport = []
  for (const table of sealedTables()) report.push(await rotateTable(deps, table, options))
  return report
}

async function rotateTable(
  deps: Pick<Deps, 'db' | 'vault'>,
  sealedTable: SealedTable,
  { batch = 500, pause = 20, onBatch }: RotationOptions,
): Promise<RotationReport[number]> {
  const { name } = getTableConfig(sealedTable.table)
  const result: RotationReport[number] = { table: name, seen: 0, rewritten: 0, overtaken: 0, unreadable: [] }
  let after = ''
  for (;;) {
    const rows = await read(deps, sealedTable, gt(sealedTable.key, after), batch)
    await Promise.all(rows.map((row) => rotateRow(deps, sealedTable, row, result)))
    result.seen += rows.length
    onBatch?.(name, result.seen)
    const last = rows.at(-1)
    if (!last || rows.length < batch) return result
    after = last.id
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

type Row = { id: string; sealed: Map<string, Uint8Array> }

async function read(
  { db }: Pick<Deps, 'db'>,
  { table, key, columns }: SealedTable,
  where: SQL,
  limit: number,
): Promise<Row[]> {
  const rows: Record<string, unknown>[] = await db
    .select({ ...Object.fromEntries(columns), ':key': key })
    .from(table)
    .where(where)
    .orderBy(asc(key))
    .limit(limit)
  return rows.map((row) => ({
    id: String(row[':key']),
    sealed: new Map(
      columns.flatMap(([name]) => {
        const value = row[name]
        return value instanceof Uint8Array ? [[name, value] as const] : []
      }),
    ),
  }))
}

async function rotateRow(
  deps: Pick<Deps, 'db' | 'vault'>,
  sealedTable: SealedTable,
  row: Row,
  result: RotationReport[number],
): Promise<void> {
  let current: Row | undefined = row
  for (let attempt = 0; current && attempt < tries; attempt++) {
    const outcome = await renew(deps, sealedTable, current)
    if (outcome === 'unreadable') result.unreadable.push(current.id)
    if (outcome === 'renewed') result.rewritten += 1
    if (outcome !== 'overtaken') return
    result.overtaken += 1
    current = (await read(deps, sealedTable, eq(sealedTable.key, row.id), 1))[0]
  }
  if (current) result.unreadable.push(current.id)
}

async function renew(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  { table, key, columns }: SealedTable,
  row: Row,
): Promise<'current' | 'renewed' | 'overtaken' | 'unreadable'> {
  const fresh: Record<string, Uint8Array> = {}
  const unchanged: SQL[] = []
  try {
    for (const [name, column] of columns) {
      const old = row.sealed.get(name)
      if (!old || !vault.isOld(old)) continue
      const place = placeOf(column, row.id)
      fresh[name] = vault.sealBytes(place, vault.openBytes(place, old))
      unchanged.push(eq(column, old))
    }
  } catch (error) {
    if (error instanceof VaultError) return 'unreadable'
    throw error
  }
  if (unchanged.length === 0) return 'current'
  const updated = await db
    .update(table)
    .set(fresh)
    .where(and(eq(key, row.id), ...unchanged))
    .returning({ id: key })
  return updated.length > 0 ? 'renewed' : 'overtaken'
}
