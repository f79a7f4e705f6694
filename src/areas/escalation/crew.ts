import { and, asc, eq } from 'drizzle-orm'
import type { StepWho } from '../../../bot-cards/policy/steps.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { ticketRota } from '../../../drizzle/schema/tickets.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { isWorkingAt, type WorkHours } from '../../kernel/hours.ts'
import { findClient } from '../clients/index.ts'
import { absencesOf, deputyOf, holdersOf, managerOf, personById } from '../people/index.ts'
import { afterSalesLead } from '../team/index.ts'
import type { TicketHead } from '../tickets/index.ts'

/** Who can be told now, looked up once for all tickets of a batch. */
export type Crew = {
  /** Somebody, or who stands in for them today; undefined where both are away. */
  here(staff: Staff): Promise<Staff | undefined>
  person(id: string): Promise<Staff | undefined>
  onDuty(ticket: TicketHead): Promise<Staff[]>
  /** Who a step of an escalation tells; of `group` nobody. */
  of(who: StepWho, ticket: TicketHead): Promise<Staff[]>
}

/** Each answer is asked for once. */
function remembered<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const before = known.get(key)
    if (before) return before
    const found = find(key)
    known.set(key, found)
    return found
  }
}

const distinct = (staff: readonly (Staff | undefined)[]): Staff[] => [
  ...new Map(staff.flatMap((one) => (one ? [[one.id, one] as const] : []))).values(),
]

/** The people around tickets as they are at the moment of a context. */
export function crewOf(ctx: EventCtx, hours: WorkHours): Crew {
  const { tx, at } = ctx
  const { zone } = ctx.deps
  const today = dayOf(at, zone)
  const isAway = remembered(async (id) =>
    (await absencesOf(tx, [id], today)).some(({ from }) => from <= today),
  )
  const standIn = remembered((id) => deputyOf(tx, id, today, at))
  const holders = remembered(async (role) => {
    const all = await Promise.all([holdersOf(tx, role as Staff['roles'][number], at)])
    return all.flat()
  })
  const person = remembered((id) => personById(tx, id, at))
  const leads = remembered((clientId) => afterSalesLead(tx, clientId, at, zone))
  const here: Crew['here'] = async (staff) => ((await isAway(staff.id)) ? standIn(staff.id) : staff)
  const present = async (staff: readonly (Staff | undefined)[]) =>
    distinct(await Promise.all(staff.map((one) => one && here(one))))
  const rota = remembered(async () => {
    const rows = await tx
      .select({ id: ticketRota.personId })
      .from(ticketRota)
      .innerJoin(people, and(eq(people.id, ticketRota.personId), eq(people.state, 'active')))
      .where(eq(ticketRota.day, today))
      .orderBy(asc(people.name))
    return Promise.all(rows.map((row) => person(row.id)))
  })
  const onDuty: Crew['onDuty'] = async (ticket) => {
    const set = await present(await rota(''))
    if (set.length > 0) return set
    if (!isWorkingAt(hours, at)) return present([await leads(ticket.clientId)])
    const all = await holders('after_sales')
    const away = await Promise.all(all.map((one) => isAway(one.id)))
    return all.filter((_, n) => !away[n])
  }
  return {
    here,
    person,
    onDuty,
    async of(who, ticket) {
      switch (who) {
        case 'group':
          return []
        case 'on_duty':
          return onDuty(ticket)
        case 'after_sales_lead':
          return present([await leads(ticket.clientId)])
        case 'manager': {
          // One level above the lead, whoever of the team has it.
          const lead = await leads(ticket.clientId)
          return present([lead && (await managerOf(tx, lead.id, at))])
        }
        case 'project_manager': {
          const [row] = ticket.projectId
            ? await tx
                .select({ id: projects.managerId })
                .from(projects)
                .where(eq(projects.id, ticket.projectId))
            : []
          return present([row?.id ? await person(row.id) : undefined])
        }
        case 'owner': {
          const client = await findClient(tx, ticket.clientId)
          return present([client?.ownerId ? await person(client.ownerId) : undefined])
        }
        default:
          return present(await holders(who))
      }
    },
  }
}
