import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { openTicketCard, showPhone } from '../../../bot-cards/tickets/actions.ts'
import { type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import type { TicketHead } from './model.ts'
import { bodyOf, findTicket } from './repo.ts'
import { drawTicket } from './view.ts'

/** A ticket the presser may see; undefined tells them nothing, not even that it is there. */
async function visible(ctx: Ctx, id: string): Promise<TicketHead | undefined> {
  const found = await findTicket(ctx.tx, id)
  return found && (await may(ctx, 'ticket.see', found.clientId)) ? found : undefined
}

/** Shows a ticket in private: in place, or on a card of its own. */
export const openCard = defineAction(openTicketCard, {
  roles,
  async run(ctx, { payload }) {
    const ticket = await visible(ctx, payload.ticket)
    if (!ticket) return refused({ code: 'not_found', params: {} })
    const card = await drawTicket(ctx, ticket)
    if (!payload.anew && ctx.origin.chatId !== ticket.chatId) return { card }
    await tell(ctx, ctx.actor.openId, card)
    return { toast: { tone: 'info', text: say((w) => w.tickets.move.toasts.opened) } }
  },
})

/** The number to call back on, in the presser's private chat; the read is logged (制度四(三)). */
export const phone = defineAction(showPhone, {
  roles,
  async run(ctx, { payload }) {
    const ticket = await visible(ctx, payload.ticket)
    if (!ticket) return refused({ code: 'not_found', params: {} })
    if (!(await may(ctx, 'ticket.phone', ticket.clientId)))
      return refused({ code: 'ticket_not_yours', params: { number: String(ticket.number) } })
    const { reporter, phone: number } = await bodyOf(ctx, ticket)
    const text =
      number === '' ? say((w) => w.tickets.move.noPhone) : same([reporter, number].filter(Boolean).join(' '))
    await tell(
      ctx,
      ctx.actor.openId,
      noticeCard.render({
        tone: 'info',
        title: say((w) => w.tickets.move.phoneTitle(ticket.number)),
        text,
      }),
    )
    return { toast: { tone: 'info', text: say((w) => w.tickets.move.toasts.opened) } }
  },
})
