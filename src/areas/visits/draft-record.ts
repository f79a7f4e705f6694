import type { Ctx, Outcome } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { type Draft, type DraftStatus, loadDraft, saveDraft } from './drafts.ts'
import type { DraftBody, DraftItem } from './stored.ts'
import { drawDraft } from './view.ts'

/** A draft as buttons act on it: only its author may press. */
export const draftRecord: PressedRecord<{ draft: string }, Draft> = {
  load: (ctx, { draft }) => loadDraft(ctx, draft, 'draft card'),
  version: (draft) => draft.version,
  forbids: (ctx, draft) =>
    draft.personId === ctx.actor.id ? undefined : { code: 'not_yours', params: { who: draft.person } },
  redraw: (ctx, draft) => drawDraft(ctx, draft),
}

/** A draft that is still to be decided, and the `item` of it that a button is about. */
export const openDraftRecord: PressedRecord<{ draft: string; item?: number }, Draft> = {
  ...draftRecord,
  closed(draft, { item }) {
    if (draft.status === 'open' || draft.status === 'repeat')
      return item === undefined || item in draft.body.items ? undefined : { code: 'card_unknown', params: {} }
    return { code: draft.status === 'saved' ? 'already_saved' : 'already_closed', params: {} }
  },
}

/** Writes a change of a draft and answers with its card in the new state. */
export async function changed(
  ctx: Ctx,
  draft: Draft,
  change: { status?: DraftStatus; body?: DraftBody; closedAt?: Date },
  toast?: Extract<Outcome, { toast?: unknown }>['toast'],
): Promise<Outcome> {
  const saved = await saveDraft(ctx, draft, change)
  const card = await drawDraft(ctx, saved)
  return toast ? { toast, card } : { card }
}

/** The body with one item replaced; the same body when there is no such item. */
export function withItem(body: DraftBody, place: number, change: (item: DraftItem) => DraftItem): DraftBody {
  return { ...body, items: body.items.map((item, index) => (index === place ? change(item) : item)) }
}
