import { say } from '../../../bot-cards/i18n/say.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { personById } from '../people/index.ts'
import { groupGone, happen, lockTicket, showTicket } from '../tickets/index.ts'
import { draftOfMessage, loadDraft, saveDraft } from './stored.ts'
import { tellGone } from './told.ts'
import { showDraft } from './view.ts'

/** Words taken back take their open draft with them; what is a ticket by now stays one, and its history says so. */
export async function recalled(ctx: EventCtx, event: { messageId: string }): Promise<void> {
  const id = await draftOfMessage(ctx.tx, event.messageId)
  const draft = id ? await loadDraft(ctx, id) : undefined
  const author = draft && (await personById(ctx.tx, draft.personId, ctx.at))
  if (!draft || !author) return
  if (draft.status === 'saved' && draft.ticketId) {
    const ticket = await lockTicket(ctx.tx, draft.ticketId)
    const note = say((w) => w.intake.told.recalled).zh
    const stands =
      ticket &&
      (await happen(
        { ...ctx, actor: author },
        ticket,
        { did: 'commented', internal: true, files: 0 },
        { note },
      ))
    if (stands) await showTicket(ctx, stands)
  }
  if (draft.status !== 'open') return
  const closed = await saveDraft(ctx, draft, { status: 'discarded' })
  await audit(ctx, { action: 'intake.recall', entity: 'ticket_draft', entityId: draft.id })
  await showDraft({ ...ctx, actor: author, origin: { chatType: 'p2p' } }, closed)
}

/** keqing is no longer in a group, or there is no such group any more. */
export const gone =
  (why: 'removed' | 'disbanded') =>
  async (ctx: EventCtx, event: { chatId: string }): Promise<void> => {
    const moved = await groupGone(ctx, event.chatId)
    if (!moved) return
    await audit(ctx, {
      action: 'intake.group_gone',
      entity: 'chat',
      entityId: event.chatId,
      after: { why, tickets: moved.map((one) => one.number) },
    })
    await tellGone(ctx, why, moved)
  }
