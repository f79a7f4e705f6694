import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { speechUnavailableCard } from '../../../bot-cards/system/speech-unavailable.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { type Ctx, tell } from '../../bot/context.ts'
import type { AreaTask, FileHome } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { LarkError } from '../../lark/out/port.ts'
import { opusToPcm, SpeechError } from '../../lark/out/speech.ts'
import { type Attachment, bringHome, hasFile, readAttachment, settle, waitingFile } from '../files/index.ts'
import { type Draft, loadDraft, saveDraft } from './drafts.ts'
import { draftSlot, heardItems } from './start-draft.ts'
import { emptyItem } from './stored.ts'
import { drawDraft } from './view.ts'

/** A photo or file of a draft is here, or Lark did not give it: the draft's card shows it. */
export const draftFile: FileHome = (ctx, { entityId }) => refresh(ctx, entityId, async (draft) => draft)

/** Brings a voice message home; its words then fill the draft, if the company's app may listen. */
export const hearAttachment: AreaTask = {
  async run({ deps }, raw) {
    const waiting = await waitingFile(deps, raw)
    if (!waiting) return
    const bytes = await bringHome(deps, waiting.file)
    const heard = bytes && (await recognize(deps, waiting.file, bytes))
    await settle(deps, waiting, bytes, (ctx) =>
      refresh(ctx, waiting.file.entityId, async (draft) => {
        if (heard && 'sorry' in heard) await tell(ctx, ctx.actor.openId, heard.sorry)
        return heard && 'text' in heard && draft.status === 'open'
          ? saveDraft(ctx, draft, { body: await withWords(ctx, draft, heard.text) })
          : draft
      }),
    )
  },
  /** The recording is here and nobody listened, or not even the recording came. */
  async giveUp({ deps }, raw) {
    const waiting = await waitingFile(deps, raw)
    if (!waiting) return
    const { id, entityId } = waiting.file
    const bytes = hasFile(deps, id) ? await readAttachment(deps, id) : undefined
    await settle(deps, waiting, bytes, (ctx) =>
      refresh(ctx, entityId, async (draft) => {
        if (bytes) await tell(ctx, ctx.actor.openId, notice(hints.voiceUnheard))
        return draft
      }),
    )
  },
}

const notice = (text: Bilingual) => noticeCard.render({ tone: 'info', text })

/** The words of a recording, or the card that says why there are none. */
async function recognize(
  deps: Deps,
  attachment: Attachment,
  opus: Uint8Array,
): Promise<{ text: string } | { sorry: object }> {
  try {
    const text = await deps.lark.recognizeSpeech(await opusToPcm(opus), attachment.id.slice(-16))
    return text.trim() ? { text: text.trim() } : { sorry: notice(hints.voiceUnclear) }
  } catch (error) {
    if (error instanceof SpeechError)
      return { sorry: notice(error.reason === 'too_long' ? hints.voiceTooLong : hints.voiceUnclear) }
    // The app may not listen: scope or edition.
    if (error instanceof LarkError && error.kind === 'permanent')
      return { sorry: speechUnavailableCard.render({}) }
    throw error
  }
}

/** Words spoken into an empty draft become its visits; into one that has words already, they are added. */
async function withWords(ctx: Ctx, draft: Draft, text: string) {
  const [first, ...rest] = draft.body.items
  const untouched = !first || (first.said === '' && first.client.state === 'empty' && rest.length === 0)
  const { editing: _, ...body } = draft.body
  if (untouched) return { ...body, startedAsForm: false, items: await heardItems(ctx, text) }
  return {
    ...body,
    items: [{ ...(first ?? emptyItem), said: `${first?.said ?? ''}\n${text}`.trim() }, ...rest],
  }
}

/** Loads the draft for its author, lets `change` work on it and shows the card as it then stands. */
async function refresh(ctx: Ctx, draftId: string, change: (draft: Draft) => Promise<Draft>): Promise<void> {
  const { actor: _, ...system } = ctx
  const draft = await loadDraft(system, draftId, 'attachment')
  if (!draft || draft.personId !== ctx.actor.id) return
  const now = await change(draft)
  // A form being filled in would lose what was typed; the photo shows when the form is sent.
  if (now.body.editing === undefined || now !== draft)
    await tell(ctx, ctx.actor.openId, await drawDraft(ctx, now), { slot: draftSlot(now.id) })
}
