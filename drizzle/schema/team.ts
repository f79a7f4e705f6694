import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { day, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * Who sits on which seat of the key-account team (制度三(一)), `[from, until)`: the company's, or one strategic
 * client's where `clientId` is set. The lead of the company's team is nobody's row: it is the head of sales.
 */
export const teamSeats = pgTable(
  'team_seats',
  {
    id: text('id').primaryKey(),
    /** lead, marketing, project_manager, designer, engineer, after_sales_lead, legal. */
    seat: text('seat').notNull(),
    clientId: text('client_id').references(() => clients.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    deputyId: text('deputy_id').references(() => people.id),
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('team_seats_client').on(t.clientId, t.seat, t.fromDay),
    index('team_seats_person').on(t.personId, t.untilDay),
    index('team_seats_deputy').on(t.deputyId),
  ],
)
