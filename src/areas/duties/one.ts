import { and, eq, sql } from 'drizzle-orm'
import type { DutyView } from '../../../bot-cards/duties/views.ts'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { type AnyDuty, anyDuty, lockTiers } from './repo.ts'
import { dutyViews } from './views.ts'

/** One duty with the client it is owed to; `asked`: an excuse of it waits for its approval. */
export type OneDuty = AnyDuty & { clientId: string; asked: boolean }

/**
 * A duty, its client's row locked first as `evaluate` locks it, so that what is read here is not written over by a look
 * under way. undefined when there is none.
 */
export async function loadDuty(tx: Tx, id: string): Promise<OneDuty | undefined> {
  const [of] = await tx.select({ clientId: duties.clientId }).from(duties).where(eq(duties.id, id))
  if (!of) return undefined
  await lockTiers(tx, [of.clientId])
  const [row] = await tx
    .select({ duty: duties, approval: approvals.status })
    .from(duties)
    .leftJoin(approvals, eq(approvals.id, duties.approvalId))
    .where(eq(duties.id, id))
    .for('update', { of: duties })
  return row && { ...anyDuty(row.duty), clientId: row.duty.clientId, asked: row.approval === 'open' }
}

/** A duty as cards show it; throws when it was dropped. */
export async function viewOf(ctx: EventCtx, id: string): Promise<DutyView> {
  const [view] = await dutyViews(ctx.tx, { dutyIds: [id] }, ctx.at, ctx.deps.zone)
  if (!view) throw new Error(`duty ${id} has no view`)
  return view
}

/** Notes the request that asks to excuse a duty, or that excused it; what is excused is not reminded of. */
export async function moveDuty(
  ctx: EventCtx,
  duty: Pick<OneDuty, 'id' | 'version'>,
  to: { approvalId: string } | { status: 'excused' },
): Promise<boolean> {
  const rows = await ctx.tx
    .update(duties)
    .set({ ...to, version: duty.version + 1, changedAt: ctx.at })
    .where(and(eq(duties.id, duty.id), eq(duties.version, duty.version), eq(duties.status, 'open')))
    .returning({ id: duties.id })
  if (rows.length > 0 && 'status' in to)
    await ctx.tx
      .update(reminders)
      .set({ state: 'superseded', changedAt: ctx.at })
      .where(and(eq(reminders.dutyId, duty.id), sql`${reminders.state} = 'pending'`))
  return rows.length > 0
}
