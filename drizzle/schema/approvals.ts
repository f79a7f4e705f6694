import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** One request for a decision (审批), whatever about. What it is about, its kind knows. */
export const approvals = pgTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Table and id of what is decided about. */
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    clientId: text('client_id').references(() => clients.id),
    proposerId: text('proposer_id')
      .notNull()
      .references(() => people.id),
    /** Ids and settings the kind needs; never words. */
    payload: jsonb('payload').$type<Record<string, string | number | boolean | null>>().notNull(),
    reason: sealed('reason').notNull(),
    /** open, approved, returned, withdrawn, void. */
    status: text('status').notNull().default('open'),
    /** The step now asked, from 1. */
    step: integer('step').notNull().default(1),
    version: integer('version').notNull().default(1),
    policyVersion: integer('policy_version').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('approvals_entity').on(t.entity, t.entityId).where(sql`${t.status} = 'open'`),
    index('approvals_proposer').on(t.proposerId).where(sql`${t.status} = 'open'`),
    index('approvals_client').on(t.clientId, t.createdAt),
  ],
)

/** The steps of a request, first to last; what a step asks for is fixed when the request is made. */
export const approvalSteps = pgTable(
  'approval_steps',
  {
    id: text('id').primaryKey(),
    approvalId: text('approval_id')
      .notNull()
      .references(() => approvals.id),
    step: integer('step').notNull(),
    /** Role whose holders are asked, or a person. */
    role: text('role'),
    personId: text('person_id').references(() => people.id),
    /** waiting, open, approved, returned, skipped. */
    status: text('status').notNull().default('waiting'),
    decidedBy: text('decided_by').references(() => people.id),
    /** For whom, where a deputy decided. */
    decidedFor: text('decided_for').references(() => people.id),
    note: sealed('note'),
    askedAt: instant('asked_at'),
    decidedAt: instant('decided_at'),
    /** When an open step is next looked at: reminder, escalation or re-issue of its cards, whichever comes first. */
    nextAt: instant('next_at'),
    reminded: integer('reminded').notNull().default(0),
    escalated: boolean('escalated').notNull().default(false),
  },
  (t) => [
    index('approval_steps_approval').on(t.approvalId, t.step),
    index('approval_steps_due').on(t.nextAt).where(sql`${t.status} = 'open'`),
  ],
)

/** Who was asked at a step: holders of the role, deputies, those it was escalated to. Each holds a card. */
export const approvalAsks = pgTable(
  'approval_asks',
  {
    id: text('id').primaryKey(),
    stepId: text('step_id')
      .notNull()
      .references(() => approvalSteps.id),
    approvalId: text('approval_id')
      .notNull()
      .references(() => approvals.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** Whose place this person takes, where they are asked as a deputy. */
    forId: text('for_id').references(() => people.id),
    /** asked, deputy, escalated. */
    as: text('as').notNull().default('asked'),
    askedAt: instant('asked_at').notNull(),
    /** Another was asked instead: this card decides nothing any more. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('approval_asks_step').on(t.stepId),
    index('approval_asks_person').on(t.personId).where(sql`${t.endedAt} is null`),
    index('approval_asks_for').on(t.forId).where(sql`${t.endedAt} is null and ${t.forId} is not null`),
  ],
)

/**
 * Everybody who holds a card of a request: its proposer and all who were ever asked. A card is issued anew (reminder,
 * Lark's 14 days, opened from a list) under the next number; the one before then decides nothing.
 */
export const approvalCards = pgTable(
  'approval_cards',
  {
    approvalId: text('approval_id')
      .notNull()
      .references(() => approvals.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** 0: told of it by a list only, no card of its own was sent yet. */
    issue: integer('issue').notNull().default(1),
    issuedAt: instant('issued_at').notNull(),
    /** When a list of all that waits for them named it last. */
    listedAt: instant('listed_at'),
  },
  (t) => [primaryKey({ columns: [t.approvalId, t.personId] })],
)
