import { and, count, eq, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { clientMerges, clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import type { ClientId, Id } from '../../kernel/ids.ts'
import { moveAll } from './attached.ts'
import { longAgo, lookAgain } from './looks.ts'
import { type Client, recordOf } from './repo.ts'

export type MergeId = Id<'merge'>

const no = (refusal: Refusal) => ({ ok: false as const, refusal })

/** Locks two clients in one order, so that two mergers cannot wait for each other. */
async function lock(tx: Tx, ids: string[]): Promise<void> {
  await tx
    .select({ id: clients.id })
    .from(clients)
    .where(inArray(clients.id, ids))
    .orderBy(clients.id)
    .for('update')
}

/**
 * Takes one client into another with everything attached, in the event's transaction. Of two people who merge at once
 * one wins; the other is told. Not while a decision about the one that goes is open: it would be made about another.
 */
export async function mergeInto(
  ctx: EventCtx & { actor: Staff },
  pair: { kept: string; gone: string; keptVersion: number; goneVersion: number },
): Promise<Decision<{ merge: MergeId; kept: Client; gone: Client }, Refusal>> {
  if (pair.kept === pair.gone) return no({ code: 'merge_same', params: {} })
  await lock(ctx.tx, [pair.kept, pair.gone])
  const [kept, gone] = await Promise.all([recordOf(ctx.tx, pair.kept), recordOf(ctx.tx, pair.gone)])
  if (!kept || !gone) return no({ code: 'not_found', params: {} })
  const taken = [kept, gone].find((one) => one.status !== 'active')
  if (taken) return no({ code: 'merge_gone', params: { name: taken.name } })
  if (kept.version !== pair.keptVersion || gone.version !== pair.goneVersion)
    return no({ code: 'stale_card', params: {} })
  const [waiting] = await ctx.tx
    .select({ n: count() })
    .from(approvals)
    .where(and(eq(approvals.clientId, gone.id), eq(approvals.status, 'open')))
  if (waiting && waiting.n > 0)
    return no({ code: 'merge_waiting', params: { name: gone.name, count: waiting.n } })
  const merge = ctx.deps.ids.mint('merge', ctx.at)
  // The kept one may have the other as its group: a client is not its own group.
  const orphan = kept.groupId === gone.id
  const moved = {
    ...(await moveAll(ctx.tx, gone.id, kept.id)),
    ...(await moveNames(ctx.tx, gone.id, kept.id)),
    ...(orphan ? { 'kept.group': [gone.id] } : {}),
  }
  await ctx.tx
    .update(clients)
    .set({ version: kept.version + 1, ...(orphan ? { groupId: null } : {}) })
    .where(eq(clients.id, kept.id))
  await ctx.tx
    .update(clients)
    .set({ status: 'merged', mergedInto: kept.id, version: gone.version + 1 })
    .where(eq(clients.id, gone.id))
  await ctx.tx.insert(clientMerges).values({
    id: merge,
    keptId: kept.id,
    goneId: gone.id,
    moved,
    mergedBy: ctx.actor.id,
    mergedAt: ctx.at,
  })
  for (const { id } of [kept, gone])
    await lookAgain(ctx.tx, { clientId: id, at: ctx.at, since: longAgo(ctx) })
  await audit(ctx, {
    action: 'clients.merge',
    entity: 'client',
    entityId: kept.id,
    before: { gone: gone.id },
    after: { merge, moved: Object.fromEntries(Object.entries(moved).map(([key, ids]) => [key, ids.length])) },
  })
  return accept({ merge, kept, gone })
}

/** Names go along as other names of the kept client; one that it has already stays behind. */
async function moveNames(tx: Tx, from: string, to: string): Promise<Record<string, string[]>> {
  const has = alias(clientNames, 'has')
  const rows = await tx
    .select({ norm: clientNames.norm, kind: clientNames.kind })
    .from(clientNames)
    .where(
      and(
        eq(clientNames.clientId, from),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(has)
            .where(and(eq(has.clientId, to), eq(has.norm, clientNames.norm))),
        ),
      ),
    )
  const norms = rows.map((row) => row.norm)
  if (norms.length === 0) return {}
  await tx
    .update(clientNames)
    .set({ clientId: to, kind: 'alias' })
    .where(and(eq(clientNames.clientId, from), inArray(clientNames.norm, norms)))
  const legal = rows.filter((row) => row.kind === 'legal').map((row) => row.norm)
  return { client_names: norms, ...(legal.length > 0 ? { 'client_names.legal': legal } : {}) }
}

/** What a merge has to show and to be taken back by. */
export type Merge = {
  id: MergeId
  keptId: ClientId
  goneId: ClientId
  gone: string
  mergedAt: Date
  undone: boolean
  moved: Record<string, string[]>
}

const columns = {
  id: clientMerges.id,
  keptId: clientMerges.keptId,
  goneId: clientMerges.goneId,
  gone: clients.name,
  mergedAt: clientMerges.mergedAt,
  undoneAt: clientMerges.undoneAt,
  moved: clientMerges.moved,
}
const select = (tx: Tx) =>
  tx.select(columns).from(clientMerges).innerJoin(clients, eq(clients.id, clientMerges.goneId))

const toMerge = ({ undoneAt, ...row }: Awaited<ReturnType<typeof select>>[number]): Merge => ({
  ...row,
  id: row.id as MergeId,
  keptId: row.keptId as ClientId,
  goneId: row.goneId as ClientId,
  undone: undoneAt !== null,
})

/** One merge, locked. */
export async function loadMerge(tx: Tx, id: string): Promise<Merge | undefined> {
  const [row] = await select(tx).where(eq(clientMerges.id, id)).for('update', { of: clientMerges })
  return row && toMerge(row)
}

/** What was merged into a client since a moment and is not taken back, the latest first. */
export async function mergesInto(tx: Tx, clientId: string, since: Date): Promise<Merge[]> {
  const rows = await select(tx)
    .where(
      and(
        eq(clientMerges.keptId, clientId),
        sql`${clientMerges.undoneAt} is null`,
        sql`${clientMerges.mergedAt} > ${since.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(sql`${clientMerges.mergedAt} desc`)
    .limit(10)
  return rows.map(toMerge)
}
