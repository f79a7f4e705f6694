import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, sealed } from './columns.ts'
import { people } from './people.ts'

/**
 * A photo, file or voice message that somebody sent, and what it belongs to. The bytes lie encrypted under
 * DATA_DIR/files/<id>.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: text('id').primaryKey(),
    /** Table and id of what it belongs to: a draft, a consent, a disclosure. */
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    kind: text('kind').notNull(),
    name: sealed('name').notNull(),
    messageId: text('message_id').notNull(),
    fileKey: text('file_key').notNull(),
    /** pending, stored, failed. */
    status: text('status').notNull().default('pending'),
    bytes: integer('bytes'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('attachments_entity').on(t.entity, t.entityId)],
)

/** A person was asked to send a file: the next one they send in private goes there. */
export const expectedFiles = pgTable(
  'expected_files',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    until: instant('until').notNull(),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [index('expected_files_person').on(t.personId, t.createdAt).where(sql`${t.doneAt} is null`)],
)
