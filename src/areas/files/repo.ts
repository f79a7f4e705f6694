import { and, eq, gte, inArray, ne } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import { type FileKind, type FileView, fileKinds } from '../../../bot-cards/files/views.ts'
import { attachments } from '../../../drizzle/schema/files.ts'
import { type Ctx, type EventCtx, reveal } from '../../bot/context.ts'
import { putTask } from '../../jobs/tasks.ts'
import type { AttachmentId } from '../../kernel/ids.ts'
import type { MessageContent } from '../../lark/in/event.ts'
import { placeOf } from '../../vault/place.ts'

/** The parts of a message that can belong to a record. */
export type Sent = Extract<MessageContent, { kind: 'image' | 'file' | 'audio' | 'name_card' }>

/** Table and id of the record a file belongs to. */
export type Owner = { entity: string; entityId: string }

export type Attachment = Owner & {
  id: AttachmentId
  kind: FileKind
  messageId: string
  fileKey: string
  status: 'pending' | 'stored' | 'failed' | 'removed'
}

/**
 * Files something that the actor sent with a record. Its bytes are fetched after the commit by `files.fetch`, which then
 * tells the record's area (`Area.files`), or by another task of that area's own.
 */
export async function attach(
  ctx: Ctx,
  owner: Owner,
  messageId: string,
  sent: Sent,
  task = 'files.fetch',
): Promise<AttachmentId> {
  const id = ctx.deps.ids.mint('attachment', ctx.at)
  // A name card has no bytes: whose it is, is all there is, and it is sealed like a name.
  const name = sent.kind === 'file' ? sent.name : sent.kind === 'name_card' ? sent.openId : ''
  const fileKey = sent.kind === 'image' ? sent.imageKey : sent.kind === 'name_card' ? '' : sent.fileKey
  await Promise.all([
    ctx.tx.insert(attachments).values({
      id,
      entity: owner.entity,
      entityId: owner.entityId,
      kind: sent.kind,
      name: ctx.deps.vault.seal(placeOf(attachments.name, id), name),
      messageId,
      fileKey,
      createdAt: ctx.at,
    }),
    putTask(ctx.tx, ctx.deps, ctx.at, task, { attachment: id, person: ctx.actor.id }),
  ])
  return id
}

const states = ['pending', 'stored', 'failed', 'removed'] as const
const kindOf = (kind: string): FileKind => fileKinds.find((one) => one === kind) ?? 'file'

export async function loadAttachment(ctx: Pick<EventCtx, 'tx'>, id: string): Promise<Attachment | undefined> {
  const [row] = await ctx.tx
    .select({
      id: attachments.id,
      entity: attachments.entity,
      entityId: attachments.entityId,
      kind: attachments.kind,
      messageId: attachments.messageId,
      fileKey: attachments.fileKey,
      status: attachments.status,
    })
    .from(attachments)
    .where(eq(attachments.id, id))
  return (
    row && {
      ...row,
      id: row.id as AttachmentId,
      kind: kindOf(row.kind),
      status: states.find((one) => one === row.status) ?? 'failed',
    }
  )
}

/** Writes down what became of a file; false when another try of its task already did, or it was removed meanwhile. */
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

/**
 * What was sent for a record, oldest first; what was removed is gone. File names are protected: the read is logged, for
 * the client it belongs to where there is one.
 */
export async function filesOf(
  ctx: EventCtx,
  entity: string,
  entityId: string,
  read: { purpose?: Purpose; clientId?: string } = {},
): Promise<FileView[]> {
  const rows = await ctx.tx
    .select({
      id: attachments.id,
      kind: attachments.kind,
      status: attachments.status,
      name: attachments.name,
    })
    .from(attachments)
    .where(
      and(
        eq(attachments.entity, entity),
        eq(attachments.entityId, entityId),
        ne(attachments.status, 'removed'),
      ),
    )
    .orderBy(attachments.createdAt)
  const named = rows.filter((row) => row.kind === 'file')
  const names = await reveal(
    ctx,
    read.purpose ?? 'attachment',
    named.map((row) => ({
      place: placeOf(attachments.name, row.id),
      sealed: row.name,
      ...(read.clientId ? { clientId: read.clientId } : {}),
    })),
  )
  return rows.map((row) => ({
    kind: kindOf(row.kind),
    state: row.status === 'stored' ? 'stored' : row.status === 'failed' ? 'failed' : 'pending',
    name: names[named.indexOf(row)] ?? '',
  }))
}

/** Gives what was sent for one record to another, all of it or what came since a moment; answers how many. */
export async function moveFiles(ctx: EventCtx, from: Owner, to: Owner, since?: Date): Promise<number> {
  const rows = await ctx.tx
    .update(attachments)
    .set({ entity: to.entity, entityId: to.entityId })
    .where(
      and(
        eq(attachments.entity, from.entity),
        eq(attachments.entityId, from.entityId),
        ne(attachments.status, 'removed'),
        since ? gte(attachments.createdAt, since) : undefined,
      ),
    )
    .returning({ id: attachments.id })
  return rows.length
}

/** Takes everything that was sent for these records away, in this transaction; the bytes follow by a task. */
export async function dropFiles(ctx: EventCtx, entity: string, entityIds: readonly string[]): Promise<void> {
  if (entityIds.length === 0) return
  const rows = await ctx.tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.entity, entity),
        inArray(attachments.entityId, [...entityIds]),
        ne(attachments.status, 'removed'),
      ),
    )
  for (const { id } of rows) await dropFile(ctx, id)
}

/** Takes one file away; its name and key go now, its bytes by a task. */
export async function dropFile(ctx: EventCtx, id: string): Promise<void> {
  const nothing = ctx.deps.vault.seal(placeOf(attachments.name, id), '')
  await ctx.tx
    .update(attachments)
    .set({ status: 'removed', name: nothing, fileKey: '', bytes: null })
    .where(eq(attachments.id, id))
  await putTask(ctx.tx, ctx.deps, ctx.at, 'files.remove', { attachment: id })
}
