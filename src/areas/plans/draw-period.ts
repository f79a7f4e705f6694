import { periodCard } from '../../../bot-cards/plans/period.ts'
import type { PeriodRow } from '../../../bot-cards/plans/period-views.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { clientNamesOf } from '../clients/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { PlanItem } from './model.ts'
import { planItemsById } from './repo.ts'
import { itemsOfRound, type Round } from './rounds.ts'
import { missingOf, publishable } from './rules.ts'

/** A list shows five. */
const shown = 5

/** Everything proposed in a round, with what is written on it: read for whoever the card is for. */
export const roundItems = async (ctx: EventCtx & { actor: Staff }, round: Round): Promise<PlanItem[]> =>
  planItemsById(ctx, await itemsOfRound(ctx.tx, round))

/** Whether an item can go out as it stands. */
export const isReady = (ctx: EventCtx, item: PlanItem): boolean =>
  item.status === 'draft' && publishable(item, ctx.at, ctx.deps.zone).ok

/** A person's month as it stands, five at a time; a page beyond the last shows the last. */
export async function drawPeriod(ctx: EventCtx & { actor: Staff }, round: Round, asked = 0): Promise<object> {
  const [items, calendar] = await Promise.all([roundItems(ctx, round), calendarAt(ctx.tx)])
  const names = await clientNamesOf(ctx.tx, round.unplaced)
  const pages = Math.max(1, Math.ceil(items.length / shown))
  const page = Math.min(asked, pages - 1)
  const drafts = items.filter((item) => item.status === 'draft')
  const rows = items.slice(page * shown, (page + 1) * shown).map(
    (item): PeriodRow => ({
      item: item.id,
      client: item.client,
      kind: item.kind,
      at: item.startAt,
      people: item.body.theirs,
      lacks: missingOf(item),
      status: item.status === 'draft' ? 'draft' : item.status === 'cancelled' ? 'gone' : 'published',
    }),
  )
  return periodCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    round: round.id,
    version: round.version,
    period: round.period,
    rows,
    page,
    pages,
    counts: {
      draft: drafts.length,
      ready: drafts.filter((item) => isReady(ctx, item)).length,
      published: items.filter((item) => item.status === 'published' || item.status === 'done').length,
    },
    unplaced: round.unplaced.map((id) => names.get(id) ?? ''),
    guessed: !calendar.knownYears.has(Number(round.period.slice(0, 4))),
  })
}
