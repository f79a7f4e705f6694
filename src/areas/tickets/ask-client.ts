import { askClientCard } from '../../../bot-cards/tickets/ask-client.ts'
import { type Ctx, tell } from '../../bot/context.ts'
import { findClient } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import type { TicketHead } from './model.ts'
import { bodyOf, findTicket } from './repo.ts'

/**
 * It is solved: whoever looks after the client (else whoever wrote the ticket down) gets words to forward, without link,
 * numbers or anything internal, and the buttons for what the client answers.
 */
export async function clientAsked(ctx: Ctx, { id }: TicketHead, solution: string): Promise<void> {
  const ticket = await findTicket(ctx.tx, id)
  if (!ticket) throw new Error(`ticket ${id} is gone`)
  const client = await findClient(ctx.tx, ticket.clientId)
  const to = await personById(ctx.tx, client?.ownerId ?? ticket.createdBy, ctx.at)
  if (!to?.nda) return
  const body = await bodyOf({ ...ctx, actor: to }, ticket)
  await tell(
    ctx,
    to.openId,
    askClientCard.render({
      ticket: ticket.id,
      number: ticket.number,
      version: ticket.version,
      client: ticket.client,
      where: [ticket.project, ticket.part, body.place].filter(Boolean).join(' '),
      solution,
    }),
  )
}
