import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { approvals } from './approvals.ts'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

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
    /** The client it belongs to, where it belongs to one. */
    clientId: text('client_id'),
    /** Names of the columns opened. */
    fields: text('fields').array().notNull(),
    purpose: text('purpose').notNull(),
    chatId: text('chat_id'),
  },
  (t) => [
    index('access_log_entity').on(t.entity, t.entityId, t.at),
    index('access_log_actor').on(t.actor, t.at),
    index('access_log_client').on(t.clientId, t.at).where(sql`${t.clientId} is not null`),
  ],
)

/** Rows of the access log that are not in the chain yet; the sealer takes them in order of `seq`. */
export const accessUnsealed = pgTable('access_unsealed', {
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accessId: text('access_id').notNull(),
})

/** The chain over the access log: each link's mac covers its row and the mac before it. Append-only. */
export const accessChain = pgTable(
  'access_chain',
  {
    link: bigint('link', { mode: 'number' }).primaryKey(),
    accessId: text('access_id').notNull(),
    mac: text('mac').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [uniqueIndex('access_chain_access').on(t.accessId)],
)

/** Leave to see one client for a while (制度四(三) need-to-know), `[from, until)`. */
export const grants = pgTable(
  'grants',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    approvalId: text('approval_id').references(() => approvals.id),
    fromAt: instant('from_at').notNull(),
    until: instant('until').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by').references(() => people.id),
    /** Owner and holder were told that it ended. */
    endTold: boolean('end_told').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('grants_person').on(t.personId, t.clientId, t.until),
    index('grants_client').on(t.clientId, t.until),
    index('grants_ending').on(t.until).where(sql`not ${t.endTold}`),
  ],
)

/** Unusually much was read by one person on one day; legal and admins were told. */
export const accessFlags = pgTable(
  'access_flags',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    day: day('day').notNull(),
    clients: integer('clients').notNull(),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [uniqueIndex('access_flags_person_day').on(t.personId, t.day)],
)

/** Giving a client's data to somebody outside (制度四(三), PIPL 23): refused unless all of this is there. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    requestedBy: text('requested_by')
      .notNull()
      .references(() => people.id),
    recipient: sealed('recipient').notNull(),
    purpose: sealed('purpose').notNull(),
    /** Which parts: codes (`disclosedItems` in bot-cards/disclosures). */
    items: text('items').array().notNull(),
    contactIds: text('contact_ids').array().notNull().default(sql`'{}'`),
    untilDay: day('until_day').notNull(),
    /** draft, asked, approved, refused, ended. */
    status: text('status').notNull().default('draft'),
    approvalId: text('approval_id').references(() => approvals.id),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('disclosures_client').on(t.clientId, t.createdAt),
    index('disclosures_ending').on(t.untilDay).where(sql`${t.status} = 'approved'`),
  ],
)
