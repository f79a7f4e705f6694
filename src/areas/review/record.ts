import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { type Ctx, type EventCtx, roles } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { deputyOf } from '../people/index.ts'
import { drawItem } from './item-view.ts'
import { type Item, loadItem } from './items.ts'
import { tellList } from './list.ts'
import { tellProgress } from './progress.ts'
import { type Round, roundById } from './rounds.ts'

/** Whoever owns the client proposes, in their absence their deputy; nobody else. */
export async function forbidsItem(ctx: Ctx, item: Item): Promise<Refusal | undefined> {
  if (item.proposerId === ctx.actor.id) return undefined
  const deputy = await deputyOf(ctx.tx, item.proposerId, dayOf(ctx.at, ctx.deps.zone), ctx.at)
  return deputy?.id === ctx.actor.id ? undefined : { code: 'not_yours', params: { who: item.proposer } }
}

/** An item as its buttons act on it. */
export const itemRecord: PressedRecord<{ item: string }, Item> = {
  load: (ctx, { item }) => loadItem(ctx.tx, item),
  version: (item) => item.version,
  forbids: forbidsItem,
  redraw: (ctx, item) => drawItem(ctx, item),
}

/** An item that is still its proposer's to fill in. */
export const openRecord: PressedRecord<{ item: string }, Item> = {
  ...itemRecord,
  closed: (item) =>
    item.status === 'open' || item.status === 'returned' ? undefined : { code: 'review_over', params: {} },
}

/** Seeing and proposing for a client takes the right to propose its tier. */
export const itemSpec = {
  roles,
  right: { needs: 'tier.propose', client: (_: unknown, item: Item) => item.clientId },
} as const

/** After an item changed: its proposer's list and the team lead's progress show it. */
export async function showChange(
  ctx: EventCtx,
  roundId: string,
  people: readonly Pick<Item, 'proposerId' | 'proposer' | 'proposerOpenId'>[],
): Promise<Round | undefined> {
  const round = await roundById(ctx.tx, roundId)
  if (!round) return undefined
  const each = new Map(people.map((one) => [one.proposerId, one]))
  for (const one of each.values())
    await tellList(ctx, round, { id: one.proposerId, openId: one.proposerOpenId, name: one.proposer })
  await tellProgress(ctx, round)
  return round
}
