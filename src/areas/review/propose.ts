import { reviewItems } from '../../../drizzle/schema/review.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { placeOf } from '../../vault/place.ts'
import { ask } from '../approvals/index.ts'
import { policyAt } from '../policy/index.ts'
import { tierApprovers } from '../tiering/index.ts'
import { askBatches } from './batch.ts'
import { roundOf } from './item-view.ts'
import { changeItem, countsOf, type Item } from './items.ts'
import { changeKind } from './kinds.ts'
import type { Proposal } from './submitted.ts'
import { tierOf } from './tier.ts'

type Proposer = EventCtx & { actor: Staff }

/**
 * Writes down a complete proposal for one client (制度二(四)), locked by the caller. A change of tier is asked about at
 * once; what stays waits until everything of its proposer is in, and goes for approval together. Refuses, changing
 * nothing, when nobody could approve the change.
 */
export async function propose(
  ctx: Proposer,
  item: Item,
  proposal: Proposal,
): Promise<Decision<Item, { code: 'no_approver'; params: { role: string } }>> {
  const stays = proposal.proposedTier === item.tier
  const asked = stays ? undefined : await askChange(ctx, item, proposal)
  if (asked && !asked.ok) return asked
  await changeItem(ctx, item, {
    status: 'proposed',
    dataConfirmed: true,
    marketChange: ctx.deps.vault.seal(placeOf(reviewItems.marketChange, item.id), proposal.market),
    clientFeedback: ctx.deps.vault.seal(placeOf(reviewItems.clientFeedback, item.id), proposal.feedback),
    proposedTier: proposal.proposedTier,
    approvalId: asked ? asked.value : null,
    proposedAt: ctx.at,
  })
  await audit(ctx, {
    action: 'review.propose',
    entity: 'review_item',
    entityId: item.id,
    before: { status: item.status, tier: item.tier },
    after: { status: 'proposed', tier: proposal.proposedTier, market: 'changed', feedback: 'changed' },
  })
  if (stays) await askWhenComplete(ctx, item)
  return accept(item)
}

/**
 * Everything of this proposer is in, or it is late already: what stays goes for approval. Nobody to approve: it waits on
 * the list.
 */
async function askWhenComplete(ctx: Proposer, item: Item): Promise<void> {
  const { counts } = await countsOf(ctx.tx, item.roundId, item.proposerId)
  const { proposeBy } = await roundOf(ctx, item)
  if (counts.open + counts.returned === 0 || dayOf(ctx.at, ctx.deps.zone) > proposeBy)
    await askBatches(ctx, item.roundId, item.proposerId)
}

async function askChange(ctx: Proposer, item: Item, proposal: Proposal) {
  const round = await roundOf(ctx, item)
  const { policy } = await policyAt(ctx.tx, round.openedAt)
  return ask(ctx, {
    kind: changeKind,
    entity: 'review_items',
    entityId: item.id,
    clientId: item.clientId,
    // What the regulation has a proposal rest on is the reason for it.
    reason: `${proposal.market}\n${proposal.feedback}`,
    payload: { from: item.tier, to: proposal.proposedTier },
    steps: tierApprovers(policy, item.tier, tierOf(proposal.proposedTier)).map((role) => ({ role })),
    policyVersion: round.policyVersion,
  })
}
