import { sql } from 'drizzle-orm'
import { movedRequestCard } from '../../../bot-cards/approvals/moved.ts'
import { requestCard } from '../../../bot-cards/approvals/request.ts'
import type { RequestView } from '../../../bot-cards/approvals/views.ts'
import { approvalCards } from '../../../drizzle/schema/approvals.ts'
import type { ApprovalSubject } from '../../bot/approval.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { actorOf, historyOf } from './history.ts'
import { kindOf } from './kinds.ts'
import { type HeldCard, liveAsks, openStep, type Person, type Request } from './model.ts'
import { seatOf } from './rules.ts'

/** Lark changes no message older than this (lark-platform.md §3.4). */
const cardLifeMs = 14 * 86_400_000

const slotOf = (request: Request, issue: number) => `approval:${request.approval.id}:${issue}`

/** What is asked for, in the words of its kind. */
export const subjectOf = (ctx: EventCtx, { approval }: Request): Promise<ApprovalSubject> =>
  kindOf(approval.kind).subject(ctx, approval)

/** Who may press, as the rules take it. */
export const seats = (request: Request) =>
  liveAsks(request).map((ask) => ({ personId: ask.person.id, forId: ask.for?.id }))

/** `seat`: known to the caller, for somebody who stands in today without having been asked. */
export type Reader = { id: PersonId; seat?: { forId?: PersonId }; form?: RequestView['form'] }

function readerOf(request: Request, reader: Reader): RequestView['reader'] {
  const { proposer } = request.approval
  if (reader.id === proposer.id) return { is: 'proposed' }
  const seat = reader.seat ?? seatOf(seats(request), reader.id, proposer.id, [])
  const step = openStep(request)
  if (!seat || !step) return { is: 'reads' }
  const ask = liveAsks(request).find((one) => one.person.id === reader.id)
  const absent = request.asks.flatMap((one) => [one.person, ...(one.for ? [one.for] : [])])
  const standsFor = absent.find((one) => one.id === seat.forId)
  const late = ask?.as === 'escalated' ? 'escalated' : step.reminded > 0 ? 'reminded' : 'no'
  return { is: 'decides', late, ...(standsFor ? { for: standsFor.name } : {}) }
}

/** A request's card for one reader. */
export function drawRequest(
  ctx: EventCtx,
  request: Request,
  subject: ApprovalSubject,
  reader: Reader,
): object {
  const { approval } = request
  return requestCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    approval: approval.id,
    version: approval.version,
    status: approval.status,
    step: approval.step,
    steps: approval.steps,
    title: subject.title,
    facts: subject.facts,
    proposer: approval.proposer.name,
    reason: approval.reason,
    at: approval.createdAt,
    reader: readerOf(request, reader),
    waitsFor: liveAsks(request).map((ask) => actorOf(ask.person, ask.for)),
    history: historyOf(request),
    ...(reader.form ? { form: reader.form } : {}),
  })
}

/** Gives people a new card each, under the next number; those who held none get their first. */
async function issue(ctx: EventCtx, request: Request, to: readonly Person[]): Promise<HeldCard[]> {
  const rows = to.map(({ id }) => ({
    approvalId: request.approval.id,
    personId: id,
    issue: 1,
    issuedAt: ctx.at,
  }))
  if (rows.length > 0)
    await insertMany(
      ctx.tx,
      approvalCards,
      rows,
      sql`on conflict (approval_id, person_id) do update
        set issue = ${approvalCards}.issue + 1, issued_at = excluded.issued_at`,
    )
  return to.map((person) => {
    const held = request.cards.find((card) => card.person.id === person.id)
    return { person, issue: (held?.issue ?? 0) + 1, issuedAt: ctx.at, toldAt: ctx.at }
  })
}

/** Notes whom a list told of a request: whatever card they hold of it stays where it is. */
export async function noteListed(ctx: EventCtx, request: Request, to: readonly Person[]): Promise<void> {
  if (to.length === 0) return
  await insertMany(
    ctx.tx,
    approvalCards,
    to.map(({ id }) => ({
      approvalId: request.approval.id,
      personId: id,
      issue: 0,
      issuedAt: ctx.at,
      listedAt: ctx.at,
    })),
    sql`on conflict (approval_id, person_id) do update set listed_at = excluded.listed_at`,
  )
}

/**
 * Shows everybody who holds a card how the request stands: in place, and for `fresh` in a new message at the end of
 * their chat, where the card before says that it moved. `seat`: of the one in `fresh`, where it is theirs today only.
 * Nobody gets a card who left or has not signed the NDA.
 */
export async function show(
  ctx: EventCtx,
  request: Request,
  subject: ApprovalSubject,
  fresh: readonly Person[] = [],
  seat?: Reader['seat'],
): Promise<void> {
  const anew = fresh.filter(
    (one, place, all) => one.reads && all.findIndex((other) => other.id === one.id) === place,
  )
  const issued = await issue(ctx, request, anew)
  const moved = movedRequestCard.render({ title: subject.title })
  const isYoung = (card: HeldCard) =>
    card.issue > 0 && ctx.at.getTime() - card.issuedAt.getTime() < cardLifeMs
  const standing = request.cards.filter((card) => isYoung(card) && card.person.reads)
  const sent = [
    ...standing.map((card) => {
      const replaced = anew.some((one) => one.id === card.person.id)
      const shown = replaced ? moved : drawRequest(ctx, request, subject, { id: card.person.id })
      return tell(ctx, card.person.openId, shown, { slot: slotOf(request, card.issue) })
    }),
    ...issued.map(({ person, issue: number }) =>
      tell(
        ctx,
        person.openId,
        drawRequest(ctx, request, subject, { id: person.id, ...(seat ? { seat } : {}) }),
        {
          slot: slotOf(request, number),
          firstOfSlot: true,
        },
      ),
    ),
  ]
  await Promise.all(sent)
}
