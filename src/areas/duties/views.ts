import { and, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { cadenceKinds } from '../../../bot-cards/duties/kinds.ts'
import type { CadenceView, DutyView } from '../../../bot-cards/duties/views.ts'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties } from '../../../drizzle/schema/duties.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { addDays, type WorkCalendar, workdaysBetween } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { calendarAt } from '../workdays/index.ts'
import type { Days } from './model.ts'
import { anyDuty, pausesOf } from './repo.ts'
import { byUrgency } from './urgency.ts'
import { type ReturnSubject, returnLine, whyLine } from './why.ts'

const holders = alias(people, 'holders')

const isCadence = (view: DutyView): view is CadenceView =>
  view.client.tier !== undefined && cadenceKinds.some((kind) => kind === view.kind)

/** What the tiers of these clients ask for now, as `dutyViews` has it: return visits are left to after-sales. */
export const cadenceViews = async (
  tx: Tx,
  clientIds: readonly string[],
  at: Date,
  zone: string,
): Promise<CadenceView[]> => (await dutyViews(tx, { clientIds }, at, zone)).filter(isCadence)

/**
 * Duties as cards show them, most urgent first (`byUrgency`): what these clients are owed now, return visits among it, or
 * these very duties. Of a client that is every duty whose window runs, the overdue ones, and the last miss of each kind until the next of its
 * kind was kept. Dropped ones have no view. Names are those of companies and colleagues: nothing protected. Three
 * statements, however many.
 */
export async function dutyViews(
  tx: Tx,
  which: { clientIds: readonly string[] } | { dutyIds: readonly string[] },
  at: Date,
  zone: string,
): Promise<DutyView[]> {
  const asked = 'clientIds' in which ? which.clientIds : which.dutyIds
  if (asked.length === 0) return []
  const today = dayOf(at, zone)
  const rows = await tx
    .select({
      duty: duties,
      client: clients.name,
      tierSince: clients.tierSince,
      ownerId: people.id,
      owner: people.name,
      approval: approvals.status,
      holder: holders.name,
      ticket: tickets.number,
      project: projects.name,
    })
    .from(duties)
    .innerJoin(clients, eq(clients.id, duties.clientId))
    .leftJoin(people, eq(people.id, clients.ownerId))
    .leftJoin(approvals, eq(approvals.id, duties.approvalId))
    .leftJoin(holders, eq(holders.id, duties.holderId))
    .leftJoin(tickets, eq(tickets.id, duties.subjectId))
    .leftJoin(projects, eq(projects.id, duties.subjectId))
    .where(
      and(
        inArray(duties.status, ['open', 'done', 'excused']),
        'clientIds' in which ? and(anyOf(duties.clientId, asked), owedNow(today)) : anyOf(duties.id, asked),
      ),
    )
  const rolling = rows.filter(({ duty }) => duty.rolling)
  const ids = [...new Set(rolling.map(({ duty }) => duty.clientId))]
  const [calendar, pauses] = await Promise.all([
    calendarAt(tx),
    ids.length > 0 ? pausesOf(tx, ids, zone) : new Map<string, Days[]>(),
  ])
  return rows.map((row) => view(row, pauses, calendar, today)).sort(byUrgency(today))
}

/** What a client is owed on a day: windows that run, what is overdue, and the last miss that nothing has followed. */
export const owedNow = (today: string): SQL | undefined =>
  or(
    and(
      sql`${duties.fromDay} <= ${today}`,
      gt(duties.untilDay, today),
      sql`not (${duties.rolling} and ${duties.doneDay} is not null)`,
      // A return visit has no window that ends: once it is made it is no longer news.
      sql`(${duties.subjectId} = '' or ${duties.status} = 'open')`,
    ),
    and(
      eq(duties.status, 'open'),
      sql`${duties.fromDay} <= ${today}`,
      sql`(${duties.subjectId} <> '' or not exists (
        select 1 from ${duties} later where later.client_id = ${duties.clientId} and later.kind = ${duties.kind}
          and later.from_day > ${duties.fromDay} and later.status <> 'dropped'
          and (later.done_day is not null or later.until_day <= ${today})))`,
    ),
  )

type Row = {
  duty: typeof duties.$inferSelect
  client: string
  tierSince: string | null
  ownerId: string | null
  owner: string | null
  approval: string | null
  holder: string | null
  ticket: number | null
  project: string | null
}

/** What a return visit asks after. */
const subjectOf = ({ ticket, project, duty }: Row): ReturnSubject | undefined =>
  ticket !== null ? { ticket } : project !== null ? { project, months: duty.afterMonths ?? 0 } : undefined

function view(
  row: Row,
  pauses: ReadonlyMap<string, readonly Days[]>,
  calendar: WorkCalendar,
  today: string,
): DutyView {
  const { duty: raw, client, tierSince, ownerId, owner, approval, holder } = row
  const duty = anyDuty(raw)
  const { id, version, kind, tier, from, until, due, needed, doneDay } = duty
  // Dropped rows were left out by the query.
  const status = duty.status === 'dropped' ? 'open' : duty.status
  const overdue = status === 'open' ? workdaysBetween(calendar, addDays(due, 1), addDays(today, 1)) : 0
  const done = duty.visitIds.length
  const started = from === tierSince || (pauses.get(raw.clientId) ?? []).some((pause) => pause.until === from)
  const subject = subjectOf(row)
  const standing = {
    ...{ kind, from, until, due, needed, done, status, overdue },
    ...(doneDay === undefined ? {} : { doneDay }),
    ...(duty.rolling ? { rolling: started ? ('start' as const) : ('contact' as const) } : {}),
  }
  const why = subject ? returnLine(standing, subject, today) : whyLine(standing, today)
  return {
    id,
    version,
    client: {
      id: raw.clientId,
      name: client,
      ...(tier ? { tier } : {}),
      ...(ownerId !== null && owner !== null ? { owner: { id: ownerId, name: owner } } : {}),
    },
    ...(raw.holderId !== null && holder !== null ? { holder: { id: raw.holderId, name: holder } } : {}),
    ...{ kind, from, until, due, needed, done, status, overdue },
    rolling: duty.rolling,
    asked: status === 'open' && approval === 'open',
    ...(raw.guessedCalendar ? { guessed: true } : {}),
    why,
  }
}
