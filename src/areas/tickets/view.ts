import { ticketCard } from '../../../bot-cards/tickets/ticket.ts'
import type { HistoryLine } from '../../../bot-cards/tickets/views.ts'
import type { EventCtx } from '../../bot/context.ts'
import { maskPhones } from '../../kernel/text/phones.ts'
import { findClient } from '../clients/index.ts'
import { filesOf } from '../files/index.ts'
import { namesOf } from '../people/index.ts'
import { deadlinesOf } from './clock.ts'
import { isOver, replay } from './history.ts'
import { movesOf } from './life.ts'
import type { TicketEvent, TicketHead } from './model.ts'
import { bodyOf, eventsOf, findTicket, notesOf } from './repo.ts'
import { termsFor } from './terms.ts'

function lineOf(
  { id, at, actorId, what }: TicketEvent,
  names: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): HistoryLine {
  const who = actorId && names.get(actorId)
  const note = notes.get(id)
  const to = what.did === 'assigned' ? names.get(what.to) : undefined
  return {
    at,
    did: what.did,
    ...(who ? { who } : {}),
    ...(note ? { note: maskPhones(note) } : {}),
    ...(to ? { to } : {}),
    ...(what.did === 'commented'
      ? { internal: what.internal, files: what.files, takenBack: !note && what.files === 0 }
      : {}),
  }
}

/** A ticket's card as everybody in its group sees it: numbers masked, buttons by its state. Who may see it was asked. */
export async function drawTicket(ctx: EventCtx, ticket: TicketHead): Promise<object> {
  const [body, events, notes, { hours, targets }, client, files] = await Promise.all([
    bodyOf(ctx, ticket),
    eventsOf(ctx.tx, ticket.id),
    notesOf(ctx, ticket),
    termsFor(ctx, ticket),
    findClient(ctx.tx, ticket.clientId),
    filesOf(ctx, 'tickets', ticket.id, { purpose: 'ticket', clientId: ticket.clientId }),
  ])
  const named = events.flatMap(({ actorId, what }) => [
    ...(actorId ? [actorId] : []),
    ...(what.did === 'assigned' ? [what.to] : []),
  ])
  const [names, into] = await Promise.all([
    namesOf(ctx.tx, [...new Set(named)]),
    ticket.mergedInto ? findTicket(ctx.tx, ticket.mergedInto) : undefined,
  ])
  const now = replay(events)
  const solution = events.findLast((one) => one.what.did === 'resolved')
  const cost = solution?.what.did === 'resolved' ? solution.what.costYuan : undefined
  const told = solution && now.solvedAt ? notes.get(solution.id) : undefined
  return ticketCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    ticket: ticket.id,
    number: ticket.number,
    version: ticket.version,
    kind: ticket.kind,
    level: ticket.level,
    status: ticket.status,
    round: ticket.round,
    client: {
      id: ticket.clientId,
      name: ticket.client,
      ...(client?.tier ? { tier: client.tier } : {}),
    },
    part: ticket.part,
    place: body.place,
    description: maskPhones(body.description),
    reporter: body.reporter,
    phone: maskPhones(body.phone),
    openedAt: ticket.openedAt,
    coverage: ticket.coverage,
    clocks: isOver(ticket.status) ? [] : deadlinesOf(hours, targets, now, ctx.at),
    history: events.map((one) => lineOf(one, names, notes)),
    files: files.length,
    moves: movesOf(ticket),
    ...(ticket.waiting ? { waiting: ticket.waiting } : {}),
    ...(ticket.project ? { project: ticket.project } : {}),
    ...(ticket.work ? { work: ticket.work } : {}),
    ...(ticket.visitAt ? { visitAt: ticket.visitAt } : {}),
    ...(ticket.assignee ? { assignee: ticket.assignee } : {}),
    ...(ticket.coveredUntil ? { coveredUntil: ticket.coveredUntil } : {}),
    ...(told ? { solution: told } : {}),
    ...(cost === undefined ? {} : { costYuan: cost }),
    ...(now.confirmedBy ? { confirmedBy: now.confirmedBy } : {}),
    ...(ticket.satisfaction === undefined ? {} : { satisfaction: ticket.satisfaction }),
    ...(into ? { mergedInto: into.number } : {}),
  })
}
