import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import type { Deps } from '../../deps.ts'
import type { ApprovalId } from '../../kernel/ids.ts'
import { withdraw } from '../approvals/index.ts'

/**
 * Takes back the requests about items that are no longer to be decided: carried into a later round, or their client was
 * merged (a batch goes on without it). One transaction each; the request is locked before its items, as whoever decides
 * locks them.
 */
export async function withdrawGone(deps: Deps, at: Date): Promise<void> {
  const gone = await deps.db
    .selectDistinct({
      approvalId: reviewItems.approvalId,
      roundId: reviewItems.roundId,
      status: reviewItems.status,
      tier: reviewItems.tier,
      proposedTier: reviewItems.proposedTier,
    })
    .from(reviewItems)
    .where(and(inArray(reviewItems.status, ['carried', 'dropped']), isNotNull(reviewItems.approvalId)))
  for (const { approvalId, roundId, status, tier, proposedTier } of gone) {
    if (!approvalId) continue
    await deps.db.transaction(async (tx) => {
      const inBatch = tier === proposedTier
      if (status === 'carried' || !inBatch)
        await withdraw({ deps, tx, at, cause: roundId }, approvalId as ApprovalId)
      await tx
        .update(reviewItems)
        .set({ approvalId: null })
        .where(and(eq(reviewItems.approvalId, approvalId), eq(reviewItems.status, status)))
    })
  }
}
