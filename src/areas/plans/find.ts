import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { addDays } from '../../kernel/calendar.ts'
import { instantOf } from '../../kernel/days.ts'
import type { PlanHead } from './model.ts'
import { headOf, select } from './rows.ts'

/** Word for word the condition of the owner's index. */
const upcoming = sql`${planItems.status} in ('draft', 'published')`

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

/** What one person owns that begins in `[from, until)`: drafts and published items, in their order. */
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

/** Published items still to come that one person was asked along to, in their order. */
export async function invitedTo(tx: Tx, personId: string, from: Date, limit: number): Promise<PlanHead[]> {
  const rows = await select(tx)
    .where(
      and(
        sql`${planItems.status} = 'published'`,
        gte(planItems.startAt, from),
        sql`${personId} = any(${planItems.ours})`,
      ),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
    .limit(limit)
  return rows.map(headOf)
}

/** Everything planned with a client from a moment on that was not cancelled, in its order. */
export async function clientPlans(tx: Tx, clientId: string, from: Date): Promise<PlanHead[]> {
  const rows = await select(tx)
    .where(
      and(
        eq(planItems.clientId, clientId),
        gte(planItems.startAt, from),
        sql`${planItems.status} <> 'cancelled'`,
      ),
    )
    .orderBy(asc(planItems.startAt), asc(planItems.id))
    .limit(200)
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
