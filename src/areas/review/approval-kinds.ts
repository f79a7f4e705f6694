import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { figureLines } from '../../../bot-cards/review/facts.ts'
import { yuanText } from '../../../bot-cards/visits/asking.ts'
import type { ApprovalKind } from '../../bot/approval.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { approve, end } from './decided.ts'
import { figuresOf, roundOf } from './item-view.ts'
import { type Item, itemsOfApproval, peekItem, peekItems, tierOrNone } from './items.ts'
import { changeKind, itemsIn, keepKind } from './kinds.ts'

const tierName = (tier: Item['hint']) => say((w) => (tier ? w.review.tier(tier) : w.review.item.hintUnknown))

/** One client's tier changes: the approver sees the frozen figures and what the rules make of them. */
export const reviewChange: ApprovalKind = {
  name: changeKind,
  async subject(ctx, approval) {
    const item = await peekItem(ctx.tx, approval.entityId)
    if (!item) throw new Error(`a request is about the review item ${approval.entityId}, which is gone`)
    const { half } = await roundOf(ctx, item)
    const [from, to] = [tierName(item.tier), tierName(tierOrNone(String(approval.payload.to)) ?? item.tier)]
    const day = nextHalfStart(dayOf(approval.createdAt, ctx.deps.zone))
    return {
      title: say((w, of) => w.review.approval.change(item.client, of(from), of(to))),
      facts: [
        { label: say((w) => w.review.approval.half), value: say((w) => w.review.half(half)) },
        ...figureLines(figuresOf(item, item.snapshot)).map(({ label, value }) => ({ label, value })),
        { label: say((w) => w.review.approval.hint), value: tierName(item.hint) },
        {
          label: say((w) => w.review.approval.from),
          value: say((w) => w.review.approval.fromValue(day)),
        },
      ],
    }
  },
  async forbids(ctx, approval) {
    const item = await peekItem(ctx.tx, approval.entityId)
    return item?.status === 'proposed' && item.approvalId === approval.id
      ? undefined
      : { code: 'review_gone', params: {} }
  },
  approved: approve,
  ended: (ctx, approval, how, note) => end(ctx, approval, how, note, true),
}

/** A batch of one proposer's clients that keep their tiers: a line for each, and one decision. */
export const reviewKeep: ApprovalKind = {
  name: keepKind,
  async subject(ctx, approval) {
    const items = await peekItems(ctx.tx, itemsIn(approval.payload))
    return {
      title: say((w) => w.review.approval.keep(items.length)),
      facts: items.map((item) => {
        const tier = tierName(item.tier)
        const hint = item.hint === item.tier ? undefined : tierName(item.hint)
        const annual = yuanText(item.snapshot.answer.annual)
        return {
          label: same(item.client),
          value: say((w, of) => w.review.approval.keepRow(of(tier), of(annual), hint && of(hint))),
        }
      }),
    }
  },
  async forbids(ctx, approval) {
    const items = await itemsOfApproval(ctx.tx, approval.id)
    return items.some((item) => item.status === 'proposed') ? undefined : { code: 'review_gone', params: {} }
  },
  approved: approve,
  ended: (ctx, approval, how, note) => end(ctx, approval, how, note, false),
}
