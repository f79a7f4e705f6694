import { audit, type EventCtx } from '../../bot/context.ts'
import { deadlinesOf, nextDeadline } from './clock.ts'
import { isOver, replay, type Standing } from './history.ts'
import type { Happening, TicketHead } from './model.ts'
import { appendEvent, eventsOf, type Followed, findTicket, saveFollowed, type Telling } from './repo.ts'
import { coverOf, termsFor } from './terms.ts'

/** Whether what was corrected decides on the warranty. */
const movesCover = ({ did, ...what }: Happening): boolean =>
  did === 'opened' ||
  (did === 'corrected' && 'to' in what && ('work' in what.to || 'projectId' in what.to || 'part' in what.to))

/** What the row says, as history and clocks have it. */
async function followed(ctx: EventCtx, ticket: TicketHead, now: Standing): Promise<Followed> {
  const { corrected } = now
  const level = corrected.level ?? ticket.level
  const { hours, targets } = await termsFor(ctx, { ...ticket, level })
  const next = isOver(now.status) ? undefined : nextDeadline(deadlinesOf(hours, targets, now, ctx.at))
  return {
    level,
    kind: corrected.kind ?? ticket.kind,
    work: corrected.work === undefined ? (ticket.work ?? null) : corrected.work,
    projectId: corrected.projectId === undefined ? (ticket.projectId ?? null) : corrected.projectId,
    part: corrected.part ?? ticket.part,
    status: now.status,
    waiting: now.waiting ?? null,
    assigneeId: now.assigneeId ?? null,
    round: now.round,
    openedAt: now.openedAt,
    visitAt: now.visitAt ?? null,
    solvedAt: now.solvedAt ?? null,
    closedAt: now.closedAt ?? null,
    satisfaction: now.score ?? null,
    mergedInto: now.mergedInto ?? null,
    dueAt: next?.due ?? null,
    dueClock: next?.clock ?? null,
    // Whatever happened, the engine looks at it anew, for a last time where it is over.
    lookAt: ctx.at,
  }
}

/**
 * Lets something happen to a ticket its caller has locked and checked: appends it, replays the whole history, writes what
 * follows into the row and the audit trail. Resolves with the ticket as it then stands, or undefined where the message it
 * came with was filed before. The card is the caller's to show (`showTicket`).
 */
export async function happen(
  ctx: EventCtx,
  ticket: TicketHead,
  what: Happening,
  telling: Telling = {},
): Promise<TicketHead | undefined> {
  const written = await appendEvent(ctx, ticket.id, what, telling)
  if (!written) return undefined
  const now = replay(await eventsOf(ctx.tx, ticket.id))
  const row = await followed(ctx, ticket, now)
  await saveFollowed(ctx, ticket, row)
  await audit(ctx, {
    action: `tickets.${what.did}`,
    entity: 'ticket',
    entityId: ticket.id,
    before: { status: ticket.status },
    after: { status: now.status, ...(telling.note ? { note: 'changed' } : {}) },
  })
  const stands = await findTicket(ctx.tx, ticket.id)
  if (!stands) throw new Error(`ticket ${ticket.id} is gone`)
  if (!movesCover(what)) return stands
  const covered = await coverOf(ctx, stands)
  await saveFollowed(ctx, stands, {
    coverage: covered.coverage,
    coveredUntil: covered.coveredUntil ?? null,
  })
  const { coveredUntil: _, ...rest } = stands
  return { ...rest, ...covered, version: stands.version + 1 }
}
