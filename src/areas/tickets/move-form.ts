import { and, eq, ne, notInArray } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { type Asked, type MoveFields, openMove } from '../../../bot-cards/tickets/actions.ts'
import { moveFormCard } from '../../../bot-cards/tickets/move-form.ts'
import type { MoveFormView } from '../../../bot-cards/tickets/views.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { type Ctx, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { may } from '../../rights/standing.ts'
import { holdersOf } from '../people/index.ts'
import { accountTeamOf } from '../team/index.ts'
import { moveRight, movesOf } from './life.ts'
import type { Ticket, TicketHead } from './model.ts'
import type { MoveErrors } from './read-move.ts'
import { longestText } from './read-move.ts'
import { lockTicket, selectTickets, toTicket, withBody } from './repo.ts'
import { drawTicket } from './view.ts'

/** A ticket and what somebody wants to do with it. */
export type Moving = { ticket: TicketHead; move: Asked }

/** As `ticketFor`, the move being what the press says. */
export const movingRecord: PressedRecord<{ ticket: string; move: Asked }, Moving> = {
  async load(ctx, { ticket, move }) {
    const found = await lockTicket(ctx.tx, ticket)
    return found && (await may(ctx, 'ticket.see', found.clientId)) ? { ticket: found, move } : undefined
  },
  version: ({ ticket }) => ticket.version,
  forbids: async (ctx, { ticket, move }) =>
    (await may(ctx, moveRight[move], ticket.clientId))
      ? undefined
      : { code: 'ticket_not_yours', params: { number: String(ticket.number) } },
  closed: ({ ticket, move }) =>
    movesOf(ticket).includes(move)
      ? undefined
      : { code: 'ticket_moved_on', params: { number: String(ticket.number) } },
  redraw: (ctx, { ticket }) => drawTicket(ctx, ticket),
}

/** Whom a ticket may be given to: after-sales, the project managers, and the account team of its client. */
export async function mayHaveIt(ctx: Ctx, clientId: string): Promise<{ id: PersonId; name: string }[]> {
  const team = await accountTeamOf(ctx.tx, clientId, dayOf(ctx.at, ctx.deps.zone))
  const [service, project] = await Promise.all([
    holdersOf(ctx.tx, 'after_sales', ctx.at),
    holdersOf(ctx.tx, 'project', ctx.at),
  ])
  const all = [...service, ...project, ...team.map((one) => ({ id: one.personId, name: one.name }))]
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()]
}

/** Open tickets of the same project, or of the client where that is not known, that another may be merged into. */
export async function mergeable(ctx: Ctx, ticket: TicketHead): Promise<TicketHead[]> {
  const rows = await selectTickets(ctx.tx)
    .where(
      and(
        ticket.projectId ? eq(tickets.projectId, ticket.projectId) : eq(tickets.clientId, ticket.clientId),
        ne(tickets.id, ticket.id),
        notInArray(tickets.status, ['closed', 'cancelled', 'merged']),
      ),
    )
    .orderBy(tickets.number)
    .limit(20)
  return rows.map(toTicket)
}

const whereOf = (ticket: Pick<TicketHead, 'part' | 'project'>, place = '') =>
  [ticket.part || (place === '' ? (ticket.project ?? '') : ''), place].filter(Boolean).join(' ')

/** The fields of a correction as they stand. */
const standing = (ticket: Ticket): MoveFields => ({
  level: ticket.level,
  work: ticket.work,
  part: ticket.part,
  place: ticket.body.place,
  text: ticket.body.description,
  reporter: ticket.body.reporter,
  phone: ticket.body.phone,
})

/** The form, with what was typed and what is wrong with it. */
export async function drawMove(
  ctx: Ctx,
  { ticket: head, move }: Moving,
  fields?: MoveFields,
  errors: MoveErrors = {},
): Promise<object> {
  const ticket = await withBody(ctx, head)
  const [people, others] = await Promise.all([
    move === 'assign' ? mayHaveIt(ctx, ticket.clientId) : [],
    move === 'merge' ? mergeable(ctx, ticket) : [],
  ])
  const view: MoveFormView = {
    ticket: {
      id: ticket.id,
      number: ticket.number,
      version: ticket.version,
      where: whereOf(ticket, ticket.body.place),
    },
    move,
    kind: ticket.kind,
    coverage: ticket.coverage,
    fields: fields ?? (move === 'correct' ? standing(ticket) : {}),
    errors: Object.fromEntries(
      Object.entries(errors).map(([field, code]) => [
        field,
        say(({ tickets: { move: w } }) =>
          code === 'tooLong' ? w.errors.tooLong(longestText) : w.errors[code],
        ),
      ]),
    ),
    people: people.map(({ id, name }) => ({ id, name })),
    others: others.map((one) => ({ id: one.id, number: one.number, where: whereOf(one) })),
  }
  return moveFormCard.render(view)
}

/**
 * Opens the form of a move: in a private chat in place of the ticket's card there, from a group in the presser's private
 * chat, so that nobody else's card changes.
 */
export const open = defineAction(openMove, {
  roles,
  // Opening changes nothing; whether the move is still possible is asked again when it is sent.
  record: { ...movingRecord, version: () => 0 },
  async run(ctx, { record }) {
    const card = await drawMove(ctx, record)
    if (ctx.origin.chatId !== record.ticket.chatId) return { card }
    await tell(ctx, ctx.actor.openId, card)
    return { toast: { tone: 'info', text: say((w) => w.tickets.move.toasts.asked) } }
  },
})
