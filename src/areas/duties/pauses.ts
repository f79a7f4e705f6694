import { and, eq, gt, inArray } from 'drizzle-orm'
import type { PauseLine } from '../../../bot-cards/duties/views.ts'
import { pauses } from '../../../drizzle/schema/duties.ts'
import { audit, type Ctx, type EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { addDays } from '../../kernel/calendar.ts'
import { placeOf } from '../../vault/place.ts'
import { lookAgain } from '../clients/index.ts'

export type Pause = Pick<
  typeof pauses.$inferSelect,
  'id' | 'clientId' | 'fromDay' | 'untilDay' | 'status' | 'askedBy' | 'version'
>

const columns = {
  id: pauses.id,
  clientId: pauses.clientId,
  fromDay: pauses.fromDay,
  untilDay: pauses.untilDay,
  status: pauses.status,
  askedBy: pauses.askedBy,
  version: pauses.version,
}

/** A pause, locked; undefined when there is none. */
export async function loadPause(tx: Tx, id: string): Promise<Pause | undefined> {
  const [row] = await tx.select(columns).from(pauses).where(eq(pauses.id, id)).for('update')
  return row
}

/** Writes down a wish for the days `[from, until)`; it holds once it is approved. The reason is kept sealed. */
export async function insertPause(
  ctx: Ctx,
  clientId: string,
  { from, until, reason }: { from: string; until: string; reason: string },
): Promise<string> {
  const id = ctx.deps.ids.mint('pause', ctx.at)
  await ctx.tx.insert(pauses).values({
    id,
    clientId,
    fromDay: from,
    untilDay: until,
    reason: ctx.deps.vault.seal(placeOf(pauses.reason, id), reason),
    askedBy: ctx.actor.id,
    createdAt: ctx.at,
  })
  return id
}

/** Notes the request that asks for it. */
export async function pauseAsked(tx: Tx, id: string, approvalId: string): Promise<void> {
  await tx.update(pauses).set({ approvalId }).where(eq(pauses.id, id))
}

/** Nobody could be asked for it. */
export async function forgetPause(tx: Tx, id: string): Promise<void> {
  await tx.delete(pauses).where(eq(pauses.id, id))
}

/** Takes a pause to another status, and has its client looked at again from its first day on. */
export async function movePause(
  ctx: EventCtx,
  pause: Pause,
  to: { status: 'active' | 'refused' } | { status: 'ended'; untilDay: string },
): Promise<void> {
  const rows = await ctx.tx
    .update(pauses)
    .set({ ...to, version: pause.version + 1 })
    .where(and(eq(pauses.id, pause.id), eq(pauses.version, pause.version)))
    .returning({ id: pauses.id })
  if (rows.length === 0) throw new Error(`pause ${pause.id} moved on under its own lock`)
  await audit(ctx, {
    action: `duties.pause_${to.status}`,
    entity: 'pause',
    entityId: pause.id,
    before: { status: pause.status, until: pause.untilDay },
    after: to,
  })
  if (to.status !== 'refused')
    await lookAgain(ctx.tx, { clientId: pause.clientId, at: ctx.at, since: pause.fromDay })
}

/** What stands of these clients on a day: pauses that hold or will, and those asked for; the earliest first. */
export async function standingPauses(
  tx: Tx,
  clientIds: readonly string[],
  today: string,
): Promise<(PauseLine & { clientId: string })[]> {
  if (clientIds.length === 0) return []
  const rows = await tx
    .select(columns)
    .from(pauses)
    .where(
      and(
        anyOf(pauses.clientId, clientIds),
        inArray(pauses.status, ['asked', 'active']),
        gt(pauses.untilDay, today),
      ),
    )
    .orderBy(pauses.fromDay, pauses.id)
  return rows.map(({ id, clientId, version, fromDay, untilDay, status }) => ({
    id,
    clientId,
    version,
    from: fromDay,
    last: addDays(untilDay, -1),
    status: status === 'active' ? 'active' : 'asked',
  }))
}
