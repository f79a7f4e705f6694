import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import * as schema from '../../drizzle/schema/index.ts'
import { arrayTypes, makeArray, parseArray } from './arrays.ts'
import { createClient } from './client.ts'
import { openLane, type Types } from './lane.ts'
import { createPool } from './pool.ts'
import type { Db } from './types.ts'

/** What `embedded.ts` opens; that file is loaded only where it is used, as PGlite takes 30 MB. */
export type Embedded = { db: Db; pglite: PGlite; close(): Promise<void> }
export type Company = { db: Db; url: string; close(): Promise<void> }
export type Opened = Embedded | Company

export type CompanyOptions = {
  /** Connections of this process. */
  max?: number
  applicationName?: string
  /** A statement that takes longer is given up, in ms. */
  statementTimeout?: number
}

/**
 * A pool to a company's PostgreSQL. Connects on first use; when the server restarts, what was in flight fails with an
 * error `isDatabaseAway` recognises, and the next statement opens a new connection.
 */
export async function openCompany(url: string, options: CompanyOptions = {}): Promise<Company> {
  const { max = 10, applicationName = 'keqing', statementTimeout = 15_000 } = options
  const types: Types = { parsers: {}, serializers: {} }
  const connection = {
    application_name: applicationName,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 30_000,
    TimeZone: 'UTC',
    // A plan made while a table was empty must not outlive that; with merged statements planning is cheap.
    plan_cache_mode: 'force_custom_plan',
    // Compiling takes longer than any of our statements.
    jit: 'off',
  }
  const pool = createPool(() => openLane(url, { connection, connectTimeout: 10, types }), max)
  // Drizzle calls nothing of the driver's client but what ours has.
  const db = drizzle(createClient(pool, types) as unknown as Sql, { schema })
  completeTypes(types)
  return { db, url, close: () => pool.end() }
}

/**
 * Drizzle tells the driver to pass dates through as they are, so a `Date` in a hand-written `sql` fragment would
 * fail at company size only; lists and large integers must come as they do from PGlite.
 */
function completeTypes({ parsers, serializers }: Types): void {
  for (const type of [1114, 1184])
    serializers[type] = (value) => (value instanceof Date ? value.toISOString() : value)
  // count(*): the driver would answer a string, PGlite a number.
  parsers[20] = Number
  for (const [type, item] of Object.entries(arrayTypes)) {
    parsers[type] = (value) => parseArray(value, item)
    serializers[type] = (value) => (Array.isArray(value) ? makeArray(value) : value)
  }
}
