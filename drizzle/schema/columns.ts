import { type Column, is } from 'drizzle-orm'
import { customType, date, PgCustomColumn, timestamp } from 'drizzle-orm/pg-core'

/**
 * A protected value, as the vault's bytes (see src/vault). It is the only kind of `bytea` column in this
 * schema: key rotation finds every column it must write anew by that. A table with sealed columns has one text
 * primary key, because a sealed value is bound to (table, column, primary key).
 */
export const sealed = customType<{ data: Uint8Array; driverData: Uint8Array | string }>({
  dataType: () => 'bytea',
  // Both drivers take any Uint8Array; inside a relational query Postgres hands bytea over as `\x…` in JSON.
  toDriver: (bytes) => bytes,
  fromDriver: (value) =>
    typeof value === 'string'
      ? new Uint8Array(Buffer.from(value.slice(2), 'hex'))
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
})

/** True for a column made with `sealed`. */
export const isSealed = (column: Column): boolean =>
  is(column, PgCustomColumn) && column.getSQLType() === 'bytea'

/** A moment, `Date` in code; milliseconds, so that what was written compares equal to what is read. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

/** A calendar day, `2026-11-27` in code. */
export const day = (name: string) => date(name, { mode: 'string' })
