import { z } from 'zod'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { speechUnavailableCard } from '../../../bot-cards/system/speech-unavailable.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { type Ctx, tell } from '../../bot/context.ts'
import type { AreaTask } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { LarkError } from '../../lark/out/port.ts'
import { opusToPcm, SpeechError } from '../../lark/out/speech.ts'
import { personById } from '../people/index.ts'
import { hasFile, keepFile, readAttachment } from './attachment-file.ts'
import { type Attachment, loadAttachment, settleAttachment } from './attachments.ts'
import { type Draft, loadDraft, saveDraft } from './drafts.ts'
import { draftSlot, heardItems } from './start-draft.ts'
import { emptyItem } from './stored.ts'
import { drawDraft } from './view.ts'

const payload = z.object({ attachment: z.string() })
/** Lark's own limit for a file in a chat is 100 MB; a photo of a site is a tenth of this. */
const largest = 30 * 1024 * 1024

/** Brings a photo or file home, encrypted, and shows it on its draft card. */
export const fetchAttachment: AreaTask = {
  async run({ deps }, raw) {
    const attachment = await found(deps, raw)
    if (!attachment) return
    const bytes = await store(deps, attachment)
    await refresh(deps, attachment, bytes, async (_ctx, draft) => draft)
  },
  /** Lark never gave the file: the card says so instead of "on its way". */
  async giveUp({ deps }, raw) {
    const attachment = await found(deps, raw)
    if (attachment) await refresh(deps, attachment, undefined, async (_ctx, draft) => draft)
  },
}

/** The same for a voice message, whose words then fill the draft, if the company's app may listen. */
export const hearAttachment: AreaTask = {
  async run({ deps }, raw) {
    const attachment = await found(deps, raw)
    if (!attachment) return
    const bytes = await store(deps, attachment)
    const heard = bytes && (await recognize(deps, attachment, bytes))
    await refresh(deps, attachment, bytes, async (ctx, draft) => {
      if (heard && 'sorry' in heard) await tell(ctx, ctx.actor.openId, heard.sorry)
      return heard && 'text' in heard && draft.status === 'open'
        ? saveDraft(ctx, draft, { body: await withWords(ctx, draft, heard.text) })
        : draft
    })
  },
  /** The recording is here and nobody listened, or not even the recording came. */
  async giveUp({ deps }, raw) {
    const attachment = await found(deps, raw)
    if (!attachment) return
    const bytes = hasFile(deps, attachment.id) ? await readAttachment(deps, attachment.id) : undefined
    await refresh(deps, attachment, bytes, async (ctx, draft) => {
      if (bytes) await tell(ctx, ctx.actor.openId, notice(hints.voiceUnheard))
      return draft
    })
  },
}

async function found(deps: Deps, raw: unknown): Promise<Attachment | undefined> {
  const attachment = await loadAttachment({ tx: deps.db }, payload.parse(raw).attachment)
  return attachment?.status === 'pending' ? attachment : undefined
}

/** Brings the bytes home. Undefined when Lark refuses to give the file: the card will say so. */
async function store(
  deps: Deps,
  { id, kind, messageId, fileKey }: Attachment,
): Promise<Uint8Array | undefined> {
  try {
    const bytes = await deps.lark.download(messageId, fileKey, kind === 'image' ? 'image' : 'file', largest)
    await keepFile(deps, id, bytes)
    return bytes
  } catch (error) {
    if (!(error instanceof LarkError) || error.kind !== 'permanent') throw error
    return undefined
  }
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

/**
 * Notes what became of the file and, in the same transaction, loads the draft for its author, lets `change` work on it
 * and shows the card as it then stands. A try cut short before is made again as a whole.
 */
async function refresh(
  deps: Deps,
  attachment: Attachment,
  bytes: Uint8Array | undefined,
  change: (ctx: Ctx, draft: Draft) => Promise<Draft>,
) {
  await deps.db.transaction(async (tx) => {
    const at = deps.clock.now()
    const system = { deps, tx, at, cause: attachment.messageId }
    const result = bytes ? { status: 'stored' as const, bytes: bytes.length } : { status: 'failed' as const }
    if (!(await settleAttachment(system, attachment.id, result))) return
    const draft = await loadDraft(system, attachment.draftId, 'attachment')
    const actor = draft && (await personById(tx, draft.personId, at))
    if (!draft || !actor) return
    const ctx: Ctx = { ...system, actor, origin: { chatType: 'p2p' } }
    const now = await change(ctx, draft)
    // A form being filled in would lose what was typed; the photo shows when the form is sent.
    if (now.body.editing === undefined || now !== draft)
      await tell(ctx, actor.openId, await drawDraft(ctx, now), { slot: draftSlot(now.id) })
  })
  deps.queue.poke('outbox')
}
