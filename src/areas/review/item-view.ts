import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import type { ReviewFields } from '../../../bot-cards/review/actions.ts'
import { reviewItemCard } from '../../../bot-cards/review/item.ts'
import type { ItemState, ItemView } from '../../../bot-cards/review/views.ts'
import { higherTiers, lackText, verdictText } from '../../../bot-cards/tiering/explain.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { type EventCtx, reveal } from '../../bot/context.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { placeOf } from '../../vault/place.ts'
import { countsOf, type Item } from './items.ts'
import { type Round, roundById } from './rounds.ts'
import { dueOf } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

export type FormState = { fields: ReviewFields; errors: Extract<ItemState, { status: 'form' }>['errors'] }

/** The frozen figures as cards show them. */
export function figuresOf(item: Pick<Item, 'tier'>, snapshot: Snapshot): ItemView['figures'] {
  const { period, face, other, openSteps, lateSteps, scores, answer } = snapshot
  return {
    period,
    face,
    other: { kind: item.tier === 'strategic' ? 'project_sync' : 'follow_up', ...other },
    openSteps,
    lateSteps,
    ...(scores ? { scores } : {}),
    annualYuan: answer.annual,
    ...(answer.forecast === undefined ? {} : { forecastYuan: answer.forecast }),
  }
}

/** What the proposer wrote, opened for the one who looks; the read is logged. */
export async function saidOf(ctx: EventCtx, item: Item): Promise<{ market: string; feedback: string }> {
  const { market, feedback, id, clientId } = item
  const items = [
    ...(market ? [{ place: placeOf(reviewItems.marketChange, id), sealed: market, clientId }] : []),
    ...(feedback ? [{ place: placeOf(reviewItems.clientFeedback, id), sealed: feedback, clientId }] : []),
  ]
  const texts = await reveal(ctx, 'review', items)
  return {
    market: market ? (texts[0] ?? '') : '',
    feedback: feedback ? (texts[market ? 1 : 0] ?? '') : '',
  }
}

/** The form as it opens: what was written before, where it was sent back or taken back. */
async function formOf(ctx: EventCtx, item: Item): Promise<FormState> {
  const said = await saidOf(ctx, item)
  return {
    errors: {},
    fields: {
      data: item.dataConfirmed ? 'right' : undefined,
      market: said.market || undefined,
      feedback: said.feedback || undefined,
      tier: item.proposedTier,
    },
  }
}

async function stateOf(ctx: EventCtx, item: Item, form: FormState | undefined): Promise<ItemState> {
  const proposedTier = item.proposedTier ?? item.tier
  switch (item.status) {
    case 'open':
    case 'returned':
      return { status: 'form', ...(form ?? (await formOf(ctx, item))) }
    case 'proposed':
      return {
        status: 'proposed',
        asked: item.approvalId !== undefined,
        proposedTier,
        ...(await saidOf(ctx, item)),
      }
    case 'approved':
      return {
        status: 'approved',
        proposedTier,
        from: nextHalfStart(dayOf(item.decidedAt ?? ctx.at, ctx.deps.zone)),
      }
    case 'dropped':
    case 'carried':
      return { status: item.status }
  }
}

/** One item's card as it stands; `form` keeps what was just typed, with its errors. */
export async function drawItem(
  ctx: EventCtx,
  item: Item,
  more: { form?: FormState; returned?: string } = {},
): Promise<object> {
  const round = await roundOf(ctx, item)
  const [state, { counts }] = [
    await stateOf(ctx, item, more.form),
    await countsOf(ctx.tx, item.roundId, item.proposerId),
  ]
  const todo = counts.open + counts.returned
  const { snapshot } = item
  const { since } = snapshot
  return reviewItemCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    round: round.id,
    half: round.half,
    proposeBy: round.proposeBy,
    approveBy: round.approveBy,
    item: item.id,
    version: item.version,
    client: item.client,
    tier: item.tier,
    due: dueOf(item.status, round),
    figures: figuresOf(item, snapshot),
    left: state.status === 'form' ? Math.max(0, todo - 1) : todo,
    state,
    ...(since ? { since } : {}),
    why: whyOf(item),
    ...(item.hint ? { hint: item.hint } : {}),
    ...(more.returned === undefined ? {} : { returned: more.returned }),
  })
}

export async function roundOf(ctx: EventCtx, item: Pick<Item, 'roundId'>): Promise<Round> {
  const round = await roundById(ctx.tx, item.roundId)
  if (!round) throw new Error(`the round ${item.roundId} of a review item is gone`)
  return round
}

/** How the engine got to its hint: its verdict, and what the client's own tier and those above still lack. */
function whyOf({ snapshot: { answer }, tier }: Item): Bilingual[] {
  const own = answer.tests.find((one) => one.tier === tier)
  const short = own?.routes.every((route) => route.missing.length > 0)
  const lacks = own && short ? [{ tier, lack: lackText(own.routes) }] : []
  const higher = higherTiers(answer).filter((one) => one.tier !== tier)
  return [
    verdictText(answer),
    ...[...lacks, ...higher].map(({ tier: above, lack }) =>
      say((w, of) => w.review.item.lack(w.review.tier(above), of(lack))),
    ),
  ]
}
