import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import type { Schedule } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../kernel/days.ts'
import { lockTier, setTier } from './decide.ts'
import { tellOwner } from './told.ts'
import { tierOf } from './view.ts'

/** Due changes looked up at once. */
const batch = 100

/**
 * Decided tiers whose half-year has begun take hold: each in a transaction of its own, once, whatever the number of
 * processes. After an outage they hold from the day they were decided for.
 */
export const applyTiers: Schedule = {
  name: 'tiering.apply',
  waits: (at, zone) =>
    sql`(select min(effective_from) from ${tierChanges} where status = 'waiting') <= ${dayOf(at, zone)}::date`,
  async run(deps, at) {
    const today = dayOf(at, deps.zone)
    for (;;) {
      const due = await deps.db
        .select({ id: tierChanges.id, clientId: tierChanges.clientId })
        .from(tierChanges)
        .where(and(sql`${tierChanges.status} = 'waiting'`, lte(tierChanges.effectiveFrom, today)))
        .orderBy(asc(tierChanges.effectiveFrom), asc(tierChanges.id))
        .limit(batch)
      for (const change of due) await apply(deps, at, change)
      if (due.length < batch) return
    }
  },
}

/** The client is locked first, as a decision does, so that the two never wait for each other. */
async function apply(
  deps: Deps,
  at: Date,
  { id, clientId }: { id: string; clientId: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const from = await lockTier(tx, clientId)
    const [client] = await tx.select({ status: clients.status }).from(clients).where(eq(clients.id, clientId))
    const merged = client?.status === 'merged'
    const [claimed] = await tx
      .update(tierChanges)
      .set(merged ? { status: 'dropped' } : { status: 'applied', appliedAt: at })
      .where(and(eq(tierChanges.id, id), eq(tierChanges.status, 'waiting')))
      .returning({ to: tierChanges.toTier, effectiveFrom: tierChanges.effectiveFrom })
    if (!claimed || merged) return
    const ctx = { deps, tx, at, cause: `tiering.apply ${id}` }
    const { effectiveFrom } = claimed
    const to = tierOf(claimed.to)
    await setTier(ctx, { clientId, from, to, since: effectiveFrom })
    await tellOwner(ctx, clientId, { from, to, effectiveFrom, holds: true })
  })
}
