import { and, eq, inArray, sql } from 'drizzle-orm'
import { actionItems, drafts } from '../../../drizzle/schema/visits.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'

/** Open next steps of one person: ids only, nothing is read. */
export async function openStepIds(tx: Tx, ownerId: PersonId): Promise<{ id: string; clientId: string }[]> {
  return tx
    .select({ id: actionItems.id, clientId: actionItems.clientId })
    .from(actionItems)
    .where(and(eq(actionItems.ownerId, ownerId), eq(actionItems.status, 'open')))
    .orderBy(actionItems.id)
}

/** Gives open next steps of one person to another (制度四(三) hand-over); those closed meanwhile stay. */
export async function moveSteps(
  ctx: EventCtx,
  from: PersonId,
  to: PersonId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.tx
    .update(actionItems)
    .set({ ownerId: to, version: sql`${actionItems.version} + 1` })
    .where(and(anyOf(actionItems.id, ids), eq(actionItems.ownerId, from), eq(actionItems.status, 'open')))
    .returning({ id: actionItems.id })
  for (const { id } of rows)
    await audit(ctx, {
      action: 'visits.step_owner',
      entity: 'action_item',
      entityId: id,
      before: { owner: from },
      after: { owner: to },
    })
}

const unsettled = (personId: PersonId) =>
  and(eq(drafts.personId, personId), inArray(drafts.status, ['open', 'repeat']))

/** Drafts of one person that are neither saved nor discarded. */
export async function openDraftIds(tx: Tx, personId: PersonId): Promise<string[]> {
  const rows = await tx.select({ id: drafts.id }).from(drafts).where(unsettled(personId)).orderBy(drafts.id)
  return rows.map((row) => row.id)
}

/** Discards what somebody who is gone left unsettled; answers how many. */
export async function discardDraftsOf(ctx: EventCtx, personId: PersonId): Promise<number> {
  const rows = await ctx.tx
    .update(drafts)
    .set({ status: 'discarded', closedAt: ctx.at, version: sql`${drafts.version} + 1` })
    .where(unsettled(personId))
    .returning({ id: drafts.id })
  for (const { id } of rows)
    await audit(ctx, {
      action: 'visits.discard',
      entity: 'draft',
      entityId: id,
      after: { status: 'discarded' },
    })
  return rows.length
}
