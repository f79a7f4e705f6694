import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Every version of the company's policy (公司政策), whole. The one in force is the highest whose time has come. */
export const policyVersions = pgTable(
  'policy_versions',
  {
    version: integer('version').primaryKey(),
    /** Only what differs from the defaults, so that a new value's default holds without a migration. */
    values: jsonb('values').$type<Record<string, unknown>>().notNull(),
    effectiveFrom: instant('effective_from').notNull(),
    /** Why it was changed, in the admin's words; no client data. */
    why: text('why').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('policy_versions_effective').on(t.effectiveFrom)],
)

/** A change an admin is looking at and has not confirmed. */
export const policyDrafts = pgTable('policy_drafts', {
  id: text('id').primaryKey(),
  /** The version it would change. */
  base: integer('base').notNull(),
  values: jsonb('values').$type<Record<string, unknown>>().notNull(),
  effectiveFrom: instant('effective_from').notNull(),
  /** open, confirmed, discarded. */
  status: text('status').notNull().default('open'),
  version: integer('version').notNull().default(1),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
})
