import { and, eq, ne } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { attachments } from '../../../drizzle/schema/files.ts'
import type { Ctx, Outcome } from '../../bot/context.ts'
import type { TicketId } from '../../kernel/ids.ts'
import { openTicket } from './create.ts'
import { happen } from './happen.ts'
import type { TicketHead } from './model.ts'
import { moved } from './moved.ts'
import { lockTicket, type Telling, withBody } from './repo.ts'
import { showTicket } from './show.ts'

const done = { tone: 'success' as const, text: say((w) => w.tickets.move.toasts.done) }

/** Takes one ticket into another of the same client: its photos go along, both cards say so. */
export async function merge(
  ctx: Ctx,
  ticket: TicketHead,
  into: TicketId,
  telling: Telling,
): Promise<Outcome> {
  const kept = await lockTicket(ctx.tx, into)
  if (!kept) throw new Error(`ticket ${into} is gone`)
  await ctx.tx
    .update(attachments)
    .set({ entityId: into })
    .where(
      and(
        eq(attachments.entity, 'tickets'),
        eq(attachments.entityId, ticket.id),
        ne(attachments.status, 'removed'),
      ),
    )
  const { body } = await withBody(ctx, ticket)
  const grown = await happen(ctx, kept, { did: 'absorbed', ticket: ticket.id }, { note: body.description })
  if (grown) await showTicket(ctx, grown)
  return moved(ctx, ticket, { did: 'merged', into }, telling, done)
}

/** Opens a second ticket from what one also says; everything but what is wrong is the same. */
export async function split(ctx: Ctx, ticket: TicketHead, description: string): Promise<Outcome> {
  const { body } = await withBody(ctx, ticket)
  const id = ctx.deps.ids.mint('ticket', ctx.at)
  const opened = await openTicket(ctx, {
    id,
    clientId: ticket.clientId,
    kind: ticket.kind,
    level: ticket.level,
    part: ticket.part,
    otherCity: ticket.otherCity,
    splitFrom: ticket.id,
    ...(ticket.projectId ? { projectId: ticket.projectId } : {}),
    ...(ticket.city ? { city: ticket.city } : {}),
    body: { ...body, description },
  })
  if (!opened) throw new Error(`ticket ${id} was there before it was minted`)
  return moved(ctx, ticket, { did: 'split', into: opened.id }, { note: description }, done)
}
