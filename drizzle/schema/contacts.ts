import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** A natural person at a client (制度四(一)). Everything about them is sealed; equality is found by blind index. */
export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    name: sealed('name').notNull(),
    title: sealed('title'),
    /** decision_maker, executive, contact_person, technical, finance, other. */
    role: text('role').notNull(),
    phone: sealed('phone'),
    mail: sealed('mail'),
    wechat: sealed('wechat'),
    birthday: sealed('birthday'),
    preferences: sealed('preferences'),
    nameIndex: text('name_index').notNull(),
    phoneIndex: text('phone_index'),
    mailIndex: text('mail_index'),
    /** pending (待同意), consented, withdrawn, locked (kept by law or contract only). */
    status: text('status').notNull().default('pending'),
    /** When phone and mail of a pending contact are purged. */
    purgeAt: instant('purge_at'),
    purgedAt: instant('purged_at'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('contacts_client').on(t.clientId),
    index('contacts_name').on(t.clientId, t.nameIndex),
    index('contacts_phone').on(t.phoneIndex),
    index('contacts_mail').on(t.mailIndex),
    index('contacts_purge').on(t.purgeAt).where(sql`${t.purgeAt} is not null`),
  ],
)

/** Proof that a person agreed (PIPL 13, 14, 23): one row per consent, withdrawn by a date, never removed. */
export const consents = pgTable(
  'consents',
  {
    id: text('id').primaryKey(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    /** general, or separate (单独同意, for giving data to somebody else). */
    kind: text('kind').notNull(),
    noticeVersion: integer('notice_version').notNull(),
    purposes: text('purposes').array().notNull(),
    /** oral, wechat, mail, paper, phone. */
    channel: text('channel').notNull(),
    givenOn: day('given_on').notNull(),
    /** Who may receive the data, of a separate consent. */
    recipient: sealed('recipient'),
    recordedBy: text('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').references(() => people.id),
  },
  (t) => [index('consents_contact').on(t.contactId, t.kind)],
)
