import { and, asc, eq } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { type EventCtx, reveal } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId, PlanItemId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import { type PlanBody, type PlanHead, type PlanItem, type PlanStatus, planBody } from './model.ts'
import { headOf, select, selectWhole, type WholeRow } from './rows.ts'

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
