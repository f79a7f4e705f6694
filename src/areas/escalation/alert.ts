import { alertCard } from '../../../bot-cards/escalation/alert.ts'
import type { AlertView, AlertWhy } from '../../../bot-cards/escalation/views.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import { maskPhones } from '../../kernel/text/phones.ts'
import { put, slotMessage } from '../../outbox/put.ts'
import { may } from '../../rights/standing.ts'
import { allows, standingsByPost } from '../../rights/table.ts'
import { bodyOf, movesOf, type TicketHead, ticketSlot } from '../tickets/index.ts'

/** Whether somebody may see a ticket: those of after-sales and the board by their post, the others are looked up. */
const sees = async (ctx: EventCtx, staff: Staff, { clientId }: TicketHead): Promise<boolean> =>
  staff.nda &&
  (allows('ticket.see', standingsByPost(staff.roles)) ||
    may({ ...ctx, actor: staff }, 'ticket.see', clientId))

const mayWork = async (ctx: EventCtx, staff: Staff, { clientId }: TicketHead): Promise<boolean> =>
  allows('ticket.work', standingsByPost(staff.roles)) ||
  may({ ...ctx, actor: staff }, 'ticket.work', clientId)

/** A ticket's alert as one reader sees it; without a reader as the group does. */
export async function drawAlert(
  ctx: EventCtx,
  ticket: TicketHead,
  why: AlertWhy,
  reader: Staff | undefined,
): Promise<object> {
  const seen = reader === undefined || (await sees(ctx, reader, ticket))
  const body = seen ? await bodyOf(ctx, ticket) : undefined
  const can = reader === undefined || (seen && (await mayWork(ctx, reader, ticket)))
  const view: AlertView = {
    now: ctx.at,
    zone: ctx.deps.zone,
    ticket: ticket.id,
    number: ticket.number,
    kind: ticket.kind,
    level: ticket.level,
    why,
    mayTake: can && movesOf(ticket).includes('take'),
    mayAssign: can && movesOf(ticket).includes('assign'),
    ...(reader ? {} : { inGroup: true }),
    ...(ticket.assignee ? { assignee: ticket.assignee } : {}),
    ...(body
      ? {
          seen: {
            client: ticket.client,
            where: [ticket.part, body.place].filter(Boolean).join(' '),
            description: maskPhones(body.description),
            ...(ticket.project ? { project: ticket.project } : {}),
          },
        }
      : {}),
  }
  return alertCard.render(view)
}

/** Tells people of a ticket in private, each a card of their own; resolves with their ids. */
export async function alertPeople(
  ctx: EventCtx,
  ticket: TicketHead,
  why: AlertWhy,
  staff: readonly Staff[],
  { slot, urgent = false }: { slot: string; urgent?: boolean },
): Promise<string[]> {
  await Promise.all(
    staff.map(async (one) =>
      tell(ctx, one.openId, await drawAlert(ctx, ticket, why, one), {
        slot: `alert:${ticket.id}:${ticket.round}:${slot}`,
        firstOfSlot: true,
        urgent,
      }),
    ),
  )
  return staff.map((one) => one.id)
}

/** Tells the group: in the thread of the ticket's card where that stands, else beside it. */
export async function alertGroup(ctx: EventCtx, ticket: TicketHead, why: AlertWhy): Promise<boolean> {
  const { chatId } = ticket
  if (!chatId) return false
  const [card, stands] = await Promise.all([
    drawAlert(ctx, ticket, why, undefined),
    slotMessage(ctx.tx, ticketSlot(ticket.id), { to: 'chat', chatId }),
  ])
  const where = stands
    ? ({ to: 'reply', chatId, messageId: stands.messageId, inThread: true } as const)
    : ({ to: 'chat', chatId } as const)
  await put(ctx.deps, ctx.tx, ctx.at, { ...where, what: 'card', card }, ctx.cause)
  return true
}
