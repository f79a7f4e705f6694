import { type Column, getTableName } from 'drizzle-orm'
import type { Place } from './vault.ts'

/**
 * The place of a sealed column's value: (table name, column name, primary key), by the names Postgres knows.
 * `placeOf(visits.body, 'vis_…')` → `{ table: 'visits', column: 'body', row: 'vis_…' }`.
 */
export const placeOf = (column: Column, rowId: string): Place => ({
  table: getTableName(column.table),
  column: column.name,
  row: rowId,
})
