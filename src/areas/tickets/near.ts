import { and, desc, eq, gt, notInArray, or } from 'drizzle-orm'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import type { Tx } from '../../db/types.ts'
import type { TicketHead } from './model.ts'
import { selectTickets, toTicket } from './repo.ts'

const over = ['closed', 'cancelled', 'merged']
const most = 10

/**
 * Open tickets since a moment about the same project, else the same client, else in the same group: what a new report may
 * be about. Latest first. Who may see them, the caller asks (`ticket.see`).
 */
export async function openTicketsNear(
  tx: Tx,
  since: Date,
  about: { projectId?: string | undefined; clientId?: string | undefined; chatId?: string | undefined },
): Promise<TicketHead[]> {
  const { projectId, clientId, chatId } = about
  const same = projectId
    ? eq(tickets.projectId, projectId)
    : clientId
      ? eq(tickets.clientId, clientId)
      : chatId
        ? eq(tickets.chatId, chatId)
        : undefined
  if (!same) return []
  const rows = await selectTickets(tx)
    .where(and(or(same), gt(tickets.openedAt, since), notInArray(tickets.status, over)))
    .orderBy(desc(tickets.openedAt))
    .limit(most)
  return rows.map(toTicket)
}
