import { say } from '../../../bot-cards/i18n/say.ts'
import { ticketNoteCard } from '../../../bot-cards/intake/note.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { type Ctx, type EventCtx, tell } from '../../bot/context.ts'
import { once } from '../../bot/once.ts'
import { dayOf } from '../../kernel/days.ts'
import { findClient } from '../clients/index.ts'
import { holdersOf, personById } from '../people/index.ts'
import { afterSalesLead } from '../team/index.ts'
import { drawTicket, type TicketHead, ticketSlot } from '../tickets/index.ts'

/** A client's account manager reads of what is urgent or a complaint, unless they reported it themselves. */
export async function tellOwner(
  ctx: Ctx,
  ticket: TicketHead,
  { place, reporter }: { place: string; reporter: string },
): Promise<void> {
  if (ticket.level !== 'p1' && ticket.kind !== 'complaint') return
  const client = await findClient(ctx.tx, ticket.clientId)
  if (!client?.ownerId || client.ownerId === reporter || client.ownerId === ctx.actor.id) return
  const owner = await personById(ctx.tx, client.ownerId, ctx.at)
  if (!owner) return
  const card = ticketNoteCard.render({
    ticket: ticket.id,
    number: ticket.number,
    kind: ticket.kind,
    client: client.name,
    who: ctx.actor.name,
    where: [ticket.part, place].filter(Boolean).join(' ') || (ticket.project ?? client.name),
  })
  await tell(ctx, owner.openId, card)
}

/** Every admin reads something, with what to do about it. */
async function tellAdmins(ctx: EventCtx, title: Bilingual, text: Bilingual): Promise<void> {
  const card = noticeCard.render({ tone: 'warning', title, text })
  for (const admin of await holdersOf(ctx.tx, 'admin', ctx.at)) await tell(ctx, admin.openId, card)
}

/** No group takes a ticket: whoever leads after-sales has its card in private. */
async function toLead(ctx: EventCtx, ticket: TicketHead): Promise<void> {
  const lead = await afterSalesLead(ctx.tx, ticket.clientId, ctx.at, ctx.deps.zone)
  if (lead) await tell(ctx, lead.openId, await drawTicket(ctx, ticket), { slot: ticketSlot(ticket.id) })
}

/** The same for a new ticket; admins are told once a day to register a group. */
export async function tellNobodysGroup(ctx: EventCtx, ticket: TicketHead): Promise<void> {
  await toLead(ctx, ticket)
  if (await once(ctx.tx, 'intake.no_group', dayOf(ctx.at, ctx.deps.zone), ctx.at))
    await tellAdmins(
      ctx,
      say((w) => w.intake.told.noGroupTitle),
      say((w) => w.intake.told.noGroup),
    )
}

/** A group of after-sales is gone: admins are told where its tickets went. */
export async function tellGone(
  ctx: EventCtx,
  why: 'removed' | 'disbanded',
  moved: readonly TicketHead[],
): Promise<void> {
  for (const ticket of moved) if (!ticket.chatId) await toLead(ctx, ticket)
  const toGroup = moved.every((one) => one.chatId !== undefined)
  await tellAdmins(
    ctx,
    say((w) => w.intake.told.goneTitle),
    say((w) => {
      const said = w.intake.told
      return `${said.gone(said[why], moved.length, toGroup ? said.toGroup : said.toPeople)}\n${said.todo}`
    }),
  )
}
