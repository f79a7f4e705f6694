import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/** Versioned texts of the company: the NDA (制度四(三) 保密协议) and the notice that consent is asked with. */
export const documents = pgTable(
  'documents',
  {
    id: text('id').primaryKey(),
    /** nda, consent_notice. */
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    zh: text('zh').notNull(),
    en: text('en').notNull(),
    /** From this day on an older signature no longer holds. */
    requiredFrom: day('required_from').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('documents_kind_version').on(t.kind, t.version)],
)

/** Append-only: who signed which version of the NDA, or the pledge of a leaver, on which card. */
export const ndaSignatures = pgTable(
  'nda_signatures',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** nda, or pledge (promise of continued secrecy on leaving). */
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    messageId: text('message_id'),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [index('nda_signatures_person').on(t.personId, t.signedAt)],
)
