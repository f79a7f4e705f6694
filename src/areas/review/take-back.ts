import { say } from '../../../bot-cards/i18n/say.ts'
import { refreshReview, takeBackReview } from '../../../bot-cards/review/actions.ts'
import { audit, refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { withdraw } from '../approvals/index.ts'
import { freeze } from './fill.ts'
import { drawItem, roundOf } from './item-view.ts'
import { changeItem, loadItem, peekItem } from './items.ts'
import { itemRecord, itemSpec, openRecord, showChange } from './record.ts'
import { hintOf } from './rules.ts'

/**
 * A submitted item is taken back to be changed. Its request is withdrawn; of a batch, the others wait to be sent again.
 */
export const takeBack = defineAction(takeBackReview, {
  ...itemSpec,
  record: {
    ...itemRecord,
    // Whoever decides holds the request first and the item second; so does this.
    load: (ctx, { item }) => peekItem(ctx.tx, item),
    closed: (item) => (item.status === 'proposed' ? undefined : { code: 'review_over', params: {} }),
  },
  async run(ctx, { record: item }) {
    if (item.approvalId) await withdraw(ctx, item.approvalId)
    const now = await loadItem(ctx.tx, item.id)
    if (now?.status === 'proposed' && now.approvalId !== item.approvalId && now.approvalId)
      return refused({ code: 'stale_card', params: {} }, await drawItem(ctx, now))
    if (now?.status === 'proposed') await changeItem(ctx, now, { status: 'open', approvalId: null })
    const after = await loadItem(ctx.tx, item.id)
    if (after?.status !== 'open')
      return refused({ code: 'review_over', params: {} }, await drawItem(ctx, after ?? item))
    await audit(ctx, {
      action: 'review.take_back',
      entity: 'review_item',
      entityId: item.id,
      before: { status: 'proposed' },
      after: { status: 'open' },
    })
    await showChange(ctx, item.roundId, [item])
    return { card: await drawItem(ctx, after) }
  },
})

/** Figures that were wrong were put right: they are frozen anew, and the engine is asked again. */
export const refresh = defineAction(refreshReview, {
  ...itemSpec,
  record: openRecord,
  async run(ctx, { record: item }) {
    const round = await roundOf(ctx, item)
    const { since, carried = false } = item.snapshot
    const client = { id: item.clientId, tier: item.tier, carried, ...(since ? { since } : {}) }
    const snapshot = (await freeze(ctx, round, [client])).get(item.clientId)
    if (!snapshot) return refused({ code: 'not_found', params: {} })
    await changeItem(ctx, item, { snapshot, hint: hintOf(snapshot.answer, item.tier) ?? null })
    await audit(ctx, {
      action: 'review.refresh',
      entity: 'review_item',
      entityId: item.id,
      before: { annual: item.snapshot.answer.annual, hint: item.hint ?? null },
      after: { annual: snapshot.answer.annual },
    })
    const now = await loadItem(ctx.tx, item.id)
    const text = say((w) => w.review.item.refreshed)
    return { toast: { tone: 'success', text }, ...(now ? { card: await drawItem(ctx, now) } : {}) }
  },
})
