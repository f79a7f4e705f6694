import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { instant, sealed } from './columns.ts'
import { people } from './people.ts'
import { drafts, visits } from './visits.ts'

/** The card that proposes a person's plan of one month, `2026-12`: one per person and period. */
export const planRounds = pgTable(
  'plan_rounds',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    period: text('period').notNull(),
    /** Ids of clients for whom no day was found. */
    unplaced: text('unplaced').array().notNull().default(sql`'{}'`),
    version: integer('version').notNull().default(1),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [uniqueIndex('plan_rounds_period').on(t.personId, t.period)],
)

/** One planned contact (沟通计划, 制度五(一)): time, participants, agenda and follow-up actions, or it cannot be published. */
export const planItems = pgTable(
  'plan_items',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** Whose plan it is. */
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    roundId: text('round_id').references(() => planRounds.id),
    /** A kind of visit. */
    kind: text('kind').notNull(),
    /** draft, published, done (a visit was made of it), cancelled. */
    status: text('status').notNull().default('draft'),
    startAt: instant('start_at').notNull(),
    minutes: integer('minutes').notNull(),
    /** Our participants beside the owner: ids of people. */
    ours: text('ours').array().notNull().default(sql`'{}'`),
    /** `PlanBody` as JSON: their participants, agenda, follow-up actions, place. */
    body: sealed('body').notNull(),
    /** The visit that came of it. */
    visitId: text('visit_id').references(() => visits.id),
    /** When the brief is due, and when it went out. */
    briefAt: instant('brief_at'),
    briefSentAt: instant('brief_sent_at'),
    /** The draft somebody is writing of it, from the evening's card. */
    draftId: text('draft_id').references(() => drafts.id),
    /** The version whose time the brief and the calendar go by; another one is noticed by the next tick. */
    noticedVersion: integer('noticed_version'),
    /**
     * The event in Lark's calendar, the version of this item it shows (0: asked for, and perhaps there without our
     * knowing), and the people invited to it.
     */
    eventId: text('event_id'),
    eventVersion: integer('event_version'),
    eventPeople: text('event_people').array().notNull().default(sql`'{}'`),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    index('plan_items_owner').on(t.ownerId, t.startAt).where(sql`${t.status} in ('draft', 'published')`),
    index('plan_items_client').on(t.clientId, t.startAt),
    index('plan_items_brief').on(t.briefAt).where(sql`${t.briefAt} is not null and ${t.briefSentAt} is null`),
    index('plan_items_start').on(t.startAt).where(sql`${t.status} = 'published'`),
    index('plan_items_done').on(t.startAt).where(sql`${t.status} = 'done'`),
    index('plan_items_visit').on(t.visitId),
    index('plan_items_noticed')
      .on(t.startAt)
      .where(sql`${t.status} <> 'draft' and ${t.noticedVersion} is distinct from ${t.version}`),
    index('plan_items_drafted')
      .on(t.startAt)
      .where(sql`${t.draftId} is not null and ${t.status} = 'published'`),
  ],
)

/** Every time a published item was moved or cancelled. */
export const planMoves = pgTable(
  'plan_moves',
  {
    id: text('id').primaryKey(),
    planItemId: text('plan_item_id')
      .notNull()
      .references(() => planItems.id),
    fromAt: instant('from_at').notNull(),
    /** null: cancelled. */
    toAt: instant('to_at'),
    movedBy: text('moved_by')
      .notNull()
      .references(() => people.id),
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [index('plan_moves_item').on(t.planItemId, t.movedAt)],
)
