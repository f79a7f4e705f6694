import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import { type VisitKind, visitKinds } from '../../../bot-cards/visits/actions.ts'
import type { VisitTime } from '../../../bot-cards/visits/views.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { visitRevisions, visits } from '../../../drizzle/schema/visits.ts'
import { type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import type { ClientId, DraftId, PersonId, VisitId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import { lookAgain } from '../clients/index.ts'
import type { Ours } from './model.ts'
import { type VisitBody, visitBody } from './stored.ts'

export type Visit = {
  id: VisitId
  clientId: ClientId
  client: string
  /** The client's tier now. */
  tier: string | null
  personId: PersonId
  person: string
  personOpenId: string
  draftId?: DraftId
  kind: VisitKind
  when: VisitTime
  /** Who of us came along. */
  ours: (Ours & { id: PersonId })[]
  /** 高层面谈. */
  executive: boolean
  /** It counts as a project meeting as well. */
  alsoSync: boolean
  body: VisitBody
  status: 'saved' | 'undone'
  version: number
  savedAt: Date
}

export type VisitContent = {
  clientId: string
  kind: VisitKind
  when: VisitTime
  body: VisitBody
  ours?: readonly PersonId[]
  executive?: boolean
  alsoSync?: boolean
}

const marksOf = ({ ours = [], executive = false, alsoSync = false }: VisitContent) => ({
  ours: [...ours],
  executive,
  alsoSync,
})

const columns = {
  id: visits.id,
  clientId: visits.clientId,
  client: clients.name,
  tier: clients.tier,
  personId: visits.personId,
  person: people.name,
  personOpenId: people.openId,
  draftId: visits.draftId,
  kind: visits.kind,
  at: visits.at,
  precision: visits.precision,
  ours: visits.ours,
  executive: visits.executive,
  alsoSync: visits.alsoSync,
  body: visits.body,
  status: visits.status,
  version: visits.version,
  savedAt: visits.savedAt,
}

const select = (ctx: EventCtx) =>
  ctx.tx
    .select(columns)
    .from(visits)
    .innerJoin(clients, eq(clients.id, visits.clientId))
    .innerJoin(people, eq(people.id, visits.personId))
type Row = Awaited<ReturnType<typeof select>>[number]

export const kindOf = (kind: string): VisitKind => visitKinds.find((one) => one === kind) ?? 'face_to_face'
const precisionOf = (text: string): VisitTime['precision'] =>
  text === 'half' || text === 'day' ? text : 'exact'

/** Opens the bodies of visits, logging the read. Who may, the caller has asked. */
async function opened(ctx: EventCtx, purpose: Purpose, rows: Row[]): Promise<Visit[]> {
  const texts = await reveal(
    ctx,
    purpose,
    rows.map((row) => ({
      place: placeOf(visits.body, row.id),
      sealed: row.body,
      clientId: row.clientId,
    })),
  )
  const known = await namesOf(ctx.tx, [...new Set(rows.flatMap((row) => row.ours))])
  return rows.map(({ at, precision, draftId, ours, ...row }, place) => ({
    ...row,
    ours: known.filter((one) => ours.includes(one.id)),
    id: row.id as VisitId,
    clientId: row.clientId as ClientId,
    personId: row.personId as PersonId,
    kind: kindOf(row.kind),
    when: { at, precision: precisionOf(precision) },
    body: visitBody.parse(JSON.parse(texts[place] ?? '')),
    status: row.status === 'undone' ? 'undone' : 'saved',
    ...(draftId ? { draftId: draftId as DraftId } : {}),
  }))
}

/** Colleagues by id, those who left as well. */
async function namesOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: people.id, openId: people.openId, name: people.name })
    .from(people)
    .where(anyOf(people.id, ids))
    .orderBy(people.name)
  return rows.map((row) => ({ ...row, id: row.id as PersonId }))
}

const seal = (ctx: EventCtx, id: string, body: VisitBody) =>
  ctx.deps.vault.seal(placeOf(visits.body, id), JSON.stringify(body))

export async function insertVisit(
  ctx: EventCtx & { actor: Staff },
  visit: VisitContent & { id: VisitId; draftId?: DraftId },
): Promise<void> {
  await ctx.tx.insert(visits).values({
    id: visit.id,
    clientId: visit.clientId,
    personId: ctx.actor.id,
    kind: visit.kind,
    at: visit.when.at,
    precision: visit.when.precision,
    ...marksOf(visit),
    body: seal(ctx, visit.id, visit.body),
    savedAt: ctx.at,
    ...(visit.draftId ? { draftId: visit.draftId } : {}),
  })
  await happened(ctx, visit.clientId, visit.when.at)
}

/** What is owed to the client follows from its visits: one more, one less, or another day. */
const happened = (ctx: EventCtx, clientId: string, at: Date) =>
  lookAgain(ctx.tx, { clientId, at: ctx.at, since: dayOf(at, ctx.deps.zone) })

/** Loads and locks one visit with its text, logging the read. */
export async function loadVisit(ctx: EventCtx, id: string, purpose: Purpose): Promise<Visit | undefined> {
  const rows = await select(ctx).where(eq(visits.id, id)).for('update', { of: visits })
  const [visit] = await opened(ctx, purpose, rows)
  return visit
}

/** The saved visits of one draft, in the order they were written. */
export function visitsOfDraft(ctx: EventCtx, draftId: DraftId) {
  return ctx.tx
    .select({
      id: visits.id,
      version: visits.version,
      clientId: visits.clientId,
      kind: visits.kind,
      personId: visits.personId,
      ours: visits.ours,
      executive: visits.executive,
      tier: clients.tier,
    })
    .from(visits)
    .innerJoin(clients, eq(clients.id, visits.clientId))
    .where(eq(visits.draftId, draftId))
    .orderBy(visits.id)
}

/** Takes back every visit of a draft; answers their ids. */
export async function undoVisitsOf(ctx: EventCtx, draftId: DraftId): Promise<string[]> {
  const rows = await ctx.tx
    .update(visits)
    .set({ status: 'undone', version: sql`${visits.version} + 1` })
    .where(and(eq(visits.draftId, draftId), eq(visits.status, 'saved')))
    .returning({ id: visits.id, clientId: visits.clientId, at: visits.at })
  await Promise.all(rows.map((row) => happened(ctx, row.clientId, row.at)))
  return rows.map((row) => row.id)
}

/** Rewrites a visit where it is still at the version loaded, keeping what it said before. */
export async function rewriteVisit(
  ctx: EventCtx & { actor: Staff },
  visit: Visit,
  to: VisitContent,
): Promise<void> {
  const revision = ctx.deps.ids.mint('visit', ctx.at)
  const rows = await ctx.tx
    .update(visits)
    .set({
      clientId: to.clientId,
      kind: to.kind,
      at: to.when.at,
      precision: to.when.precision,
      ...marksOf(to),
      body: seal(ctx, visit.id, to.body),
      version: visit.version + 1,
    })
    .where(and(eq(visits.id, visit.id), eq(visits.version, visit.version)))
    .returning({ id: visits.id })
  if (rows.length === 0) throw new Error(`visit ${visit.id} moved on under its own lock`)
  await ctx.tx.insert(visitRevisions).values({
    id: revision,
    visitId: visit.id,
    version: visit.version,
    kind: visit.kind,
    clientId: visit.clientId,
    at: visit.when.at,
    precision: visit.when.precision,
    body: ctx.deps.vault.seal(placeOf(visitRevisions.body, revision), JSON.stringify(visit.body)),
    changedBy: ctx.actor.id,
    changedAt: ctx.at,
  })
  await Promise.all([happened(ctx, visit.clientId, visit.when.at), happened(ctx, to.clientId, to.when.at)])
}

export async function changesOf(ctx: EventCtx, visitId: string) {
  const [row] = await ctx.tx
    .select({
      lastAt: visitRevisions.changedAt,
      lastBy: people.name,
      count: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(visitRevisions)
    .innerJoin(people, eq(people.id, visitRevisions.changedBy))
    .where(eq(visitRevisions.visitId, visitId))
    .orderBy(desc(visitRevisions.version))
    .limit(1)
  return row ?? { count: 0 }
}

/** What I logged last, newest first. */
export async function visitsBy(ctx: EventCtx & { actor: Staff }, limit: number): Promise<Visit[]> {
  const rows = await select(ctx)
    .where(and(eq(visits.personId, ctx.actor.id), eq(visits.status, 'saved')))
    .orderBy(desc(visits.at))
    .limit(limit)
  return opened(ctx, 'my visits', rows)
}

/**
 * A client's visits, newest first, a page of them: `all` for whoever has the right `client.visits`, else the reader's
 * own.
 */
export async function visitsOfClient(
  ctx: EventCtx & { actor: Staff },
  clientId: ClientId,
  {
    all,
    limit,
    skip = 0,
    purpose = 'client card',
  }: { all: boolean; limit: number; skip?: number; purpose?: Purpose },
): Promise<{ visits: Visit[]; total: number }> {
  const saved = and(
    eq(visits.clientId, clientId),
    eq(visits.status, 'saved'),
    all ? undefined : eq(visits.personId, ctx.actor.id),
  )
  const [rows, [counted]] = await Promise.all([
    select(ctx).where(saved).orderBy(desc(visits.at), desc(visits.id)).limit(limit).offset(skip),
    ctx.tx.select({ total: count() }).from(visits).where(saved),
  ])
  return { visits: await opened(ctx, purpose, rows), total: counted?.total ?? 0 }
}

/** The last visit of each kind at a client. */
export async function lastByKind(ctx: EventCtx, clientId: ClientId) {
  const rows = await ctx.tx
    .selectDistinctOn([visits.kind], {
      kind: visits.kind,
      at: visits.at,
      precision: visits.precision,
      by: people.name,
    })
    .from(visits)
    .innerJoin(people, eq(people.id, visits.personId))
    .where(
      and(eq(visits.clientId, clientId), eq(visits.status, 'saved'), inArray(visits.kind, [...visitKinds])),
    )
    .orderBy(visits.kind, desc(visits.at))
  return rows
    .map((row) => ({
      kind: kindOf(row.kind),
      when: { at: row.at, precision: precisionOf(row.precision) },
      by: row.by,
    }))
    .sort((a, b) => b.when.at.getTime() - a.when.at.getTime())
}
