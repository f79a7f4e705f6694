import { and, desc, eq, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { ListScope } from '../../../bot-cards/tickets/actions.ts'
import { ticketListCard, ticketsAtOnce } from '../../../bot-cards/tickets/list.ts'
import type { TicketListView } from '../../../bot-cards/tickets/views.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import type { Ctx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { selectTickets, toTicket } from './repo.ts'

export type Listed = {
  scope: ListScope
  from: number
  /** Of one project or client, which the caller has asked about (`ticket.see`). */
  about?: { name: string; client?: string; project?: string }
}

const over = ['closed', 'cancelled', 'merged']
const sees: readonly string[] = ['after_sales', 'head_of_sales', 'deputy_gm', 'general_manager', 'legal']
/** How deep a company's hierarchy is followed. */
const levels = 8

/** Tickets the reader may see without one being asked about: those `ticket.see` holds for by post, line, team or project. */
function visible(ctx: Ctx): SQL | undefined {
  if (ctx.actor.roles.some((role) => sees.includes(role))) return undefined
  const today = dayOf(ctx.at, ctx.deps.zone)
  return or(
    eq(tickets.assigneeId, ctx.actor.id),
    eq(clients.ownerId, ctx.actor.id),
    sql`exists (select 1 from ${projects} mine where mine.client_id = ${tickets.clientId} and mine.manager_id = ${ctx.actor.id})`,
    sql`exists (select 1 from ${teamSeats} s where s.client_id = ${tickets.clientId}
      and (s.person_id = ${ctx.actor.id} or s.deputy_id = ${ctx.actor.id}) and s.from_day <= ${today}::date
      and (s.until_day is null or ${today}::date < s.until_day))`,
    ctx.actor.roles.includes('manager')
      ? sql`${clients.ownerId} in (
          with recursive below(id, open_id, depth) as (
            select id, open_id, 1 from ${people} where leader_open_id = ${ctx.actor.openId}
            union all
            select p.id, p.open_id, below.depth + 1 from below join ${people} p on p.leader_open_id = below.open_id
            where below.depth < ${levels}
          ) select id from below)`
      : undefined,
  )
}

/** Five tickets of a list: open ones the nearest deadline first, an archive the newest first. */
export async function drawTickets(ctx: Ctx, { scope, from, about }: Listed): Promise<object> {
  const where = and(
    scope === 'archive' ? undefined : notInArray(tickets.status, over),
    scope === 'mine' ? eq(tickets.assigneeId, ctx.actor.id) : undefined,
    about?.project ? eq(tickets.projectId, about.project) : undefined,
    about?.client ? eq(tickets.clientId, about.client) : undefined,
    about ? undefined : visible(ctx),
  )
  const [counts] = await ctx.tx
    .select({
      total: sql<number>`count(*)::int`,
      late: sql<number>`count(*) filter (where ${tickets.dueAt} < ${ctx.at.toISOString()}::timestamptz)::int`,
    })
    .from(tickets)
    .innerJoin(clients, eq(clients.id, tickets.clientId))
    .where(where)
  const total = counts?.total ?? 0
  const first = from < total ? from : 0
  const rows = await selectTickets(ctx.tx)
    .where(where)
    .orderBy(
      ...(scope === 'archive'
        ? [desc(tickets.number)]
        : [sql`${tickets.dueAt} nulls last`, sql`${tickets.number}`]),
    )
    .limit(ticketsAtOnce)
    .offset(first)
  const view: TicketListView = {
    now: ctx.at,
    zone: ctx.deps.zone,
    scope,
    from: first,
    total,
    late: scope === 'archive' ? 0 : (counts?.late ?? 0),
    ...(about ? { about } : {}),
    rows: rows.map(toTicket).map((one) => ({
      ticket: one.id,
      number: one.number,
      client: one.client,
      part: one.part,
      level: one.level,
      status: one.status,
      openedAt: one.openedAt,
      ...(one.project ? { project: one.project } : {}),
      ...(one.waiting ? { waiting: one.waiting } : {}),
      ...(one.closedAt ? { closedAt: one.closedAt } : {}),
      ...(one.assignee ? { assignee: one.assignee } : {}),
      ...(one.dueAt ? { due: one.dueAt } : {}),
      ...(one.satisfaction === undefined ? {} : { score: one.satisfaction }),
    })),
  }
  return ticketListCard.render(view)
}
