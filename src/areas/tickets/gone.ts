import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { ticketGroups, tickets } from '../../../drizzle/schema/tickets.ts'
import type { EventCtx } from '../../bot/context.ts'
import { groupFor } from './groups.ts'
import type { TicketHead } from './model.ts'
import { lockTicket, saveFollowed } from './repo.ts'
import { showTicket } from './show.ts'

/**
 * A group is gone, or keqing was taken out of it: nothing is routed there any more, and what is open there moves to the
 * group it now belongs to, its card sent there anew. `moved`: where each went; no chat: nobody's group is left.
 * Undefined where it was none of after-sales' groups.
 */
export async function groupGone(ctx: EventCtx, chatId: string): Promise<TicketHead[] | undefined> {
  const gone = await ctx.tx
    .update(ticketGroups)
    .set({ goneAt: ctx.at })
    .where(and(eq(ticketGroups.chatId, chatId), isNull(ticketGroups.goneAt)))
    .returning({ id: ticketGroups.id })
  const open = await ctx.tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.chatId, chatId), notInArray(tickets.status, ['closed', 'cancelled', 'merged'])))
    .orderBy(tickets.number)
  if (gone.length === 0 && open.length === 0) return undefined
  const moved: TicketHead[] = []
  for (const { id } of open) {
    const ticket = await lockTicket(ctx.tx, id)
    if (!ticket || ticket.chatId !== chatId) continue
    const { projectId, city, work } = ticket
    const to = await groupFor(ctx.tx, {
      ...(projectId ? { projectId } : {}),
      ...(city ? { city } : {}),
      ...(work ? { work } : {}),
    })
    await saveFollowed(ctx, ticket, { chatId: to ?? null })
    const { chatId: _, ...rest } = ticket
    const stands = { ...rest, version: ticket.version + 1, ...(to ? { chatId: to } : {}) }
    await showTicket(ctx, stands)
    moved.push(stands)
  }
  return moved
}
