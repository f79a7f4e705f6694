import { and, desc, eq } from 'drizzle-orm'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import type { Tx } from '../../db/types.ts'

/** The decided change that waits for its day, if any. */
export async function waitingChange(
  tx: Tx,
  clientId: string,
): Promise<{ to?: Tier; from: string } | undefined> {
  const [row] = await tx
    .select({ to: tierChanges.toTier, from: tierChanges.effectiveFrom })
    .from(tierChanges)
    .where(and(eq(tierChanges.clientId, clientId), eq(tierChanges.status, 'waiting')))
    .orderBy(desc(tierChanges.decidedAt))
    .limit(1)
  if (!row) return undefined
  const to = tiers.find((tier) => tier === row.to)
  return { from: row.from, ...(to ? { to } : {}) }
}
