import { say } from '../../../bot-cards/i18n/say.ts'
import {
  nextReviewItem,
  openReviewItem,
  openReviewList,
  pageReviewList,
  pageReviewProgress,
} from '../../../bot-cards/review/actions.ts'
import { type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { drawItem } from './item-view.ts'
import { type Item, itemsOfPerson, loadItem } from './items.ts'
import { drawList } from './list.ts'
import { drawProgress, nudgers } from './progress.ts'
import { forbidsItem } from './record.ts'
import { roundById } from './rounds.ts'

/** Sends an item's card, as it is now; the list pressed may be old and stays as it is. */
export const openItem = defineAction(openReviewItem, {
  roles,
  right: { needs: 'tier.propose', client: (_, item: Item) => item.clientId },
  record: {
    load: (ctx, { item }) => loadItem(ctx.tx, item),
    // The list carries no versions: opening changes nothing.
    version: () => 0,
    forbids: forbidsItem,
    redraw: (ctx, item) => drawItem(ctx, item),
  },
  async run(ctx, { record: item }) {
    await tell(ctx, ctx.actor.openId, await drawItem(ctx, item))
    return { toast: { tone: 'info', text: say((w) => w.review.item.below) } }
  },
})

/** The next item to be done, in the place of the one just settled. */
export const nextItem = defineAction(nextReviewItem, {
  roles,
  async run(ctx, { payload }) {
    const item = await firstTodo(ctx, payload.round)
    if (!item) return refused({ code: 'review_nothing_left', params: {} })
    return { card: await drawItem(ctx, item) }
  },
})

/** The most urgent item the actor still has to do and may see. */
async function firstTodo(ctx: Ctx, roundId: string): Promise<Item | undefined> {
  const items = await itemsOfPerson(ctx.tx, roundId, ctx.actor.id, { limit: 5, offset: 0 })
  for (const item of items)
    if (
      (item.status === 'open' || item.status === 'returned') &&
      (await may(ctx, 'tier.propose', item.clientId))
    )
      return item
  return undefined
}

export const pageList = defineAction(pageReviewList, {
  roles,
  async run(ctx, { payload }) {
    const round = await roundById(ctx.tx, payload.round)
    if (!round) return refused({ code: 'not_found', params: {} })
    return { card: await drawList(ctx, round, ctx.actor, { page: payload.page }) }
  },
})

/** My own list, as a card of its own. */
export const openList = defineAction(openReviewList, {
  roles,
  async run(ctx, { payload }) {
    const round = await roundById(ctx.tx, payload.round)
    if (!round) return refused({ code: 'not_found', params: {} })
    await tell(ctx, ctx.actor.openId, await drawList(ctx, round, ctx.actor))
    return { toast: { tone: 'info', text: say((w) => w.review.item.below) } }
  },
})

export const pageProgress = defineAction(pageReviewProgress, {
  roles: nudgers,
  async run(ctx, { payload }) {
    const round = await roundById(ctx.tx, payload.round)
    if (!round) return refused({ code: 'not_found', params: {} })
    return { card: await drawProgress(ctx, round, ctx.actor, payload.page) }
  },
})
