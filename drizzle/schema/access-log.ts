import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * Append-only: who saw which protected fields of which record, why and in which chat. One row per record read,
 * written in the reader's transaction; a trigger refuses change and removal. Kept 3 years (制度四(三)).
 */
export const accessLog = pgTable(
  'access_log',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** Person id, or `system`. */
    actor: text('actor').notNull(),
    /** Table and primary key of the record. */
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    /** Names of the columns opened. */
    fields: text('fields').array().notNull(),
    purpose: text('purpose').notNull(),
    chatId: text('chat_id'),
  },
  (t) => [
    index('access_log_entity').on(t.entity, t.entityId, t.at),
    index('access_log_actor').on(t.actor, t.at),
  ],
)
