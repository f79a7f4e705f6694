import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { approvals } from './approvals.ts'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/**
 * What must happen with a client within a window (制度五(一)). One row per (client, duty, window), written from the
 * visits that happened; reminders hang on nothing else.
 */
export const duties = pgTable(
  'duties',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** executive_meeting, project_sync, face_to_face, follow_up; return_visit (回访) of after-sales. */
    kind: text('kind').notNull(),
    /** The tier it follows from; a return visit follows from none. */
    tier: text('tier'),
    /** Of a return visit the ticket or project it is about, empty otherwise: the client owes nothing else twice a window. */
    subjectId: text('subject_id').notNull().default(''),
    /** Who sees to it, where that is not the client's owner. */
    holderId: text('holder_id').references(() => people.id),
    /** Months since the hand-over of its project; null: after a ticket was closed. */
    afterMonths: integer('after_months'),
    /** The window is `[from, until)`; a rolling one begins with the contact it is counted from. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day').notNull(),
    /** Counted from the last contact, not by quarter or month. */
    rolling: boolean('rolling').notNull(),
    /** The workday by which it should be done. */
    dueDay: day('due_day').notNull(),
    /** How often it must happen within the window. */
    needed: integer('needed').notNull(),
    /** The visits that count for it, in the order of their days. */
    visitIds: text('visit_ids').array().notNull().default(sql`'{}'`),
    /** The day it was fulfilled. */
    doneDay: day('done_day'),
    /** open, done, excused (with approval; no miss), dropped (its tier, client or window no longer holds). */
    status: text('status').notNull().default('open'),
    /** The approval that excused it, or that is asked to. */
    approvalId: text('approval_id').references(() => approvals.id),
    policyVersion: integer('policy_version').notNull(),
    /** A year without an official list was counted with: its dates may move. */
    guessedCalendar: boolean('guessed_calendar').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('duties_window').on(t.clientId, t.kind, t.fromDay).where(sql`${t.subjectId} = ''`),
    uniqueIndex('duties_subject').on(t.subjectId, t.kind, t.fromDay).where(sql`${t.subjectId} <> ''`),
    index('duties_holder')
      .on(t.holderId, t.dueDay)
      .where(sql`${t.holderId} is not null and ${t.status} = 'open'`),
    index('duties_open').on(t.clientId, t.dueDay).where(sql`${t.status} = 'open'`),
    index('duties_until').on(t.clientId, t.untilDay),
  ],
)

/** The client asked to be left alone: no duties on the days `[from, until)`, once it is approved. */
export const pauses = pgTable(
  'pauses',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day').notNull(),
    reason: sealed('reason').notNull(),
    /** asked, active, ended (before its time), refused. */
    status: text('status').notNull().default('asked'),
    approvalId: text('approval_id').references(() => approvals.id),
    askedBy: text('asked_by')
      .notNull()
      .references(() => people.id),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('pauses_client').on(t.clientId, t.untilDay)],
)

/** One step of reminding of a duty: who must be told on which morning, and what became of it. */
export const reminders = pgTable(
  'reminders',
  {
    id: text('id').primaryKey(),
    dutyId: text('duty_id')
      .notNull()
      .references(() => duties.id),
    /** before_<days>, manager, lead, or snooze_<n>. */
    step: text('step').notNull(),
    /** owner, manager, lead: who it is for, found when it is sent. */
    audience: text('audience').notNull(),
    /** The morning it is due. */
    onDay: day('on_day').notNull(),
    sendAt: instant('send_at').notNull(),
    /** pending, sent, seen, acted, superseded (the duty is no longer open, or a later step says the same). */
    state: text('state').notNull().default('pending'),
    /** Who got it on which morning's card. */
    sentTo: text('sent_to').references(() => people.id),
    sentOn: day('sent_on'),
    sentAt: instant('sent_at'),
    /** When it was seen or acted upon last. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('reminders_step').on(t.dutyId, t.step),
    index('reminders_due').on(t.sendAt, t.id).where(sql`${t.state} = 'pending'`),
    index('reminders_morning').on(t.sentTo, t.sentOn),
    index('reminders_sent').on(t.sentOn).where(sql`${t.sentOn} is not null`),
  ],
)

/** A person's merged card of one morning; its version is what a press on it must carry. */
export const mornings = pgTable(
  'mornings',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    day: day('day').notNull(),
    version: integer('version').notNull().default(1),
    /** The first morning on which nothing could be sent though it was due: this card makes up for it. */
    missedFrom: day('missed_from'),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.day] })],
)
