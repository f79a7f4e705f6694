import { ticketDraftCard } from '../../../bot-cards/intake/draft.ts'
import { type Ctx, tell } from '../../bot/context.ts'
import { maskPhones } from '../../kernel/text/phones.ts'
import { put } from '../../outbox/put.ts'
import { findClient } from '../clients/index.ts'
import { filesOf } from '../files/index.ts'
import { findProject } from '../projects/index.ts'
import { findTicket } from '../tickets/index.ts'
import { similarTicket } from './similar.ts'
import type { TicketDraft } from './stored.ts'

/** The outbox slot under which a draft's card lives. */
const draftSlot = (id: string): string => `ticket-draft:${id}`

/** A draft as everybody in its chat may see it: in a group numbers are masked. */
export async function drawDraft(ctx: Ctx, draft: TicketDraft): Promise<object> {
  const { body, chatId } = draft
  const [client, project, options, similar, files, ticket] = await Promise.all([
    body.clientId ? findClient(ctx.tx, body.clientId) : undefined,
    body.projectId ? findProject(ctx.tx, body.projectId) : undefined,
    Promise.all(body.projectId ? [] : body.options.map((id) => findProject(ctx.tx, id))),
    similarTicket(ctx, draft),
    draft.ticketId ? [] : filesOf(ctx, 'ticket_drafts', draft.id, { purpose: 'ticket' }),
    draft.ticketId ? findTicket(ctx.tx, draft.ticketId) : undefined,
  ])
  const shown = (text: string) => (chatId ? maskPhones(text) : text)
  return ticketDraftCard.render({
    draft: draft.id,
    version: draft.version,
    status: draft.status === 'saved' && body.joined ? 'joined' : draft.status,
    kind: body.kind,
    level: body.level,
    part: body.part,
    place: body.place,
    description: shown(body.description),
    reporter: body.reporter,
    phone: shown(body.phone),
    guessed: body.guessed,
    options: options.flatMap((one) => (one ? [{ id: one.id, name: one.name, client: one.client }] : [])),
    files: files.length,
    mayBeVisit: body.mayBeVisit && chatId === undefined,
    ...(client ? { client: client.name } : {}),
    ...(project ? { project: project.name } : {}),
    ...(body.work ? { work: body.work } : {}),
    ...(similar ? { similar: { ticket: similar.id, number: similar.number, what: similar.what } } : {}),
    ...(ticket ? { number: ticket.number } : {}),
  })
}

/** Shows a draft's card where it was said: below the message in its group, or in its author's private chat. */
export async function showDraft(
  ctx: Ctx,
  draft: TicketDraft,
  how: { card?: object; fresh?: boolean } = {},
): Promise<void> {
  const card = how.card ?? (await drawDraft(ctx, draft))
  const where = { slot: draftSlot(draft.id), ...(how.fresh ? { firstOfSlot: true } : {}) }
  if (!draft.chatId || !draft.messageId) return void (await tell(ctx, draft.openId, card, where))
  const { chatId, messageId } = draft
  await put(
    ctx.deps,
    ctx.tx,
    ctx.at,
    { to: 'reply', chatId, messageId, inThread: true, what: 'card', card, ...where },
    ctx.cause,
  )
}
