import { sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Destination } from '../../src/outbox/destination.ts'
import { instant, sealed } from './columns.ts'

/**
 * Every message keqing owes to somebody. Written in the transaction that decided it, sent by the relay. What only
 * the relay measures (`next_at`, `claimed_at`, `queued_at`) runs on the database's clock, so that every process
 * agrees and a demo's moved clock delays nothing.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    /** Order of birth. Ids of one millisecond are not ordered, rows of one lane must be. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    /** `u:<open_id>` or `c:<chat_id>`: messages of one lane go out one after the other. */
    lane: text('lane').notNull(),
    /** `Destination`: ids only. */
    destination: jsonb('destination').$type<Destination>().notNull(),
    /** card, text, reaction, file. */
    what: text('what').notNull(),
    slot: text('slot'),
    /** Its reader's attention is called to it once it is there (加急). */
    urgent: boolean('urgent').notNull().default(false),
    /** Card JSON, text, emoji name, or a file's name and bytes. Dropped once it is sent or superseded. */
    body: sealed('body'),
    /** pending, sending, sent, superseded, refused. */
    state: text('state').notNull(),
    /** Calls whose outcome may be that Lark has the message. While above 0 a later put must not supersede it. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at'),
    /** Start of the latest call: the lease while sending, and the pacing's memory for a minute. */
    claimedAt: instant('claimed_at'),
    /** Starts of earlier calls within the last minute, ms since 1970. */
    earlierCalls: doublePrecision('earlier_calls').array().notNull().default(sql`'{}'`),
    /** create, reply, patch, reaction: the API of the latest call. */
    api: text('api'),
    /** Lark answered the latest call with a limit of the whole API, not of this chat. */
    holdsApi: boolean('holds_api').notNull().default(false),
    /** The message sent, or the one this row updates. */
    messageId: text('message_id'),
    chatId: text('chat_id'),
    /** Lark's code of the latest failure, 0 where it never answered. */
    errorCode: integer('error_code'),
    /** Lark's words for it, without anything of the message itself. */
    errorReason: text('error_reason'),
    /** Key of the event that caused it. */
    cause: text('cause').notNull(),
    createdAt: instant('created_at').notNull(),
    queuedAt: instant('queued_at').notNull().default(sql`clock_timestamp()`),
    sentAt: instant('sent_at'),
    /** When an admin last asked for another try. */
    retriedAt: instant('retried_at'),
  },
  (t) => [
    index('outbox_waiting').on(t.lane, t.seq).where(sql`${t.state} in ('pending', 'sending')`),
    index('outbox_calls').on(t.claimedAt).where(sql`${t.claimedAt} is not null`),
    index('outbox_slot').on(t.slot, t.lane, t.seq).where(sql`${t.slot} is not null`),
    index('outbox_slot_message')
      .on(t.messageId)
      .where(sql`${t.slot} is not null and ${t.messageId} is not null`),
    index('outbox_refused').on(t.seq).where(sql`${t.state} = 'refused'`),
    index('outbox_settled').on(t.createdAt).where(sql`${t.state} in ('sent', 'superseded')`),
  ],
)

/** Slow work decided in a transaction: a file to fetch, an export to write. */
export const tasks = pgTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Ids only. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** pending, running, done, failed. */
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    /** Renewed while it runs; on the database's clock. */
    claimedAt: instant('claimed_at'),
    lastErrorCode: text('last_error_code'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('tasks_due').on(t.dueAt).where(sql`${t.state} in ('pending', 'running')`),
    index('tasks_failed').on(t.createdAt).where(sql`${t.state} = 'failed'`),
    index('tasks_done').on(t.doneAt).where(sql`${t.state} = 'done'`),
  ],
)
