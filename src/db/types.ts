import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import type * as schema from '../../drizzle/schema/index.ts'

type Schema = typeof schema

/** The database, whichever size: PGlite on disk or PostgreSQL. */
export type Db = PgDatabase<PgQueryResultHKT, Schema>

/** An open transaction. Repos take this (or `Db` for a read that stands alone). */
export type Tx = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>> | Db
