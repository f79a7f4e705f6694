import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/** A year whose official list of days off and make-up workdays (调休) somebody brought in; the latest of a year counts. */
export const calendarYears = pgTable('calendar_years', {
  year: integer('year').primaryKey(),
  importedBy: text('imported_by')
    .notNull()
    .references(() => people.id),
  importedAt: instant('imported_at').notNull(),
})

/**
 * Days that differ from Monday-to-Friday: those of an imported year, and the company's own. One row per day; a
 * company's own day wins over a list's.
 */
export const calendarDays = pgTable(
  'calendar_days',
  {
    day: day('day').primaryKey(),
    /** off, or work. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    /** The company's own day, not one of an official list. */
    own: boolean('own').notNull(),
    setBy: text('set_by')
      .notNull()
      .references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (t) => [index('calendar_days_own').on(t.own)],
)
