import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** One draft card: one or more visits nobody has confirmed yet, or what became of them. */
export const drafts = pgTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** open, repeat, saved, undone, discarded. */
    status: text('status').notNull(),
    version: integer('version').notNull().default(1),
    /** `DraftBody` as JSON. */
    body: sealed('body').notNull(),
    /** Blind index of who said what: the same text within the hour is asked about. */
    fingerprint: text('fingerprint'),
    /** The message it came from; a recall of it discards an open draft. */
    messageId: text('message_id'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('drafts_fingerprint').on(t.fingerprint, t.createdAt),
    index('drafts_message').on(t.messageId),
    index('drafts_person').on(t.personId, t.createdAt),
  ],
)

export const visits = pgTable(
  'visits',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** Who made the visit and wrote it down. */
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    draftId: text('draft_id').references(() => drafts.id),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    /** exact, half, day: how precisely the time was said. */
    precision: text('precision').notNull(),
    /** Colleagues who came along: ids of people. */
    ours: text('ours').array().notNull().default(sql`'{}'`),
    /** A high-level meeting (高层面谈): our head of sales or above met one of their decision makers or executives. */
    executive: boolean('executive').notNull().default(false),
    /** Recorded as a project meeting (项目专项沟通) as well. */
    alsoSync: boolean('also_sync').notNull().default(false),
    /** `VisitBody` as JSON: people met, what was said, amounts, why it was written late. */
    body: sealed('body').notNull(),
    /** saved or undone. */
    status: text('status').notNull().default('saved'),
    version: integer('version').notNull().default(1),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    index('visits_client').on(t.clientId, t.at.desc()).where(sql`${t.status} = 'saved'`),
    index('visits_person').on(t.personId, t.at.desc()).where(sql`${t.status} = 'saved'`),
    index('visits_draft').on(t.draftId),
    index('visits_undone').on(t.savedAt).where(sql`${t.status} = 'undone'`),
  ],
)

/** What a visit said before each change; a visit is never overwritten without a trace. */
export const visitRevisions = pgTable(
  'visit_revisions',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    clientId: text('client_id').notNull(),
    at: instant('at').notNull(),
    precision: text('precision').notNull(),
    body: sealed('body').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [index('visit_revisions_visit').on(t.visitId, t.version)],
)

/** A next step: promised on a visit, or planned without one (the introduction after a hand-over). */
export const actionItems = pgTable(
  'action_items',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id').references(() => visits.id),
    /** Where it was agreed on a plan: the item of it. No foreign key: plans know visits. */
    planItemId: text('plan_item_id'),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** Who wrote it down. */
    authorId: text('author_id').references(() => people.id),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    body: sealed('body').notNull(),
    /** client (we promised it to them), internal, or theirs (they promised it to us). */
    facing: text('facing').notNull().default('client'),
    due: day('due'),
    /** open, done, dropped (its visit was undone or rewritten). */
    status: text('status').notNull().default('open'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
  },
  (t) => [
    index('action_items_owner').on(t.ownerId, t.due).where(sql`${t.status} = 'open'`),
    index('action_items_client').on(t.clientId, t.due).where(sql`${t.status} = 'open'`),
    index('action_items_visit').on(t.visitId),
    index('action_items_plan').on(t.planItemId).where(sql`${t.planItemId} is not null`),
  ],
)
