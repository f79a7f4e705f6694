import type { EventCtx } from '../../bot/context.ts'
import { put } from '../../outbox/put.ts'
import type { TicketHead } from './model.ts'
import { drawTicket } from './view.ts'

/** The outbox slot under which a ticket's card lives, in its group and in whatever private chat it was opened in. */
export const ticketSlot = (id: string): string => `ticket:${id}`

/** Shows a ticket's card as it now stands in its group: the first time a new message, then always the same one. */
export async function showTicket(ctx: EventCtx, ticket: TicketHead): Promise<void> {
  if (!ticket.chatId) return
  const card = await drawTicket(ctx, ticket)
  await put(
    ctx.deps,
    ctx.tx,
    ctx.at,
    { to: 'chat', chatId: ticket.chatId, what: 'card', card, slot: ticketSlot(ticket.id) },
    ctx.cause,
  )
}
