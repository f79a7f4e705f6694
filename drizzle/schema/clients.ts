import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { people } from './people.ts'

/** A company whose relationship we keep. Company names are not personal data and stay readable for look-up. */
export const clients = pgTable(
  'clients',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    city: text('city').notNull(),
    ownerId: text('owner_id').references(() => people.id),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').references(() => people.id),
  },
  (t) => [index('clients_owner').on(t.ownerId)],
)

/** Every name a client goes by, with the keys it is found under (`nameKeys` in areas/clients/match.ts). */
export const clientNames = pgTable(
  'client_names',
  {
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    norm: text('norm').notNull(),
    pinyin: text('pinyin').notNull(),
    initials: text('initials').notNull(),
    head: text('head').notNull(),
    pinyinHead: text('pinyin_head').notNull(),
    grams: text('grams').array().notNull(),
  },
  (t) => [
    uniqueIndex('client_names_client_norm').on(t.clientId, t.norm),
    index('client_names_norm').on(t.norm),
    index('client_names_pinyin').on(t.pinyin),
    index('client_names_initials').on(t.initials),
    index('client_names_head').on(t.head),
    index('client_names_pinyin_head').on(t.pinyinHead),
    index('client_names_grams').using('gin', sql`${t.grams}`),
  ],
)
