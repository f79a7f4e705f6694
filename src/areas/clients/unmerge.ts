import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { clientMerges, clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { moveBack } from './attached.ts'
import { longAgo, lookAgain } from './looks.ts'
import type { Merge } from './merge.ts'
import { type Client, recordOf } from './repo.ts'
import { unmergeUntil } from './rules.ts'

const no = (refusal: Refusal) => ({ ok: false as const, refusal })

/**
 * Takes two clients apart again, within `days` of the merge (tiering.merge_undo_days): what came with the one that was
 * merged goes back to it, what was added to the kept one since stays there. The later of two merges goes first.
 */
export async function takeApart(
  ctx: EventCtx & { actor: Staff },
  merge: Merge,
  days: number,
): Promise<Decision<{ kept: Client; gone: Client }, Refusal>> {
  const { zone } = ctx.deps
  if (merge.undone) return no({ code: 'unmerge_done', params: {} })
  if (dayOf(ctx.at, zone) > unmergeUntil(dayOf(merge.mergedAt, zone), days))
    return no({ code: 'unmerge_late', params: { days } })
  await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(inArray(clients.id, [merge.keptId, merge.goneId]))
    .orderBy(clients.id)
    .for('update')
  const [kept, gone] = await Promise.all([recordOf(ctx.tx, merge.keptId), recordOf(ctx.tx, merge.goneId)])
  if (!kept || !gone) return no({ code: 'not_found', params: {} })
  if (kept.status !== 'active') return no({ code: 'unmerge_order', params: { name: kept.name } })
  const claimed = await ctx.tx
    .update(clientMerges)
    .set({ undoneAt: ctx.at, undoneBy: ctx.actor.id })
    .where(and(eq(clientMerges.id, merge.id), isNull(clientMerges.undoneAt)))
    .returning({ id: clientMerges.id })
  if (claimed.length === 0) return no({ code: 'unmerge_done', params: {} })
  await moveBack(ctx.tx, merge.moved, kept.id, gone.id)
  await namesBack(ctx, merge)
  const orphan = merge.moved['kept.group'] !== undefined && kept.groupId === undefined
  await ctx.tx
    .update(clients)
    .set({ version: kept.version + 1, ...(orphan ? { groupId: gone.id } : {}) })
    .where(eq(clients.id, kept.id))
  await ctx.tx
    .update(clients)
    .set({ status: 'active', mergedInto: null, version: gone.version + 1 })
    .where(eq(clients.id, gone.id))
  for (const { id } of [kept, gone])
    await lookAgain(ctx.tx, { clientId: id, at: ctx.at, since: longAgo(ctx) })
  await audit(ctx, {
    action: 'clients.unmerge',
    entity: 'client',
    entityId: kept.id,
    before: { merge: merge.id },
    after: { gone: gone.id },
  })
  return accept({ kept, gone })
}

/** Names that came along go back; one that the other has gained meanwhile is not doubled. */
async function namesBack(ctx: EventCtx, { moved, keptId, goneId }: Merge): Promise<void> {
  const norms = moved.client_names ?? []
  if (norms.length === 0) return
  const there = await ctx.tx
    .select({ norm: clientNames.norm })
    .from(clientNames)
    .where(eq(clientNames.clientId, goneId))
  const mine = and(
    eq(clientNames.clientId, keptId),
    inArray(clientNames.norm, norms),
    there.length > 0
      ? notInArray(
          clientNames.norm,
          there.map((row) => row.norm),
        )
      : undefined,
  )
  await ctx.tx.update(clientNames).set({ clientId: goneId }).where(mine)
  const legal = moved['client_names.legal'] ?? []
  if (legal.length > 0)
    await ctx.tx
      .update(clientNames)
      .set({ kind: 'legal' })
      .where(and(eq(clientNames.clientId, goneId), inArray(clientNames.norm, legal)))
}
