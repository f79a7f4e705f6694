import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { rowsOf } from './rows.ts'
import type { Tx } from './types.ts'

/**
 * Inserts rows with a single parameter, their JSON: the statement is the same however many they are, so that it is
 * built and prepared once. A column that no row names keeps its default; one that only some name is null in the others.
 * `after` may add a conflict clause and `returning`; answers what that returned.
 */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
  after: SQL = sql``,
): Promise<unknown[]> {
  const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(([key]) =>
    rows.some((row: Record<string, unknown>) => row[key] !== undefined),
  )
  const records = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.map(([key, column]) => [column.name, written(column, row[key])])),
  )
  const names = sql.raw(columns.map(([, column]) => `"${column.name}"`).join(', '))
  const result = await tx.execute(
    sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json) ${after}`,
  )
  return rowsOf(result)
}

/** A value as Postgres reads it from JSON. */
function written(column: PgColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (column.dataType === 'json' || Array.isArray(value)) return value
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return column.mapToDriverValue(value)
}
