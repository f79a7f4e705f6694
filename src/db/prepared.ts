import type { Sql, TransactionSql } from 'postgres'

type Unsafe = Pick<Sql, 'unsafe'>

/**
 * Makes drizzle's statements named prepared statements. Drizzle asks postgres.js for unnamed ones, and for those the
 * driver first waits for the server to describe the parameters: two round trips each, and never two statements in
 * flight on one connection. Named ones are described once per connection; from then on statements started
 * together inside a transaction travel together.
 *
 * Changes `sql` in place: drizzle calls only `unsafe`, `begin` and `savepoint`.
 */
export function prepareStatements(sql: Sql): Sql {
  name(sql)
  const begin = sql.begin
  // drizzle knows only the form with one argument; the driver's own callers may use both.
  const prepared: typeof sql.begin = <T>(
    first: string | ((tx: TransactionSql) => T | Promise<T>),
    second?: (tx: TransactionSql) => T | Promise<T>,
  ) => {
    if (typeof first === 'string') {
      if (!second) throw new TypeError('begin(options, fn) needs its function')
      return begin(first, (tx) => second(nested(tx)))
    }
    return begin((tx) => first(nested(tx)))
  }
  sql.begin = prepared
  return sql
}

function nested(tx: TransactionSql): TransactionSql {
  name(tx)
  const savepoint = tx.savepoint
  const prepared: typeof tx.savepoint = <T>(
    first: string | ((tx: TransactionSql) => T | Promise<T>),
    second?: (tx: TransactionSql) => T | Promise<T>,
  ) => {
    if (typeof first === 'string') {
      if (!second) throw new TypeError('savepoint(name, fn) needs its function')
      return savepoint(first, (inner) => second(nested(inner)))
    }
    return savepoint((inner) => first(nested(inner)))
  }
  tx.savepoint = prepared
  return tx
}

function name(sql: Unsafe): void {
  const unsafe = sql.unsafe
  const prepared: typeof sql.unsafe = (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true })
  sql.unsafe = prepared
}
