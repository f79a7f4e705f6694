import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Staff, by their Lark id. Names of our own people are the company directory's, not protected client data. */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  openId: text('open_id').notNull().unique(),
  name: text('name').notNull(),
  /** sales, after_sales, manager, admin; several may hold. */
  roles: text('roles').array().notNull(),
  /** active, or left (contact.user.deleted_v3). */
  state: text('state').notNull().default('active'),
  /** When the bot said hello; once in a lifetime. */
  greetedAt: instant('greeted_at'),
  createdAt: instant('created_at').notNull(),
})

/** Facts of the installation that must outlive a restart: the hash of the code that claims the first admin. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})
