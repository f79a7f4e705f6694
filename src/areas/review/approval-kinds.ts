import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { calendarText } from '../../../bot-cards/kit/when.ts'
import { figureLines } from '../../../bot-cards/review/facts.ts'
import type { TierOrNone } from '../../../bot-cards/review/views.ts'
import { yuanText } from '../../../bot-cards/visits/asking.ts'
import type { ApprovalKind } from '../../bot/approval.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { approve, end } from './decided.ts'
import { figuresOf, roundOf } from './item-view.ts'
import { type Item, itemsOfApproval, peekItem, peekItems, tierOrNone } from './items.ts'
import { changeKind, itemsIn, keepKind } from './kinds.ts'

const tierName = (tier: TierOrNone) => say((w) => w.review.tier(tier))
const hintName = ({ hint }: Pick<Item, 'hint'>) =>
  say((w) => (hint ? w.review.tier(hint) : w.review.approval.noHint))

/** One client's tier changes: the approver sees the frozen figures and what the rules make of them. */
export const reviewChange: ApprovalKind = {
  name: changeKind,
  async subject(ctx, approval) {
    const item = await peekItem(ctx.tx, approval.entityId)
    if (!item) throw new Error(`a request is about the review item ${approval.entityId}, which is gone`)
    const { half } = await roundOf(ctx, item)
    const [from, to] = [tierName(item.tier), tierName(tierOrNone(String(approval.payload.to)) ?? item.tier)]
    const { zone } = ctx.deps
    const day = calendarText(nextHalfStart(dayOf(approval.createdAt, zone)), { now: ctx.at, zone })
    return {
      title: say((w, of) => w.review.approval.change(item.client, of(from), of(to))),
      facts: [
        { label: say((w) => w.review.approval.half), value: say((w) => w.review.half(half)) },
        ...figureLines(figuresOf(item, item.snapshot)).map(({ label, value }) => ({ label, value })),
        { label: say((w) => w.review.approval.hint), value: hintName(item) },
        {
          label: say((w) => w.review.approval.from),
          value: say((w, of) => w.review.approval.fromValue(of(day))),
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
      title: say((w) =>
        items.length === 1 && items[0]
          ? w.review.approval.keepOne(items[0].client)
          : w.review.approval.keep(items.length),
      ),
      facts: items.map((item) => {
        const tier = tierName(item.tier)
        const { hint: suggested } = item
        const named = suggested && tierName(suggested)
        const hint =
          suggested === item.tier
            ? undefined
            : say((w, of) => (named ? w.review.approval.keepHint(of(named)) : w.review.approval.keepNoHint))
        const annual = yuanText(item.snapshot.answer.annual)
        return {
          // The title of a request about one client names it already.
          label: items.length === 1 ? say((w) => w.review.approval.tier) : same(item.client),
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
