import type { Move } from '../../../bot-cards/tickets/kinds.ts'
import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { moveRight, movesOf } from './life.ts'
import type { TicketHead } from './model.ts'
import { lockTicket } from './repo.ts'
import { drawTicket } from './view.ts'

/**
 * A ticket as a button makes one move with it: whoever may not see it learns nothing, whoever may not make the move is told
 * so, and where the ticket has moved on its card is shown as it stands.
 */
export const ticketFor = (move: Move): PressedRecord<{ ticket: string }, TicketHead> => ({
  async load(ctx, { ticket }) {
    const found = await lockTicket(ctx.tx, ticket)
    return found && (await may(ctx, 'ticket.see', found.clientId)) ? found : undefined
  },
  version: (ticket) => ticket.version,
  forbids: async (ctx: Ctx, ticket) =>
    (await may(ctx, moveRight[move], ticket.clientId))
      ? undefined
      : { code: 'ticket_not_yours', params: { number: String(ticket.number) } },
  stale: (ctx, ticket) =>
    ticket.assigneeId && ticket.assigneeId !== ctx.actor.id && move === 'take'
      ? { code: 'ticket_taken', params: { who: ticket.assignee ?? '' } }
      : { code: 'stale_card', params: {} },
  closed: (ticket) =>
    movesOf(ticket).includes(move)
      ? undefined
      : { code: 'ticket_moved_on', params: { number: String(ticket.number) } },
  redraw: (ctx, ticket) => drawTicket(ctx, ticket),
})
