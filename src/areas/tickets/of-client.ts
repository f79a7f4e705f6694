import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { TicketsPart } from '../../../bot-cards/tickets/part.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import type { Tx } from '../../db/types.ts'
import { selectTickets, toTicket } from './repo.ts'

const over = ['closed', 'cancelled', 'merged']

/** A client's open tickets, the nearest deadline first; nothing protected. Who may see them, the caller asks (`ticket.see`). */
export async function openTicketsOf(tx: Tx, clientId: string, limit: number): Promise<TicketsPart> {
  const open = and(eq(tickets.clientId, clientId), notInArray(tickets.status, over))
  const [rows, total] = await Promise.all([
    selectTickets(tx).where(open).orderBy(sql`${tickets.dueAt} nulls last`, tickets.number).limit(limit),
    tx.$count(tickets, open),
  ])
  return {
    total,
    lines: rows.map(toTicket).map(({ number, level, status, waiting, part, project, assignee, dueAt }) => ({
      number,
      level,
      status,
      part,
      ...(waiting ? { waiting } : {}),
      ...(project ? { project } : {}),
      ...(assignee ? { assignee } : {}),
      ...(dueAt ? { due: dueAt } : {}),
    })),
  }
}
