import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import { type VisitKind, visitKinds } from '../../../bot-cards/visits/actions.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { type EventCtx, reveal } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { addDays } from '../../kernel/calendar.ts'
import { instantOf } from '../../kernel/days.ts'
import type { ClientId, PersonId, PlanItemId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import {
  type PlanBody,
  type PlanHead,
  type PlanItem,
  type PlanStatus,
  planBody,
  planStatuses,
} from './model.ts'

const headColumns = {
  id: planItems.id,
  clientId: planItems.clientId,
  client: clients.name,
  ownerId: planItems.ownerId,
  owner: people.name,
  ownerOpenId: people.openId,
  roundId: planItems.roundId,
  kind: planItems.kind,
  status: planItems.status,
  startAt: planItems.startAt,
  minutes: planItems.minutes,
  ours: planItems.ours,
  visitId: planItems.visitId,
  briefAt: planItems.briefAt,
  briefSentAt: planItems.briefSentAt,
  eventId: planItems.eventId,
  eventVersion: planItems.eventVersion,
  version: planItems.version,
  createdBy: planItems.createdBy,
  createdAt: planItems.createdAt,
  publishedAt: planItems.publishedAt,
}

const select = (tx: Tx) =>
  tx
    .select(headColumns)
    .from(planItems)
    .innerJoin(clients, eq(clients.id, planItems.clientId))
    .innerJoin(people, eq(people.id, planItems.ownerId))
type Row = Awaited<ReturnType<typeof select>>[number]

const selectWhole = (tx: Tx) =>
  tx
    .select({ ...headColumns, body: planItems.body })
    .from(planItems)
    .innerJoin(clients, eq(clients.id, planItems.clientId))
    .innerJoin(people, eq(people.id, planItems.ownerId))
type WholeRow = Awaited<ReturnType<typeof selectWhole>>[number]

/** Word for word the condition of the owner's index. */
const upcoming = sql`${planItems.status} in ('draft', 'published')`

const kindOf = (text: string): VisitKind => visitKinds.find((one) => one === text) ?? 'face_to_face'
/** A status nobody knows is one of which nothing follows. */
const statusOf = (text: string): PlanStatus => planStatuses.find((one) => one === text) ?? 'cancelled'

function headOf(row: Row): PlanHead {
  const { roundId, visitId, briefAt, briefSentAt, eventId, eventVersion, publishedAt, ...rest } = row
  return {
    ...rest,
    id: row.id as PlanItemId,
    clientId: row.clientId as ClientId,
    ownerId: row.ownerId as PersonId,
    createdBy: row.createdBy as PersonId,
    ours: row.ours as PersonId[],
    kind: kindOf(row.kind),
    status: statusOf(row.status),
    ...(roundId ? { roundId } : {}),
    ...(visitId ? { visitId } : {}),
    ...(briefAt ? { briefAt } : {}),
    ...(briefSentAt ? { briefSentAt } : {}),
    ...(eventId ? { eventId } : {}),
    ...(eventVersion === null ? {} : { eventVersion }),
    ...(publishedAt ? { publishedAt } : {}),
  }
}

async function opened(ctx: EventCtx, purpose: Purpose, rows: readonly WholeRow[]): Promise<PlanItem[]> {
  const texts = await reveal(
    ctx,
    purpose,
    rows.map((row) => ({
      place: placeOf(planItems.body, row.id),
      sealed: row.body,
      clientId: row.clientId,
    })),
  )
  return rows.map(({ body: _, ...row }, place) => ({
    ...headOf(row),
    body: planBody.parse(JSON.parse(texts[place] ?? '')),
  }))
}

/** Items by id with what is written on them, logging the read. Who may, the caller has asked. */
export async function planItemsById(
  ctx: EventCtx,
  ids: readonly string[],
  purpose: Purpose = 'plan',
): Promise<PlanItem[]> {
  if (ids.length === 0) return []
  const rows = await selectWhole(ctx.tx).where(anyOf(planItems.id, ids)).orderBy(asc(planItems.startAt))
  return opened(ctx, purpose, rows)
}

/** One item with what is written on it, logging the read; undefined when there is none. Who may, the caller has asked. */
export async function planItem(
  ctx: EventCtx,
  id: string,
  purpose: Purpose = 'plan',
): Promise<PlanItem | undefined> {
  const [item] = await planItemsById(ctx, [id], purpose)
  return item
}

/** One item without what is written on it, locked until the transaction ends. */
export async function lockPlan(tx: Tx, id: string): Promise<PlanHead | undefined> {
  const [row] = await select(tx).where(eq(planItems.id, id)).for('update', { of: planItems })
  return row && headOf(row)
}

const sealBody = (ctx: EventCtx, id: string, body: PlanBody) =>
  ctx.deps.vault.seal(placeOf(planItems.body, id), JSON.stringify(body))

export type NewPlan = {
  id: PlanItemId
  clientId: string
  ownerId: PersonId
  kind: VisitKind
  startAt: Date
  minutes: number
  ours?: readonly PersonId[]
  body: PlanBody
  roundId?: string
}

/** Writes drafts; those whose id is there already are left as they are. Answers the ids written. `createdBy`: who asked. */
export async function insertPlans(
  ctx: EventCtx,
  createdBy: PersonId,
  plans: readonly NewPlan[],
): Promise<PlanItemId[]> {
  if (plans.length === 0) return []
  const rows = await ctx.tx
    .insert(planItems)
    .values(
      plans.map((plan) => ({
        id: plan.id,
        clientId: plan.clientId,
        ownerId: plan.ownerId,
        kind: plan.kind,
        startAt: plan.startAt,
        minutes: plan.minutes,
        ours: [...(plan.ours ?? [])],
        body: sealBody(ctx, plan.id, plan.body),
        createdBy,
        createdAt: ctx.at,
        ...(plan.roundId ? { roundId: plan.roundId } : {}),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: planItems.id })
  return rows.map((row) => row.id as PlanItemId)
}

export type PlanChange = {
  clientId?: string
  kind?: VisitKind
  startAt?: Date
  minutes?: number
  ours?: readonly PersonId[]
  body?: PlanBody
  status?: PlanStatus
  publishedAt?: Date
  visitId?: string | null
}

/**
 * Writes a change where the item is still at the version loaded; answers it as it now stands. Its version moves on:
 * cards drawn before press nothing, and the calendar follows.
 */
export async function savePlan<T extends PlanHead>(ctx: EventCtx, plan: T, change: PlanChange): Promise<T> {
  const { body, ours, ...plain } = change
  const rows = await ctx.tx
    .update(planItems)
    .set({
      ...plain,
      ...(ours ? { ours: [...ours] } : {}),
      ...(body ? { body: sealBody(ctx, plan.id, body) } : {}),
      version: plan.version + 1,
    })
    .where(and(eq(planItems.id, plan.id), eq(planItems.version, plan.version)))
    .returning({ id: planItems.id })
  if (rows.length === 0) throw new Error(`plan item ${plan.id} moved on under its own lock`)
  const [row] = await select(ctx.tx).where(eq(planItems.id, plan.id))
  if (!row) throw new Error(`plan item ${plan.id} is gone`)
  return { ...plan, ...headOf(row), ...(body ? { body } : {}) }
}

/** Items of these clients that begin in `[from, until)`, in their order: published and done ones. Nothing protected. */
export async function plannedFor(
  tx: Tx,
  clientIds: readonly string[],
  from: Date,
  until: Date,
): Promise<PlanHead[]> {
  if (clientIds.length === 0) return []
  const rows = await select(tx)
    .where(
      and(
        anyOf(planItems.clientId, clientIds),
        gte(planItems.startAt, from),
        lt(planItems.startAt, until),
        sql`${planItems.status} in ('published', 'done')`,
      ),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
  return rows.map(headOf)
}

/** The drafts of one person for these clients, in their order. */
export async function draftsOf(tx: Tx, ownerId: string, clientIds: readonly string[]): Promise<PlanHead[]> {
  if (clientIds.length === 0) return []
  const rows = await select(tx)
    .where(
      and(
        eq(planItems.ownerId, ownerId),
        upcoming,
        eq(planItems.status, 'draft'),
        anyOf(planItems.clientId, clientIds),
      ),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
  return rows.map(headOf)
}

/** What one person owns that begins in `[from, until)`: drafts and published items. */
export async function ownPlans(
  tx: Tx,
  ownerId: string,
  { from, until, limit }: { from: Date; until?: Date; limit?: number },
): Promise<PlanHead[]> {
  const rows = await select(tx)
    .where(
      and(
        eq(planItems.ownerId, ownerId),
        upcoming,
        gte(planItems.startAt, from),
        until ? lt(planItems.startAt, until) : undefined,
      ),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
    .limit(limit ?? 500)
  return rows.map(headOf)
}

/** Every published or done item of a day one person takes part in, as owner or beside them, in the order of the day. */
export async function plansOfDay(tx: Tx, personId: string, day: string, zone: string): Promise<PlanHead[]> {
  const within = and(
    gte(planItems.startAt, instantOf(day, '00:00', zone)),
    lt(planItems.startAt, instantOf(addDays(day, 1), '00:00', zone)),
    or(eq(planItems.ownerId, personId), sql`${personId} = any(${planItems.ours})`),
  )
  const rows = await select(tx)
    .where(
      or(and(sql`${planItems.status} = 'published'`, within), and(sql`${planItems.status} = 'done'`, within)),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
  return rows.map(headOf)
}
