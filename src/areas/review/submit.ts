import { say } from '../../../bot-cards/i18n/say.ts'
import { submitReview } from '../../../bot-cards/review/actions.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { audit, type Ctx, type Outcome, refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { placeOf } from '../../vault/place.ts'
import { ask } from '../approvals/index.ts'
import { policyAt } from '../policy/index.ts'
import { tierApprovers } from '../tiering/index.ts'
import { askBatches } from './batch.ts'
import { drawItem, roundOf } from './item-view.ts'
import { changeItem, countsOf, type Item, loadItem } from './items.ts'
import { changeKind } from './kinds.ts'
import { itemSpec, openRecord, showChange } from './record.ts'
import { checkReview, type Proposal } from './submitted.ts'
import { tierOf } from './tier.ts'

/**
 * A proposal for one client (制度二(四)). A change of tier is asked about at once; what stays waits until everything of
 * its proposer is in, and goes for approval together.
 */
export const submit = defineAction(submitReview, {
  ...itemSpec,
  record: openRecord,
  async run(ctx, { form: fields, record: item }) {
    const checked = checkReview(fields, item.tier)
    if ('errors' in checked) {
      const errors = Object.fromEntries(
        Object.entries(checked.errors).map(([field, refusal]) => [field, refusalText(refusal)]),
      )
      const text = say((w) => w.review.item.fixBelow)
      return {
        toast: { tone: 'warning', text },
        card: await drawItem(ctx, item, { form: { fields, errors } }),
      }
    }
    const { proposal } = checked
    const stays = proposal.proposedTier === item.tier
    const asked = stays ? undefined : await askChange(ctx, item, proposal)
    if (asked && !asked.ok)
      return refused(asked.refusal, await drawItem(ctx, item, { form: { fields, errors: {} } }))
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
    return settled(ctx, item, stays)
  },
})

/**
 * Everything of this proposer is in, or it is late already: what stays goes for approval. Nobody to approve: it waits on
 * the list.
 */
async function askWhenComplete(ctx: Ctx, item: Item): Promise<void> {
  const { counts } = await countsOf(ctx.tx, item.roundId, item.proposerId)
  const { proposeBy } = await roundOf(ctx, item)
  if (counts.open + counts.returned === 0 || dayOf(ctx.at, ctx.deps.zone) > proposeBy)
    await askBatches(ctx, item.roundId, item.proposerId)
}

async function settled(ctx: Ctx, item: Item, stays: boolean): Promise<Outcome> {
  await showChange(ctx, item.roundId, [item])
  const now = await loadItem(ctx.tx, item.id)
  const text = say((w) =>
    stays && !now?.approvalId ? w.review.item.submittedStays : w.review.item.submitted,
  )
  return { toast: { tone: 'success', text }, ...(now ? { card: await drawItem(ctx, now) } : {}) }
}

async function askChange(ctx: Ctx, item: Item, proposal: Proposal) {
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
