import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { conditions, returnHows } from '../../../bot-cards/returns/actions.ts'
import type { ReturnMade } from '../../../bot-cards/returns/views.ts'
import { duties } from '../../../drizzle/schema/duties.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { returnVisits } from '../../../drizzle/schema/returns.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { type Ctx, type EventCtx, reveal } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { placeOf } from '../../vault/place.ts'
import { type ReturnContent, returnBody, type Subject } from './model.ts'

/** Writes a return visit down. */
export async function insertReturn(
  ctx: Ctx,
  dutyId: string,
  subject: Subject,
  { suggestions, problems, ...content }: ReturnContent,
  problemId: string | undefined,
): Promise<void> {
  const id = ctx.deps.ids.mint('return_visit', ctx.at)
  await ctx.tx.insert(returnVisits).values({
    id,
    dutyId,
    clientId: subject.clientId,
    projectId: subject.projectId ?? null,
    ticketId: subject.ticketId ?? null,
    personId: ctx.actor.id,
    at: ctx.at,
    ...content,
    body: ctx.deps.vault.seal(placeOf(returnVisits.body, id), JSON.stringify({ suggestions, problems })),
    problemId: problemId ?? null,
  })
}

/** What was written down for a duty, logging the read. */
export async function madeOf(
  ctx: EventCtx,
  { id, clientId }: { id: string; clientId: string },
): Promise<ReturnMade | undefined> {
  const [row] = await ctx.tx
    .select({ visit: returnVisits, by: people.name, problem: tickets.number })
    .from(returnVisits)
    .innerJoin(people, eq(people.id, returnVisits.personId))
    .leftJoin(tickets, eq(tickets.id, returnVisits.problemId))
    .where(eq(returnVisits.dutyId, id))
  if (!row) return undefined
  const { visit, by, problem } = row
  const [text = ''] = await reveal(ctx, 'ticket', [
    { place: placeOf(returnVisits.body, visit.id), sealed: visit.body, clientId },
  ])
  return {
    at: visit.at,
    by,
    how: returnHows.find((one) => one === visit.how) ?? 'phone',
    condition: conditions.find((one) => one === visit.condition) ?? 'good',
    score: visit.score,
    ...returnBody.parse(JSON.parse(text)),
    ...(problem === null ? {} : { problemTicket: problem }),
  }
}

const mine = (personId: string, today: string) =>
  and(
    eq(duties.holderId, personId),
    eq(duties.status, 'open'),
    eq(duties.kind, 'return_visit'),
    lte(duties.fromDay, today),
  )

/** Return visits somebody is to make by now, the longest due first; from a place in the list on. */
export async function duesOf(
  tx: Tx,
  personId: string,
  today: string,
  { from, limit }: { from: number; limit: number },
): Promise<{ ids: string[]; total: number; overdue: number }> {
  const [counts] = await tx
    .select({
      total: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where ${duties.dueDay} < ${today})::int`,
    })
    .from(duties)
    .where(mine(personId, today))
  const rows = await tx
    .select({ id: duties.id })
    .from(duties)
    .where(mine(personId, today))
    .orderBy(asc(duties.dueDay), asc(duties.id))
    .limit(limit)
    .offset(from)
  return { ids: rows.map((row) => row.id), total: counts?.total ?? 0, overdue: counts?.overdue ?? 0 }
}
