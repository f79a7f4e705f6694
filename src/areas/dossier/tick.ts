import { type TickedOn, tickActionItem } from '../../../bot-cards/visits/actions.ts'
import { audit, type Ctx, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { findClient } from '../clients/index.ts'
import { drawTodo } from '../promises/index.ts'
import { type ActionItem, loadActionItem, setDone } from '../visits/index.ts'
import { drawClient } from './client-card.ts'
import { drawMine } from './mine.ts'

/** Ticks a next step off, or back on, for whoever owes it or wrote it down, the client's owner and those in charge. */
export const tick = defineAction(tickActionItem, {
  roles,
  record: {
    load: (
      ctx,
      { item, from, page }: { item: string; done: boolean; from: TickedOn; page?: number | undefined },
    ) => withOrigin(ctx, item, { from, page: page ?? 0 }),
    version: ({ item }) => item.version,
    forbids: async (ctx, { item }) =>
      [item.ownerId, item.authorId].includes(ctx.actor.id) || (await may(ctx, 'client.edit', item.clientId))
        ? undefined
        : { code: 'not_yours', params: { who: item.owner } },
    redraw: (ctx, { item, on }) => draw(ctx, item, on),
  },
  async run(ctx, { payload, record: { item, on } }) {
    await setDone(ctx, item, payload.done)
    await audit(ctx, {
      action: 'visits.tick',
      entity: 'action_item',
      entityId: item.id,
      before: { done: item.done },
      after: { done: payload.done },
    })
    return { card: await draw(ctx, { ...item, done: payload.done, version: item.version + 1 }, on) }
  },
})

type On = { from: TickedOn; page: number }

async function withOrigin(ctx: Ctx, id: string, on: On) {
  const item = await loadActionItem(ctx, id)
  return item && { item, on }
}

async function draw(ctx: Ctx, item: ActionItem, { from, page }: On): Promise<object> {
  if (from === 'todo') return drawTodo(ctx, { page, ticked: item })
  const client = from === 'client' ? await findClient(ctx.tx, item.clientId) : undefined
  return client ? drawClient(ctx, client, item) : drawMine(ctx, item)
}
