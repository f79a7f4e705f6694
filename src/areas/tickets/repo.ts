import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import { clocks, coverages, levels, statuses, ticketKinds, waits } from '../../../bot-cards/tickets/kinds.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { ticketEvents, tickets } from '../../../drizzle/schema/tickets.ts'
import { type Ctx, type EventCtx, reveal } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, PersonId, ProjectId, TicketId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import {
  type Happening,
  happening,
  oneOf,
  type Ticket,
  type TicketBody,
  type TicketEvent,
  type TicketHead,
  ticketBody,
} from './model.ts'

const { body: sealedBody, ...plainColumns } = getTableColumns(tickets)

/** Tickets with the names they are shown by; without what is sealed. */
export const selectTickets = (tx: Tx) =>
  tx
    .select({
      row: plainColumns,
      client: clients.name,
      project: projects.name,
      city: projects.city,
      assignee: people.name,
    })
    .from(tickets)
    .innerJoin(clients, eq(clients.id, tickets.clientId))
    .leftJoin(projects, eq(projects.id, tickets.projectId))
    .leftJoin(people, eq(people.id, tickets.assigneeId))

type Selected = Awaited<ReturnType<typeof selectTickets>>[number]

export const toTicket = ({ row, client, project, city, assignee }: Selected): TicketHead => ({
  id: row.id as TicketId,
  number: row.number,
  clientId: row.clientId as ClientId,
  client,
  kind: oneOf(ticketKinds, row.kind),
  level: oneOf(levels, row.level),
  part: row.part,
  status: oneOf(statuses, row.status),
  round: row.round,
  openedAt: row.openedAt,
  coverage: oneOf(coverages, row.coverage),
  otherCity: row.otherCity,
  version: row.version,
  createdBy: row.createdBy as PersonId,
  createdAt: row.createdAt,
  ...(row.projectId ? { projectId: row.projectId as ProjectId } : {}),
  ...(project ? { project } : {}),
  ...(city ? { city } : {}),
  ...(row.work ? { work: oneOf(workKinds, row.work) } : {}),
  ...(row.waiting ? { waiting: oneOf(waits, row.waiting) } : {}),
  ...(row.assigneeId ? { assigneeId: row.assigneeId as PersonId } : {}),
  ...(assignee ? { assignee } : {}),
  ...(row.visitAt ? { visitAt: row.visitAt } : {}),
  ...(row.solvedAt ? { solvedAt: row.solvedAt } : {}),
  ...(row.closedAt ? { closedAt: row.closedAt } : {}),
  ...(row.dueAt ? { dueAt: row.dueAt } : {}),
  ...(row.dueClock ? { dueClock: oneOf(clocks, row.dueClock) } : {}),
  ...(row.coveredUntil ? { coveredUntil: row.coveredUntil } : {}),
  ...(row.satisfaction === null ? {} : { satisfaction: row.satisfaction }),
  ...(row.chatId ? { chatId: row.chatId } : {}),
  ...(row.sourceMessageId ? { sourceMessageId: row.sourceMessageId } : {}),
  ...(row.mergedInto ? { mergedInto: row.mergedInto as TicketId } : {}),
  ...(row.splitFrom ? { splitFrom: row.splitFrom as TicketId } : {}),
})

/** One ticket. Who may see it, the caller asks (`ticket.see`). */
export async function findTicket(tx: Tx, id: string): Promise<TicketHead | undefined> {
  const [row] = await selectTickets(tx).where(eq(tickets.id, id))
  return row && toTicket(row)
}

/** The same by the number people say. */
export async function ticketNumbered(tx: Tx, number: number): Promise<TicketHead | undefined> {
  const [row] = await selectTickets(tx).where(eq(tickets.number, number))
  return row && toTicket(row)
}

/**
 * The same, locked until the transaction ends: whoever changes a ticket begins here. Locked first and read then: a joined
 * row read while waiting for the lock would be the old one.
 */
export async function lockTicket(tx: Tx, id: string): Promise<TicketHead | undefined> {
  await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, id)).for('update')
  return findTicket(tx, id)
}

/** What is protected of a ticket, logging the read. */
export async function bodyOf(
  ctx: EventCtx,
  ticket: Pick<TicketHead, 'id' | 'clientId'>,
): Promise<TicketBody> {
  const [row] = await ctx.tx.select({ body: sealedBody }).from(tickets).where(eq(tickets.id, ticket.id))
  if (!row) throw new Error(`ticket ${ticket.id} is gone`)
  const [text = ''] = await reveal(ctx, 'ticket', [
    { place: placeOf(tickets.body, ticket.id), sealed: row.body, clientId: ticket.clientId },
  ])
  return ticketBody.parse(JSON.parse(text))
}

/** A ticket with everything it says. */
export const withBody = async (ctx: EventCtx, ticket: TicketHead): Promise<Ticket> => ({
  ...ticket,
  body: await bodyOf(ctx, ticket),
})

const sealBody = (ctx: Pick<EventCtx, 'deps'>, id: string, body: TicketBody) =>
  ctx.deps.vault.seal(placeOf(tickets.body, id), JSON.stringify(body))

export type NewTicket = Pick<
  TicketHead,
  'id' | 'clientId' | 'kind' | 'level' | 'part' | 'coverage' | 'otherCity'
> &
  Partial<
    Pick<
      TicketHead,
      'projectId' | 'work' | 'coveredUntil' | 'chatId' | 'sourceMessageId' | 'splitFrom' | 'openedAt'
    >
  > & { body: TicketBody }

/** Writes a new ticket without anything that happened to it; `happen` with `opened` follows. False: the id is there. */
export async function insertTicket(ctx: Ctx, { body, ...ticket }: NewTicket): Promise<boolean> {
  const rows = await ctx.tx
    .insert(tickets)
    .values({
      ...ticket,
      status: 'new',
      openedAt: ticket.openedAt ?? ctx.at,
      body: sealBody(ctx, ticket.id, body),
      createdBy: ctx.actor.id,
      createdAt: ctx.at,
    })
    .onConflictDoNothing()
    .returning({ id: tickets.id })
  return rows.length > 0
}

/** Changes what is protected of a ticket. */
export async function saveBody(ctx: EventCtx, id: TicketId, body: TicketBody): Promise<void> {
  await ctx.tx
    .update(tickets)
    .set({ body: sealBody(ctx, id, body) })
    .where(eq(tickets.id, id))
}

/** Everything that happened to a ticket, as it was written. */
export async function eventsOf(tx: Tx, ticketId: string): Promise<TicketEvent[]> {
  const rows = await tx
    .select({
      id: ticketEvents.id,
      at: ticketEvents.at,
      actorId: ticketEvents.actorId,
      what: ticketEvents.what,
    })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(asc(ticketEvents.seq))
  return rows.map(({ actorId, what, ...row }) => ({
    ...row,
    what: happening.parse(what),
    ...(actorId ? { actorId: actorId as PersonId } : {}),
  }))
}

/** What was said with the events of a ticket, by event, logging the read. */
export async function notesOf(
  ctx: EventCtx,
  ticket: Pick<TicketHead, 'id' | 'clientId'>,
): Promise<Map<string, string>> {
  const rows = await ctx.tx
    .select({ id: ticketEvents.id, note: ticketEvents.note })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticket.id))
    .orderBy(asc(ticketEvents.seq))
  const noted = rows.flatMap(({ id, note }) => (note ? [{ id, note }] : []))
  const texts = await reveal(
    ctx,
    'ticket',
    noted.map(({ id, note }) => ({
      place: placeOf(ticketEvents.note, id),
      sealed: note,
      clientId: ticket.clientId,
    })),
  )
  return new Map(noted.map(({ id }, place) => [id, texts[place] ?? '']))
}

/** How a ticket was solved last, in the words of whoever did, logging the read; undefined while it is not. */
export async function solutionOf(
  ctx: EventCtx,
  ticket: Pick<TicketHead, 'id' | 'clientId'>,
): Promise<string | undefined> {
  const [row] = await ctx.tx
    .select({ id: ticketEvents.id, note: ticketEvents.note })
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, ticket.id), sql`${ticketEvents.what}->>'did' = 'resolved'`))
    .orderBy(desc(ticketEvents.seq))
    .limit(1)
  if (!row?.note) return undefined
  const [text] = await reveal(ctx, 'ticket', [
    { place: placeOf(ticketEvents.note, row.id), sealed: row.note, clientId: ticket.clientId },
  ])
  return text
}

/** How something that happens is written down beside what it is. */
export type Telling = {
  /** When it took effect; now where nothing is said. */
  at?: Date
  /** What was said with it, sealed. */
  note?: string
  /** The message it came with: one is filed once. */
  messageId?: string
}

/** Appends what happened; undefined where the same message was filed before. */
export async function appendEvent(
  ctx: EventCtx,
  ticketId: TicketId,
  what: Happening,
  { at = ctx.at, note, messageId }: Telling,
): Promise<TicketEvent | undefined> {
  const id = ctx.deps.ids.mint('ticket_event', ctx.at)
  const rows = await ctx.tx
    .insert(ticketEvents)
    .values({
      id,
      ticketId,
      at,
      recordedAt: ctx.at,
      what,
      actorId: ctx.actor?.id ?? null,
      note: note ? ctx.deps.vault.seal(placeOf(ticketEvents.note, id), note) : null,
      messageId: messageId ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: ticketEvents.id })
  return rows.length === 0 ? undefined : { id, at, what, ...(ctx.actor ? { actorId: ctx.actor.id } : {}) }
}

/** Columns that follow from history and clocks. */
export type Followed = Partial<
  Pick<
    typeof tickets.$inferInsert,
    | 'kind'
    | 'level'
    | 'work'
    | 'projectId'
    | 'part'
    | 'status'
    | 'waiting'
    | 'assigneeId'
    | 'round'
    | 'openedAt'
    | 'visitAt'
    | 'solvedAt'
    | 'closedAt'
    | 'dueAt'
    | 'dueClock'
    | 'lookAt'
    | 'coverage'
    | 'coveredUntil'
    | 'otherCity'
    | 'satisfaction'
    | 'chatId'
    | 'mergedInto'
  >
>

/** Writes what follows from history; the ticket was locked, so losing here is a bug, not a race. */
export async function saveFollowed(ctx: EventCtx, ticket: TicketHead, followed: Followed): Promise<void> {
  const rows = await ctx.tx
    .update(tickets)
    .set({ ...followed, version: ticket.version + 1 })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning({ id: tickets.id })
  if (rows.length === 0) throw new Error(`ticket ${ticket.id} moved on under its own lock`)
}
