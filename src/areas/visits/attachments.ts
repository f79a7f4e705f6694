import { and, eq } from 'drizzle-orm'
import { attachments } from '../../../drizzle/schema/files.ts'
import type { Ctx, EventCtx } from '../../bot/context.ts'
import { putTask } from '../../jobs/tasks.ts'
import type { AttachmentId, DraftId } from '../../kernel/ids.ts'
import type { MessageContent } from '../../lark/in/event.ts'
import { placeOf } from '../../vault/place.ts'

export type Sent = Extract<MessageContent, { kind: 'image' | 'file' | 'audio' }>

/** Files an image, file or voice message with a draft; its bytes are fetched by a task after the commit. */
export async function attach(
  ctx: Ctx,
  draftId: DraftId,
  messageId: string,
  sent: Sent,
): Promise<AttachmentId> {
  const id = ctx.deps.ids.mint('attachment', ctx.at)
  const name = sent.kind === 'file' ? sent.name : ''
  const fileKey = sent.kind === 'image' ? sent.imageKey : sent.fileKey
  await Promise.all([
    ctx.tx.insert(attachments).values({
      id,
      entity: 'drafts',
      entityId: draftId,
      kind: sent.kind,
      name: ctx.deps.vault.seal(placeOf(attachments.name, id), name),
      messageId,
      fileKey,
      createdAt: ctx.at,
    }),
    putTask(ctx.tx, ctx.deps, ctx.at, sent.kind === 'audio' ? 'visits.hear' : 'visits.fetch', {
      attachment: id,
    }),
  ])
  return id
}

export type Attachment = {
  id: AttachmentId
  draftId: DraftId
  kind: string
  messageId: string
  fileKey: string
  status: string
}

export async function loadAttachment(ctx: Pick<EventCtx, 'tx'>, id: string): Promise<Attachment | undefined> {
  const [row] = await ctx.tx
    .select({
      id: attachments.id,
      draftId: attachments.entityId,
      kind: attachments.kind,
      messageId: attachments.messageId,
      fileKey: attachments.fileKey,
      status: attachments.status,
    })
    .from(attachments)
    .where(eq(attachments.id, id))
  return row && { ...row, id: row.id as AttachmentId, draftId: row.draftId as DraftId }
}

/** Writes down what became of a file; false when another try of its task already did. */
export async function settleAttachment(
  ctx: Pick<EventCtx, 'tx'>,
  id: AttachmentId,
  result: { status: 'stored'; bytes: number } | { status: 'failed' },
): Promise<boolean> {
  const rows = await ctx.tx
    .update(attachments)
    .set(result)
    .where(and(eq(attachments.id, id), eq(attachments.status, 'pending')))
    .returning({ id: attachments.id })
  return rows.length > 0
}
