import { and, eq, lt, ne, sql } from 'drizzle-orm'
import { attachments } from '../../../drizzle/schema/files.ts'
import { type Ctx, done, type Outcome } from '../../bot/context.ts'
import type { FileHome, Schedule } from '../../bot/define.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import { attach, dropFile, expectedFile, moveFiles, type Owner, type Sent } from '../files/index.ts'
import { isServiceGroup } from '../tickets/index.ts'
import { draftInHand } from '../visits/index.ts'
import { latestDraft, loadDraft, type TicketDraft } from './stored.ts'
import { showDraft } from './view.ts'

/** A picture goes with the words of the same person in the same chat up to this long before or after it. */
const togetherMs = 10 * 60_000
/** Pictures that came before their words wait under this name, for whoever sent them where. */
const early = 'ticket_photos'

const chatOf = (ctx: Ctx): string | undefined =>
  ctx.origin.chatType === 'group' ? ctx.origin.chatId : undefined
const earlyId = (ctx: Ctx): string => `${ctx.actor.id} ${chatOf(ctx) ?? 'private'}`

/** Files what a message brought with a record. */
export async function keepPhotos(ctx: Ctx, owner: Owner, event: MessageEvent): Promise<number> {
  const sent = event.content.filter((part): part is Sent => part.kind === 'image' || part.kind === 'file')
  for (const part of sent) await attach(ctx, owner, event.messageId, part)
  return sent.length
}

/** Pictures the author sent here a moment before the words. */
export async function adoptPhotos(ctx: Ctx, draft: TicketDraft): Promise<void> {
  await moveFiles(
    ctx,
    { entity: early, entityId: earlyId(ctx) },
    { entity: 'ticket_drafts', entityId: draft.id },
    new Date(ctx.at.getTime() - togetherMs),
  )
}

/**
 * A picture that follows a draft of its sender's in the same chat goes with it, also when it has become a ticket. In a
 * group of after-sales one that comes before any words waits for them ten minutes; elsewhere it is none of ours.
 */
export async function photo(ctx: Ctx, event: MessageEvent): Promise<Outcome | undefined> {
  if (!event.content.some(({ kind }) => kind === 'image' || kind === 'file')) return undefined
  const chatId = chatOf(ctx)
  const since = new Date(ctx.at.getTime() - togetherMs)
  const last = await latestDraft(ctx.tx, ctx.actor.id, chatId, since)
  if (last && (chatId || !(await laterInHand(ctx, last.createdAt)))) {
    const owner = last.ticketId
      ? { entity: 'tickets', entityId: last.ticketId }
      : { entity: 'ticket_drafts', entityId: last.id }
    await keepPhotos(ctx, owner, event)
    return done
  }
  if (!chatId || !(await isServiceGroup(ctx.tx, chatId))) return undefined
  await keepPhotos(ctx, { entity: early, entityId: earlyId(ctx) }, event)
  return done
}

/** In private something asked for later, or a visit told later, has the picture. */
async function laterInHand(ctx: Ctx, since: Date): Promise<boolean> {
  const [expected, visit] = await Promise.all([expectedFile(ctx), draftInHand(ctx.tx, ctx.actor.id, ctx.at)])
  return (expected !== undefined && expected.since > since) || (visit !== undefined && visit.since > since)
}

/** A draft's picture is here: its card counts it. */
export const draftFile: FileHome = async (ctx, { entityId }) => {
  const draft = await loadDraft(ctx, entityId)
  if (draft?.status === 'open') await showDraft(ctx, draft)
}

/** Nothing to show: its words have not come. */
export const earlyFile: FileHome = async () => undefined

const leftOver = (at: Date) =>
  and(
    eq(attachments.entity, early),
    ne(attachments.status, 'removed'),
    lt(attachments.createdAt, new Date(at.getTime() - togetherMs)),
  )

/** Pictures to which no words came are not ours to keep. */
export const tidy: Schedule = {
  name: 'intake.tidy',
  waits: (at) => sql`exists (select 1 from ${attachments} where ${leftOver(at)})`,
  run: (deps, at) =>
    deps.db.transaction(async (tx) => {
      const rows = await tx.select({ id: attachments.id }).from(attachments).where(leftOver(at)).limit(100)
      for (const { id } of rows) await dropFile({ deps, tx, at, cause: 'intake.tidy' }, id)
    }),
}
