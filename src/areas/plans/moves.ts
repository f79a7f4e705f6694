import { asc, eq } from 'drizzle-orm'
import { people } from '../../../drizzle/schema/people.ts'
import { planMoves } from '../../../drizzle/schema/plans.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { PlanHead } from './model.ts'

/** Notes that a published item was moved, or (without `toAt`) cancelled. */
export async function noteMove(
  ctx: EventCtx,
  plan: PlanHead,
  { toAt, by }: { toAt?: Date; by: PersonId },
): Promise<void> {
  await ctx.tx.insert(planMoves).values({
    id: ctx.deps.ids.mint('plan_move', ctx.at),
    planItemId: plan.id,
    fromAt: plan.startAt,
    movedBy: by,
    movedAt: ctx.at,
    ...(toAt ? { toAt } : {}),
  })
}

/** What became of an item's time, oldest first. */
export async function movesOf(
  tx: Tx,
  planItemId: string,
): Promise<{ fromAt: Date; toAt?: Date; by: string; at: Date }[]> {
  const rows = await tx
    .select({ fromAt: planMoves.fromAt, toAt: planMoves.toAt, by: people.name, at: planMoves.movedAt })
    .from(planMoves)
    .innerJoin(people, eq(people.id, planMoves.movedBy))
    .where(eq(planMoves.planItemId, planItemId))
    .orderBy(asc(planMoves.movedAt), asc(planMoves.id))
  return rows.map(({ toAt, ...row }) => ({ ...row, ...(toAt ? { toAt } : {}) }))
}
