import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/** A year whose official list of days off and make-up workdays (调休) somebody brought in; the latest of a year counts. */
export const calendarYears = pgTable('calendar_years', {
  year: integer('year').primaryKey(),
  /** null: on the server's command line. */
  importedBy: text('imported_by').references(() => people.id),
  importedAt: instant('imported_at').notNull(),
})

/**
 * Days that differ from Monday-to-Friday: those of an imported list, and the company's own. A company's own day wins
 * over a list's, which holds again when the own one is taken back.
 */
export const calendarDays = pgTable(
  'calendar_days',
  {
    day: day('day').notNull(),
    /** The company's own day, not one of an official list. */
    own: boolean('own').notNull(),
    /** off, or work. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    /** The year whose list says so (that of 2023 begins on 2022-12-31); null: the company's own. */
    listYear: integer('list_year'),
    /** null: on the server's command line. */
    setBy: text('set_by').references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.own] })],
)
