import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { heardCard } from '../../../bot-cards/tickets/heard.ts'
import type { Move } from '../../../bot-cards/tickets/kinds.ts'
import { spokenText } from '../../bot/command-text.ts'
import { type Ctx, done, type Outcome, refused, reply } from '../../bot/context.ts'
import { instantOf } from '../../kernel/days.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import { may } from '../../rights/standing.ts'
import { attach, type Sent } from '../files/index.ts'
import { policyAt } from '../policy/index.ts'
import { clientAsked } from './ask-client.ts'
import { happen } from './happen.ts'
import { moveRight, movesOf } from './life.ts'
import type { Happening, TicketHead } from './model.ts'
import { showTicket } from './show.ts'
import { ticketOfThread } from './thread-find.ts'
import { type Said, understandThread } from './thread-words.ts'

const dids = { take: 'taken', arrive: 'arrived', resolve: 'resolved', reopen: 'reopened' } as const
type Spoken = keyof typeof dids

/** Whether the speaker may make this move with this ticket as it stands. */
const can = async (ctx: Ctx, ticket: TicketHead, move: Move): Promise<boolean> =>
  movesOf(ticket).includes(move) && (await may(ctx, moveRight[move], ticket.clientId))

/** The days after which a closed ticket is no longer opened again, where they are over. */
async function tooOld(ctx: Ctx, { closedAt }: TicketHead): Promise<number | undefined> {
  if (!closedAt) return undefined
  const days = (await policyAt(ctx.tx, ctx.at)).policy['tickets.reopen_days']
  return ctx.at.getTime() - closedAt.getTime() > days * 86_400_000 ? days : undefined
}

/** What the words make happen; a mere word where the speaker may not, or the ticket is elsewhere. */
async function happeningOf(ctx: Ctx, ticket: TicketHead, said: Said, files: number): Promise<Happening> {
  const comment = { did: 'commented', internal: said.is === 'internal', files } as const
  if (said.is !== 'move' || !(await can(ctx, ticket, said.move))) return comment
  // A complaint is not driven to: its plan wants more than "到了".
  if (said.move === 'arrive' && ticket.kind === 'complaint') return comment
  if (said.move === 'reopen' && (await tooOld(ctx, ticket)) !== undefined) return comment
  return { did: dids[said.move satisfies Spoken] }
}

/** What keqing answers, where it does: a question, or a photo it would like. */
async function answer(ctx: Ctx, ticket: TicketHead, said: Said, photos: number): Promise<object | undefined> {
  const drawn = { now: ctx.at, zone: ctx.deps.zone }
  const { id, number, version } = ticket
  if (said.is === 'pause' && (await can(ctx, ticket, 'pause')))
    return heardCard.render({ ...drawn, asks: 'pause', ticket: id, number, version, waiting: said.waiting })
  if (said.is === 'visit' && (await can(ctx, ticket, 'schedule'))) {
    const visitAt = instantOf(said.date, said.time, ctx.deps.zone)
    return visitAt > ctx.at
      ? heardCard.render({ ...drawn, asks: 'visit', ticket: id, number, version, visitAt })
      : undefined
  }
  if (said.is === 'unclear' && (await may(ctx, 'ticket.report', ticket.clientId)))
    return heardCard.render({ ...drawn, asks: 'unclear', ticket: id, number })
  if (said.is !== 'move') return undefined
  const days = said.move === 'reopen' ? await tooOld(ctx, ticket) : undefined
  if (days !== undefined)
    return noticeCard.render({ tone: 'warning', text: say((w) => w.tickets.heard.tooOld(number, days)) })
  return said.move === 'resolve' && ticket.status === 'resolved' && photos === 0
    ? noticeCard.render({ tone: 'success', text: say((w) => w.tickets.heard.solved(number)) })
    : undefined
}

/**
 * What is said below a ticket's card is filed with it, once; what is sure to be a move makes it, by whoever may. A stranger's
 * words are not filed, and where nobody spoke to keqing nothing is answered them.
 */
export async function ticketThread(ctx: Ctx, event: MessageEvent): Promise<Outcome | undefined> {
  const ticket = await ticketOfThread(ctx.tx, event)
  if (!ticket) return undefined
  const text = spokenText(event)
  // A command below a card is a command.
  if (!event.aside && /^[/／]/.test(text)) return undefined
  if (!ctx.actor.nda) return event.aside ? done : refused({ code: 'nda_unsigned', params: {} })
  if (!(await may(ctx, 'ticket.report', ticket.clientId)))
    return event.aside ? done : refused({ code: 'not_found', params: {} })
  const sent = event.content.filter(
    (part): part is Sent => part.kind === 'image' || part.kind === 'file' || part.kind === 'audio',
  )
  if (text === '' && sent.length === 0) return done
  const said = understandThread(text, { now: ctx.at, zone: ctx.deps.zone })
  const note = said.is === 'internal' ? said.text : text
  const what = await happeningOf(ctx, ticket, said, sent.length)
  const telling = { messageId: event.messageId, ...(note === '' ? {} : { note }) }
  const stands = await happen(ctx, ticket, what, telling)
  if (!stands) return done
  for (const part of sent)
    await attach(ctx, { entity: 'tickets', entityId: ticket.id }, event.messageId, part)
  await showTicket(ctx, stands)
  if (what.did === 'resolved') await clientAsked(ctx, stands, note)
  const asks = await answer(ctx, stands, said, sent.length)
  if (asks) await reply(ctx, asks)
  return done
}
