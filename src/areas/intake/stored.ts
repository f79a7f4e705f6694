import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { guessable } from '../../../bot-cards/intake/views.ts'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import { levels, ticketKinds } from '../../../bot-cards/tickets/kinds.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { ticketDrafts } from '../../../drizzle/schema/tickets.ts'
import { type Ctx, type EventCtx, reveal } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId, TicketDraftId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'

/** A report as it was understood, and what is still asked about it. */
export const ticketDraftBody = z.object({
  kind: z.enum(ticketKinds),
  level: z.enum(levels),
  work: z.enum(workKinds).optional(),
  part: z.string(),
  place: z.string(),
  description: z.string(),
  reporter: z.string(),
  phone: z.string(),
  clientId: z.string().optional(),
  projectId: z.string().optional(),
  guessed: z.array(z.enum(guessable)),
  /** Projects it may be about. */
  options: z.array(z.string()),
  /** Its author said that it is another matter than the open ticket that looks alike. */
  apart: z.boolean(),
  /** Its words may tell of a visit. */
  mayBeVisit: z.boolean(),
  /** It joined a ticket that was open. */
  joined: z.boolean(),
})
export type TicketDraftBody = z.output<typeof ticketDraftBody>

const statuses = ['open', 'saved', 'discarded'] as const

export type TicketDraft = {
  id: TicketDraftId
  personId: PersonId
  person: string
  openId: string
  chatId?: string
  messageId?: string
  status: (typeof statuses)[number]
  ticketId?: string
  version: number
  body: TicketDraftBody
  createdAt: Date
}

const seal = (ctx: Pick<EventCtx, 'deps'>, id: string, body: TicketDraftBody) =>
  ctx.deps.vault.seal(placeOf(ticketDrafts.body, id), JSON.stringify(body))

/** Writes a new draft of the actor's, made from the message the context answers; `here`: a form has no message. */
export async function insertDraft(ctx: Ctx, body: TicketDraftBody): Promise<TicketDraft> {
  const id: TicketDraftId = ctx.deps.ids.mint('ticket_draft', ctx.at)
  const { chatType, chatId, messageId } = ctx.origin
  const inGroup = chatType === 'group' && chatId !== undefined
  await ctx.tx.insert(ticketDrafts).values({
    id,
    personId: ctx.actor.id,
    chatId: inGroup ? chatId : null,
    messageId: messageId ?? null,
    body: seal(ctx, id, body),
    createdAt: ctx.at,
  })
  return {
    id,
    personId: ctx.actor.id,
    person: ctx.actor.name,
    openId: ctx.actor.openId,
    status: 'open',
    version: 1,
    body,
    createdAt: ctx.at,
    ...(inGroup ? { chatId } : {}),
    ...(messageId ? { messageId } : {}),
  }
}

/** Loads and locks a draft, logging the read. */
export async function loadDraft(ctx: EventCtx, id: string): Promise<TicketDraft | undefined> {
  const [row] = await ctx.tx
    .select({ draft: ticketDrafts, person: people.name, openId: people.openId })
    .from(ticketDrafts)
    .innerJoin(people, eq(people.id, ticketDrafts.personId))
    .where(eq(ticketDrafts.id, id))
    .for('update', { of: ticketDrafts })
  if (!row) return undefined
  const { draft, person, openId } = row
  const [text = ''] = await reveal(ctx, 'ticket', [
    { place: placeOf(ticketDrafts.body, id), sealed: draft.body },
  ])
  return {
    id: draft.id as TicketDraftId,
    personId: draft.personId as PersonId,
    person,
    openId,
    status: statuses.find((one) => one === draft.status) ?? 'discarded',
    version: draft.version,
    body: ticketDraftBody.parse(JSON.parse(text)),
    createdAt: draft.createdAt,
    ...(draft.chatId ? { chatId: draft.chatId } : {}),
    ...(draft.messageId ? { messageId: draft.messageId } : {}),
    ...(draft.ticketId ? { ticketId: draft.ticketId } : {}),
  }
}

/** Writes a change; the draft was locked by `loadDraft`, so losing here is a bug, not a race. */
export async function saveDraft(
  ctx: EventCtx,
  draft: TicketDraft,
  change: { body?: TicketDraftBody; status?: 'saved' | 'discarded'; ticketId?: string },
): Promise<TicketDraft> {
  const rows = await ctx.tx
    .update(ticketDrafts)
    .set({
      version: draft.version + 1,
      ...(change.body ? { body: seal(ctx, draft.id, change.body) } : {}),
      ...(change.status ? { status: change.status, closedAt: ctx.at } : {}),
      ...(change.ticketId ? { ticketId: change.ticketId } : {}),
    })
    .where(and(eq(ticketDrafts.id, draft.id), eq(ticketDrafts.version, draft.version)))
    .returning({ version: ticketDrafts.version })
  const [row] = rows
  if (!row) throw new Error(`draft ${draft.id} moved on under its own lock`)
  return { ...draft, ...change, version: row.version }
}

/** Somebody's latest draft in a chat (none: their private one) since a moment, discarded ones left out. */
export async function latestDraft(
  tx: Tx,
  personId: string,
  chatId: string | undefined,
  since: Date,
): Promise<{ id: string; status: string; createdAt: Date; ticketId: string | null } | undefined> {
  const [row] = await tx
    .select({
      id: ticketDrafts.id,
      status: ticketDrafts.status,
      createdAt: ticketDrafts.createdAt,
      ticketId: ticketDrafts.ticketId,
    })
    .from(ticketDrafts)
    .where(
      and(
        eq(ticketDrafts.personId, personId),
        chatId ? eq(ticketDrafts.chatId, chatId) : isNull(ticketDrafts.chatId),
        gt(ticketDrafts.createdAt, since),
      ),
    )
    .orderBy(desc(ticketDrafts.createdAt), desc(ticketDrafts.id))
    .limit(1)
  return row && row.status !== 'discarded' ? row : undefined
}

/** The draft made from a message. */
export async function draftOfMessage(tx: Tx, messageId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: ticketDrafts.id })
    .from(ticketDrafts)
    .where(eq(ticketDrafts.messageId, messageId))
    .limit(1)
  return row?.id
}
