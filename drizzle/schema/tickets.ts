import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'
import { projects } from './projects.ts'

/**
 * 售后工单: a request of a client, or a complaint. What a row says beyond its body follows from `ticket_events` and is
 * written anew with every one of them: the row is what is looked for, the events are what happened.
 */
export const tickets = pgTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    /** As people say it: 工单 12. */
    number: integer('number').notNull().generatedAlwaysAsIdentity(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    projectId: text('project_id').references(() => projects.id),
    /** repair, complaint. */
    kind: text('kind').notNull(),
    /** p1, p2, p3; of a complaint major, ordinary. */
    level: text('level').notNull(),
    /** A kind of work (project_works.work); null: not known. */
    work: text('work'),
    /** 3号楼: a part of the project, or empty. The place within it is in the body. */
    part: text('part').notNull().default(''),
    /** new, acknowledged, scheduled, on_site, resolved, confirmed, closed, cancelled, merged. */
    status: text('status').notNull(),
    /** client or parts while its clocks stand still; null: they run. */
    waiting: text('waiting'),
    assigneeId: text('assignee_id').references(() => people.id),
    /** 1, and one more with each reopening: clocks, misses and escalation begin anew. */
    round: integer('round').notNull().default(1),
    /** Start of the round: what the clocks count from. */
    openedAt: instant('opened_at').notNull(),
    /** When somebody is to be there. */
    visitAt: instant('visit_at'),
    solvedAt: instant('solved_at'),
    closedAt: instant('closed_at'),
    /** The nearest open deadline and its clock; null: none runs. */
    dueAt: instant('due_at'),
    dueClock: text('due_clock'),
    /** When the engine must look next: a share of a clock, a promise, a step of the escalation; null: never. */
    lookAt: instant('look_at'),
    /** in, out, unknown on the day it was opened, and the last day of the warranty where known. */
    coverage: text('coverage').notNull(),
    coveredUntil: day('covered_until'),
    /** P1 allows a day to get there (policy). */
    otherCity: boolean('other_city').notNull().default(false),
    /** 1 to 5, as the client said. */
    satisfaction: integer('satisfaction'),
    /** The group its card stands in; null: none, it goes to people. */
    chatId: text('chat_id'),
    /** The message it came from, for what is said in that message's thread. */
    sourceMessageId: text('source_message_id'),
    mergedInto: text('merged_into'),
    splitFrom: text('split_from'),
    /** `Chain`: the escalation as it was frozen when it began; null: none is on. */
    chain: jsonb('chain'),
    /** A return visit was put down for its closing, or was taken back with its reopening. */
    returnKept: boolean('return_kept').notNull().default(false),
    /** `TicketBody` as JSON. */
    body: sealed('body').notNull(),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('tickets_number').on(t.number),
    index('tickets_client').on(t.clientId, t.createdAt),
    index('tickets_project').on(t.projectId, t.createdAt),
    index('tickets_look').on(t.lookAt).where(sql`${t.lookAt} is not null`),
    index('tickets_open')
      .on(t.dueAt)
      .where(sql`${t.status} in ('new', 'acknowledged', 'scheduled', 'on_site', 'resolved', 'confirmed')`),
    index('tickets_assignee')
      .on(t.assigneeId)
      .where(sql`${t.status} in ('new', 'acknowledged', 'scheduled', 'on_site', 'resolved', 'confirmed')`),
    index('tickets_source').on(t.sourceMessageId).where(sql`${t.sourceMessageId} is not null`),
    index('tickets_return').on(t.id).where(sql`${t.returnKept} <> (${t.status} = 'closed')`),
    index('tickets_chat').on(t.chatId).where(sql`${t.closedAt} is null`),
  ],
)

/** What happened to a ticket, append-only. A correction is an event of its own: nothing is written over. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    id: text('id').primaryKey(),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    /** When it took effect; a correction may say a time before it was written. */
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Null: keqing itself. */
    actorId: text('actor_id').references(() => people.id),
    /** `Happening` as JSON: ids, moments, levels; nothing anybody said. */
    what: jsonb('what').notNull(),
    /** What was said with it. */
    note: sealed('note'),
    /** The message it came with, so that the same message is filed once. */
    messageId: text('message_id'),
  },
  (t) => [
    index('ticket_events_ticket').on(t.ticketId, t.seq),
    uniqueIndex('ticket_events_message').on(t.messageId).where(sql`${t.messageId} is not null`),
  ],
)

/**
 * What keqing did by itself for a ticket, once each: a nudge at half-time, a word to the group, a step of the escalation, a
 * question whether somebody is still on it. A miss (`…:missed`) is a fact and is never taken back.
 */
export const ticketSignals = pgTable(
  'ticket_signals',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    round: integer('round').notNull(),
    /** `answer:nudge`, `on_site:group`, `solution:missed`, `escalation:1:2`, `promise:3` … */
    name: text('name').notNull(),
    at: instant('at').notNull(),
    /** What had been due when, for a miss. */
    dueAt: instant('due_at'),
    /** Who was told. */
    toldIds: text('told_ids').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.round, t.name] }),
    index('ticket_signals_missed').on(t.at).where(sql`${t.name} like '%:missed'`),
  ],
)

/** Groups in which after-sales works: which tickets go where. */
export const ticketGroups = pgTable(
  'ticket_groups',
  {
    id: text('id').primaryKey(),
    chatId: text('chat_id').notNull(),
    /** project, city, work, default. */
    scope: text('scope').notNull(),
    /** The project's id, the city, the kind of work; empty for default. */
    value: text('value').notNull().default(''),
    addedBy: text('added_by')
      .notNull()
      .references(() => people.id),
    addedAt: instant('added_at').notNull(),
    /** The bot was taken out, or the group was dissolved. */
    goneAt: instant('gone_at'),
  },
  (t) => [
    uniqueIndex('ticket_groups_one').on(t.scope, t.value).where(sql`${t.goneAt} is null`),
    index('ticket_groups_chat').on(t.chatId),
  ],
)

/** A request as it was understood, until somebody confirms it. */
export const ticketDrafts = pgTable(
  'ticket_drafts',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** The group and message it came from; null: a private chat or a form. */
    chatId: text('chat_id'),
    messageId: text('message_id'),
    /** `TicketDraftBody` as JSON. */
    body: sealed('body').notNull(),
    /** open, saved, discarded. */
    status: text('status').notNull().default('open'),
    ticketId: text('ticket_id').references(() => tickets.id),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('ticket_drafts_open').on(t.personId, t.createdAt).where(sql`${t.status} = 'open'`),
    index('ticket_drafts_message').on(t.messageId).where(sql`${t.messageId} is not null`),
  ],
)

/** Who of after-sales is on duty on a day (值班), 00:00 to 24:00. */
export const ticketRota = pgTable(
  'ticket_rota',
  {
    day: day('day').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    setBy: text('set_by')
      .notNull()
      .references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.personId] })],
)
