import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { day, instant } from './columns.ts'

/** Staff, by their Lark id. Names of our own people are the company directory's, not protected client data. */
export const people = pgTable(
  'people',
  {
    id: text('id').primaryKey(),
    openId: text('open_id').notNull().unique(),
    name: text('name').notNull(),
    /** What the person is; several may hold (`roles` in src/rights/roles.ts). */
    roles: text('roles').array().notNull(),
    /** An admin set the roles: the directory no longer changes them. */
    rolesSet: boolean('roles_set').notNull().default(false),
    /** Lark departments, as the directory said last. */
    departmentIds: text('department_ids').array().notNull().default(sql`'{}'`),
    /** open_id of the line manager, as the directory said last; may be somebody keqing has not met. */
    leaderOpenId: text('leader_open_id'),
    /** active, left (contact.user.deleted_v3), or outside (not in the directory). */
    state: text('state').notNull().default('active'),
    /** The version of the NDA this person signed last, and until when that signature lets them in (no end: null). */
    ndaVersion: integer('nda_version'),
    ndaUntil: instant('nda_until'),
    version: integer('version').notNull().default(1),
    /** When the bot said hello; once in a lifetime. */
    greetedAt: instant('greeted_at'),
    /** When the directory was last asked about this person. */
    syncedAt: instant('synced_at'),
    leftAt: instant('left_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('people_leader').on(t.leaderOpenId),
    index('people_roles').using('gin', t.roles),
    index('people_gone').on(t.id).where(sql`${t.state} <> 'active'`),
  ],
)

/**
 * Departments of the Lark directory, by open_department_id, as the last nightly look found them: what a person's
 * departments are called and lie below, without asking Lark again.
 */
export const departments = pgTable('departments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** null: below the root. */
  parentId: text('parent_id'),
})

/** Days somebody is away, `[from, until)`, and who stands in. */
export const absences = pgTable(
  'absences',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    deputyId: text('deputy_id').references(() => people.id),
    fromDay: day('from_day').notNull(),
    /** First day back. */
    untilDay: day('until_day').notNull(),
    /** planned, or cancelled. */
    status: text('status').notNull().default('planned'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('absences_person').on(t.personId, t.untilDay)],
)

/** Facts of the installation that must outlive a restart: the hash of the code that claims the first admin. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})
