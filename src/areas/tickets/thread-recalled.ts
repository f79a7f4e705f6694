import { and, eq } from 'drizzle-orm'
import { attachments } from '../../../drizzle/schema/files.ts'
import { ticketEvents } from '../../../drizzle/schema/tickets.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { dropFile } from '../files/index.ts'
import { lockTicket } from './repo.ts'
import { showTicket } from './show.ts'

/** Words below a ticket that were taken back go, with what came with them; that something stood there stays. */
export async function threadRecalled(ctx: EventCtx, { messageId }: { messageId: string }): Promise<void> {
  const [filed] = await ctx.tx
    .select({ id: ticketEvents.id, ticketId: ticketEvents.ticketId })
    .from(ticketEvents)
    .where(eq(ticketEvents.messageId, messageId))
  const ticket = filed && (await lockTicket(ctx.tx, filed.ticketId))
  if (!filed || !ticket) return
  await ctx.tx.update(ticketEvents).set({ note: null }).where(eq(ticketEvents.id, filed.id))
  const files = await ctx.tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.entity, 'tickets'),
        eq(attachments.entityId, ticket.id),
        eq(attachments.messageId, messageId),
      ),
    )
  for (const { id } of files) await dropFile(ctx, id)
  await audit(ctx, {
    action: 'tickets.recall',
    entity: 'ticket',
    entityId: ticket.id,
    after: { note: 'gone' },
  })
  await showTicket(ctx, ticket)
}
