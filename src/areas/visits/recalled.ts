import { audit, type EventCtx, tell } from '../../bot/context.ts'
import { personById } from '../people/index.ts'
import { loadDraft, openDraftOfMessage, saveDraft } from './drafts.ts'
import { draftSlot } from './start-draft.ts'
import { drawDraft } from './view.ts'

/** Words taken back take their unconfirmed draft with them; what was confirmed stays. */
export async function recalled(ctx: EventCtx, event: { messageId: string }): Promise<void> {
  const id = await openDraftOfMessage(ctx.tx, event.messageId)
  const draft = id ? await loadDraft(ctx, id, 'message recalled') : undefined
  const author = draft && (await personById(ctx.tx, draft.personId, ctx.at))
  if (!draft || !author) return
  const closed = await saveDraft(ctx, draft, { status: 'discarded', closedAt: ctx.at })
  await audit(ctx, {
    action: 'visits.recall',
    entity: 'draft',
    entityId: draft.id,
    after: { status: 'discarded' },
  })
  await tell(ctx, author.openId, await drawDraft({ ...ctx, actor: author }, closed), {
    slot: draftSlot(draft.id),
  })
}
