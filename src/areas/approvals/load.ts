import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { approvalAsks, approvalCards, approvalSteps, approvals } from '../../../drizzle/schema/approvals.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { Approval } from '../../bot/approval.ts'
import { type EventCtx, reveal, roles } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import type { Ask, Person, Request, Step } from './model.ts'

const status = z.enum(['open', 'approved', 'returned', 'withdrawn', 'void'])
const stepStatus = z.enum(['waiting', 'open', 'approved', 'returned', 'skipped'])
const askedAs = z.enum(['asked', 'deputy', 'escalated'])
const role = z.enum(roles)

type Rows = {
  head: (typeof approvals.$inferSelect)[]
  steps: (typeof approvalSteps.$inferSelect)[]
  asks: (typeof approvalAsks.$inferSelect)[]
  cards: (typeof approvalCards.$inferSelect)[]
}

/** Handed to the driver in one go: the first statement takes the locks, what follows reads what then holds. */
async function rowsOf(ctx: EventCtx, ids: readonly string[], lock: boolean): Promise<Rows> {
  const { tx } = ctx
  const where = (column: Parameters<typeof anyOf>[0]): SQL => anyOf(column, ids)
  const first = tx.select().from(approvals).where(where(approvals.id)).orderBy(asc(approvals.id))
  const [head, steps, asks, cards] = await Promise.all([
    lock ? first.for('update').execute() : first.execute(),
    tx
      .select()
      .from(approvalSteps)
      .where(where(approvalSteps.approvalId))
      .orderBy(approvalSteps.step)
      .execute(),
    tx
      .select()
      .from(approvalAsks)
      .where(where(approvalAsks.approvalId))
      .orderBy(approvalAsks.askedAt, approvalAsks.id)
      .execute(),
    tx
      .select()
      .from(approvalCards)
      .where(where(approvalCards.approvalId))
      .orderBy(approvalCards.personId)
      .execute(),
  ])
  return { head, steps, asks, cards }
}

async function peopleOf(ctx: EventCtx, rows: Rows): Promise<(id: string) => Person> {
  const ids = [
    ...rows.head.map((row) => row.proposerId),
    ...rows.steps.flatMap((row) => [row.decidedBy, row.decidedFor]),
    ...rows.asks.flatMap((row) => [row.personId, row.forId]),
    ...rows.cards.map((row) => row.personId),
  ].filter((id) => id !== null)
  const found = await ctx.tx
    .select({
      id: people.id,
      openId: people.openId,
      name: people.name,
      state: people.state,
      ndaVersion: people.ndaVersion,
      ndaUntil: people.ndaUntil,
    })
    .from(people)
    .where(anyOf(people.id, [...new Set(ids)]))
  const known = new Map(
    found.map(({ id, openId, name, state, ndaVersion, ndaUntil }): [string, Person] => {
      const here = state === 'active'
      const signed = ndaVersion !== null && (ndaUntil === null || ctx.at < ndaUntil)
      return [id, { id: id as PersonId, openId, name, here, reads: here && signed }]
    }),
  )
  return (id) => {
    const person = known.get(id)
    if (!person) throw new Error(`person ${id} of a request is gone from the staff`)
    return person
  }
}

/**
 * Loads requests with all that happened to them, reasons and notes opened for whoever acts (purpose `approval`). With
 * `lock` nobody else changes them until the transaction ends. Answers in the order of `ids`, leaving out unknown ones.
 */
export async function loadRequests(
  ctx: EventCtx,
  ids: readonly string[],
  { lock = false } = {},
): Promise<Request[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(ctx, ids, lock)
  const person = await peopleOf(ctx, rows)
  const noted = rows.steps.filter((row) => row.note !== null)
  const clientOf = new Map(rows.head.map((row) => [row.id, row.clientId]))
  const belongs = (id: string) => {
    const clientId = clientOf.get(id)
    return clientId ? { clientId } : {}
  }
  const texts = await reveal(ctx, 'approval', [
    ...rows.head.map((row) => ({
      place: placeOf(approvals.reason, row.id),
      sealed: row.reason,
      ...belongs(row.id),
    })),
    ...noted.flatMap((row) =>
      row.note
        ? [{ place: placeOf(approvalSteps.note, row.id), sealed: row.note, ...belongs(row.approvalId) }]
        : [],
    ),
  ])
  const reasons = new Map(rows.head.map((row, place) => [row.id, texts[place] ?? '']))
  const notes = new Map(noted.map((row, place) => [row.id, texts[rows.head.length + place] ?? '']))
  const requests = rows.head.map((row): Request => {
    const steps = rows.steps.filter((one) => one.approvalId === row.id)
    const proposer = person(row.proposerId)
    const approval: Approval = {
      id: row.id as ApprovalId,
      kind: row.kind,
      entity: row.entity,
      entityId: row.entityId,
      ...(row.clientId ? { clientId: row.clientId } : {}),
      proposer: { id: proposer.id, openId: proposer.openId, name: proposer.name },
      payload: row.payload,
      reason: reasons.get(row.id) ?? '',
      status: status.parse(row.status),
      step: row.step,
      steps: steps.length,
      policyVersion: row.policyVersion,
      createdAt: row.createdAt,
      version: row.version,
    }
    return {
      approval,
      ...(row.decidedAt ? { decidedAt: row.decidedAt } : {}),
      steps: steps.map((one) => stepOf(one, person, notes)),
      asks: rows.asks.filter((one) => one.approvalId === row.id).map((one) => askOf(one, person)),
      cards: rows.cards
        .filter((one) => one.approvalId === row.id)
        .map(({ personId, issue, issuedAt, listedAt }) => ({
          person: person(personId),
          issue,
          issuedAt,
          toldAt: listedAt && listedAt > issuedAt ? listedAt : issuedAt,
        })),
    }
  })
  return ids.flatMap((id) => requests.find((request) => request.approval.id === id) ?? [])
}

/** One request; undefined when there is none of that id. */
export async function loadRequest(
  ctx: EventCtx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Request | undefined> {
  return (await loadRequests(ctx, [id], options))[0]
}

const stepOf = (
  row: Rows['steps'][number],
  person: (id: string) => Person,
  notes: Map<string, string>,
): Step => {
  const note = notes.get(row.id)
  return {
    id: row.id,
    step: row.step,
    status: stepStatus.parse(row.status),
    reminded: row.reminded,
    escalated: row.escalated,
    ...(row.role ? { role: role.parse(row.role) } : {}),
    ...(row.personId ? { personId: row.personId as PersonId } : {}),
    ...(row.decidedBy ? { decidedBy: person(row.decidedBy) } : {}),
    ...(row.decidedFor ? { decidedFor: person(row.decidedFor) } : {}),
    ...(row.decidedAt ? { decidedAt: row.decidedAt } : {}),
    ...(row.askedAt ? { askedAt: row.askedAt } : {}),
    ...(row.nextAt ? { nextAt: row.nextAt } : {}),
    ...(note === undefined ? {} : { note }),
  }
}

const askOf = (row: Rows['asks'][number], person: (id: string) => Person): Ask => ({
  id: row.id,
  stepId: row.stepId,
  person: person(row.personId),
  as: askedAs.parse(row.as),
  askedAt: row.askedAt,
  ...(row.forId ? { for: person(row.forId) } : {}),
  ...(row.endedAt ? { endedAt: row.endedAt } : {}),
})

/** The open request about a record, if there is one. */
export async function openAbout(
  ctx: EventCtx,
  about: { kind: string; entity: string; entityId: string },
): Promise<Request | undefined> {
  const [row] = await ctx.tx
    .select({ id: approvals.id })
    .from(approvals)
    .where(
      and(
        eq(approvals.entity, about.entity),
        eq(approvals.entityId, about.entityId),
        eq(approvals.kind, about.kind),
        sql`${approvals.status} = 'open'`,
      ),
    )
    .orderBy(approvals.createdAt)
    .limit(1)
  return row && loadRequest(ctx, row.id)
}
