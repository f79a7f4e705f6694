import type { FileHome } from '../../bot/define.ts'
import { happen } from './happen.ts'
import { replay } from './history.ts'
import { eventsOf, lockTicket } from './repo.ts'
import { showTicket } from './show.ts'

/**
 * A photo or file of a ticket is here: its card counts it. What was sent in private stands in the history, what stood in the
 * thread was filed when it came. The signed photo that was waited for closes the ticket.
 */
export const ticketFile: FileHome = async (ctx, { entityId, arrived }) => {
  const ticket = await lockTicket(ctx.tx, entityId)
  if (!ticket) return
  if (!arrived) return showTicket(ctx, ticket)
  const what = { did: 'commented', internal: false, files: 1 } as const
  const filed = (await happen(ctx, ticket, what, { messageId: ctx.cause })) ?? ticket
  const { confirmedBy } = replay(await eventsOf(ctx.tx, ticket.id))
  const signed = filed.status === 'confirmed' && confirmedBy === 'photo'
  await showTicket(ctx, (signed && (await happen(ctx, filed, { did: 'closed' }))) || filed)
}
