import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { clients } from './clients.ts'
import { instant, sealed } from './columns.ts'
import { duties } from './duties.ts'
import { people } from './people.ts'
import { projects } from './projects.ts'
import { tickets } from './tickets.ts'

/** 回访: what a client says of how it was solved, or of what we built (制度三(二), 七). One for each duty. */
export const returnVisits = pgTable(
  'return_visits',
  {
    id: text('id').primaryKey(),
    dutyId: text('duty_id')
      .notNull()
      .references(() => duties.id),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    projectId: text('project_id').references(() => projects.id),
    /** The ticket it asked after. */
    ticketId: text('ticket_id').references(() => tickets.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: instant('at').notNull(),
    /** phone, on_site. */
    how: text('how').notNull(),
    /** good, minor, bad. */
    condition: text('condition').notNull(),
    /** 1 to 5. */
    score: integer('score').notNull(),
    /** `ReturnBody` as JSON: suggestions, new problems. */
    body: sealed('body').notNull(),
    /** The ticket its new problems became. */
    problemId: text('problem_id').references(() => tickets.id),
  },
  (t) => [uniqueIndex('return_visits_duty').on(t.dutyId), index('return_visits_client').on(t.clientId, t.at)],
)
