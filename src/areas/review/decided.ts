import type { Approval } from '../../bot/approval.ts'
import { audit, type EventCtx, tell } from '../../bot/context.ts'
import { decideTier } from '../tiering/index.ts'
import { closeIfDone } from './close-round.ts'
import { drawItem } from './item-view.ts'
import { changeItemsOf, type Item, itemsOfApproval } from './items.ts'
import { drawList } from './list.ts'
import { showChange } from './record.ts'
import { roundById } from './rounds.ts'
import { tierOf } from './tier.ts'

/**
 * What approval does to the items of a request: each is settled and its tier decided, which governs the next half-year
 * (制度二(四)); a tier that stays is kept in the history too.
 */
export async function approve(ctx: EventCtx, approval: Approval): Promise<void> {
  const items = (await itemsOfApproval(ctx.tx, approval.id)).filter((item) => item.status === 'proposed')
  await changeItemsOf(ctx, approval.id, { status: 'approved', decidedAt: ctx.at })
  for (const item of items) {
    await decideTier(ctx, {
      clientId: item.clientId,
      from: item.tier,
      to: tierOf(item.proposedTier ?? item.tier),
      approvalId: approval.id,
      answer: item.snapshot.answer,
      policyVersion: item.snapshot.policyVersion,
    })
    await audit(ctx, {
      action: 'review.approve',
      entity: 'review_item',
      entityId: item.id,
      before: { status: 'proposed', tier: item.tier },
      after: { status: 'approved', tier: item.proposedTier ?? item.tier },
    })
  }
  const [first] = items
  const round = first && (await showChange(ctx, first.roundId, items))
  if (round) await closeIfDone(ctx, round)
}

/**
 * Sent back: every item of the request is its proposer's again, with the reason. Withdrawn or void: one client's item is
 * open again; of a batch, each waits to be sent anew.
 */
export async function end(
  ctx: EventCtx,
  approval: Approval,
  how: 'returned' | 'withdrawn' | 'void',
  note: string,
  single: boolean,
): Promise<void> {
  const items = (await itemsOfApproval(ctx.tx, approval.id)).filter((item) => item.status === 'proposed')
  const status = how === 'returned' ? 'returned' : single ? 'open' : 'proposed'
  await changeItemsOf(ctx, approval.id, { status, ...(how === 'returned' ? {} : { approvalId: null }) })
  for (const item of items)
    await audit(ctx, {
      action: `review.${how}`,
      entity: 'review_item',
      entityId: item.id,
      before: { status: 'proposed' },
      after: { status },
    })
  const [first] = items
  if (!first) return
  await showChange(ctx, first.roundId, items)
  if (how === 'returned') await tellReturned(ctx, items, note)
}

/** One client: its card with the reason; a batch: the list of it. To whoever proposes for them now. */
async function tellReturned(ctx: EventCtx, items: readonly Item[], note: string): Promise<void> {
  for (const item of items.length === 1 ? items : []) {
    const open = { ...item, status: 'returned' as const, version: item.version + 1 }
    const { approvalId: _, ...again } = open
    await tell(ctx, item.proposerOpenId, await drawItem(ctx, again, { returned: note }))
  }
  const [first] = items
  if (items.length < 2 || !first) return
  const round = await roundById(ctx.tx, first.roundId)
  for (const proposer of new Map(items.map((one) => [one.proposerId, one])).values())
    if (round)
      await tell(
        ctx,
        proposer.proposerOpenId,
        await drawList(
          ctx,
          round,
          { id: proposer.proposerId, openId: proposer.proposerOpenId, name: proposer.proposer },
          { returned: note },
        ),
      )
}
