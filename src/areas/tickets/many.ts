import { asc } from 'drizzle-orm'
import { ticketEvents, tickets } from '../../../drizzle/schema/tickets.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { happening, type TicketEvent, type TicketHead } from './model.ts'
import { selectTickets, toTicket } from './repo.ts'

/** Several tickets, in the order of their ids. */
export async function ticketsIn(tx: Tx, ids: readonly string[]): Promise<TicketHead[]> {
  const rows = await selectTickets(tx).where(anyOf(tickets.id, ids)).orderBy(asc(tickets.id))
  return rows.map(toTicket)
}

/** Everything that happened to several tickets, by ticket, in one statement. */
export async function eventsOfAll(tx: Tx, ids: readonly string[]): Promise<Map<string, TicketEvent[]>> {
  const rows = await tx
    .select({
      id: ticketEvents.id,
      ticketId: ticketEvents.ticketId,
      at: ticketEvents.at,
      actorId: ticketEvents.actorId,
      what: ticketEvents.what,
    })
    .from(ticketEvents)
    .where(anyOf(ticketEvents.ticketId, ids))
    .orderBy(asc(ticketEvents.seq))
  const all = new Map<string, TicketEvent[]>(ids.map((id) => [id, []]))
  for (const { actorId, what, ticketId, ...row } of rows)
    all.get(ticketId)?.push({
      ...row,
      what: happening.parse(what),
      ...(actorId ? { actorId: actorId as PersonId } : {}),
    })
  return all
}
