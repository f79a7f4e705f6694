import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { approvals } from './approvals.ts'
import { clients } from './clients.ts'
import { day, instant, sealed } from './columns.ts'
import { people } from './people.ts'

/** What a person judged of a client, with the reason in writing; the latest of an item counts, none is ever changed. */
export const assessments = pgTable(
  'assessments',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    /** A criterion of recognition or a judgement item of a tier (`assessedItems` in bot-cards/tiering/items.ts). */
    item: text('item').notNull(),
    /** pass, fail, unknown. */
    result: text('result').notNull(),
    /** Written reason and evidence. */
    reason: sealed('reason').notNull(),
    assessorId: text('assessor_id')
      .notNull()
      .references(() => people.id),
    assessedAt: instant('assessed_at').notNull(),
    policyVersion: integer('policy_version').notNull(),
  },
  (t) => [index('assessments_client').on(t.clientId, t.item, t.assessedAt.desc())],
)

/** Every decided change of a client's tier; it waits until its day, then becomes the client's tier. */
export const tierChanges = pgTable(
  'tier_changes',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    fromTier: text('from_tier'),
    toTier: text('to_tier'),
    /** First day of the period it governs. */
    effectiveFrom: day('effective_from').notNull(),
    /** waiting, applied, dropped (a later decision came before its day). */
    status: text('status').notNull().default('waiting'),
    approvalId: text('approval_id').references(() => approvals.id),
    policyVersion: integer('policy_version').notNull(),
    /** What the engine answered when it was proposed: amounts and codes, no words. */
    answer: jsonb('answer').$type<Record<string, unknown>>().notNull(),
    decidedAt: instant('decided_at').notNull(),
    appliedAt: instant('applied_at'),
  },
  (t) => [
    index('tier_changes_client').on(t.clientId, t.decidedAt.desc()),
    index('tier_changes_due').on(t.effectiveFrom).where(sql`${t.status} = 'waiting'`),
  ],
)
