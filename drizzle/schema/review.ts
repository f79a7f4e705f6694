import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { approvals } from './approvals.ts'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** One half-yearly review (制度二(四)), `2027H1`. */
export const reviewRounds = pgTable('review_rounds', {
  id: text('id').primaryKey(),
  half: text('half').notNull().unique(),
  /** Half-open days: proposals until `proposeBy`, approvals until `approveBy`, both included. */
  opensOn: day('opens_on').notNull(),
  proposeBy: day('propose_by').notNull(),
  approveBy: day('approve_by').notNull(),
  policyVersion: integer('policy_version').notNull(),
  /** open, closed. */
  status: text('status').notNull().default('open'),
  /** When the round is next looked at: opening cards, overdue, closing. */
  nextAt: instant('next_at'),
  /** none, lead, general_manager: who was last told that it is overdue. */
  told: text('told').notNull().default('none'),
  version: integer('version').notNull().default(1),
  openedAt: instant('opened_at').notNull(),
  closedAt: instant('closed_at'),
})

/** One client's place in a review, with the figures as they were when it opened. */
export const reviewItems = pgTable(
  'review_items',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => reviewRounds.id),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    proposerId: text('proposer_id')
      .notNull()
      .references(() => people.id),
    /** Frozen: amounts, visits done, the engine's answer; numbers and codes, no words. */
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
    tier: text('tier'),
    hint: text('hint'),
    /** The three mandatory inputs. */
    dataConfirmed: boolean('data_confirmed').notNull().default(false),
    marketChange: sealed('market_change'),
    clientFeedback: sealed('client_feedback'),
    proposedTier: text('proposed_tier'),
    /** open, proposed, approved, returned. */
    status: text('status').notNull().default('open'),
    approvalId: text('approval_id').references(() => approvals.id),
    nudgedAt: instant('nudged_at'),
    version: integer('version').notNull().default(1),
    proposedAt: instant('proposed_at'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('review_items_client').on(t.roundId, t.clientId),
    index('review_items_proposer').on(t.proposerId, t.status),
    index('review_items_open').on(t.roundId).where(sql`${t.status} <> 'approved'`),
  ],
)
