import { and, eq, gt, sql } from 'drizzle-orm'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { PersonId } from '../../kernel/ids.ts'

/**
 * What somebody still had planned with a client is their successor's from now on (制度四(三) hand-over): drafts and what
 * is published, the calendar follows. What is over stays as it was.
 */
export async function movePlans(
  ctx: EventCtx,
  clientId: string,
  { from, to }: { from: PersonId; to: PersonId },
): Promise<void> {
  const rows = await ctx.tx
    .update(planItems)
    .set({
      ownerId: to,
      ours: sql`array_remove(array_remove(${planItems.ours}, ${from}), ${to})`,
      version: sql`${planItems.version} + 1`,
    })
    .where(
      and(
        eq(planItems.clientId, clientId),
        eq(planItems.ownerId, from),
        sql`${planItems.status} in ('draft', 'published')`,
        gt(planItems.startAt, ctx.at),
      ),
    )
    .returning({ id: planItems.id })
  for (const { id } of rows)
    await audit(ctx, {
      action: 'plans.owner',
      entity: 'plan_item',
      entityId: id,
      before: { owner: from },
      after: { owner: to },
    })
}

/** Who has left goes to no colleague's meeting any more: those to come lose them, the calendar follows. */
export async function leaveMeetings(ctx: EventCtx, personId: PersonId): Promise<void> {
  const rows = await ctx.tx
    .update(planItems)
    .set({
      ours: sql`array_remove(${planItems.ours}, ${personId})`,
      version: sql`${planItems.version} + 1`,
    })
    .where(
      and(
        sql`${planItems.ours} @> array[${personId}]::text[]`,
        sql`${planItems.status} in ('draft', 'published')`,
        gt(planItems.startAt, ctx.at),
      ),
    )
    .returning({ id: planItems.id })
  for (const { id } of rows)
    await audit(ctx, {
      action: 'plans.left',
      entity: 'plan_item',
      entityId: id,
      before: { with: personId },
    })
}
