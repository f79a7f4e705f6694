import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/** Somebody leaves or changes post (制度四(三) 离职/转岗): what must change hands before it can be closed. */
export const handovers = pgTable(
  'handovers',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** leave, transfer. */
    kind: text('kind').notNull(),
    managerId: text('manager_id')
      .notNull()
      .references(() => people.id),
    lastDay: day('last_day').notNull(),
    /** When access ends; passed already where the account was gone first. */
    accessEndsAt: instant('access_ends_at').notNull(),
    accessEndedAt: instant('access_ended_at'),
    /** The Lark account was gone before anything was handed over. */
    sudden: boolean('sudden').notNull().default(false),
    pledgeSignedAt: instant('pledge_signed_at'),
    /** open, closed, cancelled. */
    status: text('status').notNull().default('open'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('handovers_person').on(t.personId),
    index('handovers_due').on(t.accessEndsAt).where(sql`${t.status} = 'open' and ${t.accessEndedAt} is null`),
  ],
)

/** One thing on the list: an account, a next step, a draft, an approval waiting, a grant, a seat. */
export const handoverItems = pgTable(
  'handover_items',
  {
    id: text('id').primaryKey(),
    handoverId: text('handover_id')
      .notNull()
      .references(() => handovers.id),
    /** client, step, draft, approval, grant, seat. */
    kind: text('kind').notNull(),
    entityId: text('entity_id').notNull(),
    clientId: text('client_id').references(() => clients.id),
    successorId: text('successor_id').references(() => people.id),
    /** open, offered, done. */
    status: text('status').notNull().default('open'),
    version: integer('version').notNull().default(1),
    offeredAt: instant('offered_at'),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('handover_items_handover').on(t.handoverId, t.kind),
    index('handover_items_successor').on(t.successorId).where(sql`${t.status} = 'offered'`),
  ],
)
