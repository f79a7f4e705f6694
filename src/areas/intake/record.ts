import type { Ctx, Outcome } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { mayHandle } from './start.ts'
import { loadDraft, saveDraft, type TicketDraft } from './stored.ts'
import { drawDraft } from './view.ts'

/** A draft as its buttons act on it, while it waits. */
export const openDraft: PressedRecord<{ draft: string }, TicketDraft> = {
  load: (ctx, { draft }) => loadDraft(ctx, draft),
  version: (draft) => draft.version,
  forbids: async (ctx, draft) =>
    (await mayHandle(ctx, draft)) ? undefined : { code: 'not_yours', params: { who: draft.person } },
  stale: (_, draft) => gone(draft) ?? { code: 'stale_card', params: {} },
  closed: gone,
  redraw: (ctx, draft) => drawDraft(ctx, draft),
}

function gone(draft: TicketDraft) {
  if (draft.status === 'open') return undefined
  return draft.status === 'saved'
    ? ({ code: 'already_saved', params: {} } as const)
    : ({ code: 'already_closed', params: {} } as const)
}

/** Writes a change and answers with the draft's card as it then stands. */
export async function changed(
  ctx: Ctx,
  draft: TicketDraft,
  change: Parameters<typeof saveDraft>[2],
  toast?: Extract<Outcome, { toast?: unknown }>['toast'],
): Promise<Outcome> {
  const card = await drawDraft(ctx, await saveDraft(ctx, draft, change))
  return toast ? { card, toast } : { card }
}
