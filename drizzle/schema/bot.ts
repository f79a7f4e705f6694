import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, sealed } from './columns.ts'

/** Every event that was answered, by its key: the de-duplication that survives restarts and holds across processes. */
export const inbox = pgTable(
  'inbox',
  {
    key: text('key').primaryKey(),
    type: text('type').notNull(),
    /** done; failed (a bug rolled its handler back); waiting (its sender is being looked up in the directory). */
    status: text('status').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The event itself, kept only while it is failed or waiting. */
    event: sealed('event'),
    /** What the person was told to quote, and the name of the error. Never its message: that may hold words. */
    trace: text('trace'),
    /** open_id of whoever must sign the NDA before it goes on. */
    waitsFor: text('waits_for'),
    error: text('error'),
  },
  (t) => [
    index('inbox_unfinished').on(t.receivedAt).where(sql`${t.status} <> 'done'`),
    index('inbox_received').on(t.receivedAt),
    index('inbox_waits_for').on(t.waitsFor).where(sql`${t.waitsFor} is not null`),
  ],
)

/** Append-only: who did what, when, before and after, why, and which message caused it. Triggers refuse the rest. */
export const audit = pgTable(
  'audit',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** Person id, or `system`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    why: text('why'),
    cause: text('cause').notNull(),
  },
  (t) => [index('audit_entity').on(t.entity, t.entityId, t.at)],
)

/** Group chats the bot is in; it introduces itself once. */
export const chats = pgTable('chats', {
  chatId: text('chat_id').primaryKey(),
  introducedAt: instant('introduced_at').notNull(),
})

/** What a schedule did once and must not do again: written in the transaction that did it. */
export const occurrences = pgTable(
  'occurrences',
  {
    schedule: text('schedule').notNull(),
    /** Which time: a day, a week, a person and a day. Ids and dates only. */
    key: text('key').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schedule, t.key] })],
)
