import { leaverCard } from '../../../bot-cards/handover/leaver.ts'
import { offerCard } from '../../../bot-cards/handover/offer.ts'
import { handoverCard } from '../../../bot-cards/handover/progress.ts'
import type { HandoverView, OfferView } from '../../../bot-cards/handover/views.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { colleagues, colleaguesToPick, personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { bringUpToDate } from './list.ts'
import type { Handover, Item, Party } from './repo.ts'
import { givenBy, mayCancel, tally } from './rules.ts'

/** Names a card that is kept up to date; Lark lets one be changed for 14 days, then a new one takes its place. */
async function slotOf(ctx: EventCtx, card: string, handover: Handover): Promise<string> {
  const { policy } = await policyAt(ctx.tx, handover.createdAt)
  const age = Math.max(0, daysBetween(handover.createdAt, ctx.at, ctx.deps.zone))
  return `handover${card}:${handover.id}:${Math.floor(age / policy['approval.reissue_days'])}`
}

type More = Pick<HandoverView, 'error' | 'reasonError' | 'successor'>

export async function drawHandover(ctx: EventCtx, handover: Handover, more: More = {}): Promise<object> {
  const items = await bringUpToDate(ctx, handover)
  const given = givenBy(items)
  const asked = [...new Set(given.flatMap((one) => (one.status === 'offered' && one.successorId) || []))]
  const names = await Promise.all(asked.map((id) => personById(ctx.tx, id, ctx.at)))
  const pledge = items.find((one) => one.kind === 'pledge')
  const offered = await colleaguesToPick(ctx.tx, [])
  return handoverCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    handover: handover.id,
    version: handover.version,
    name: handover.person.name,
    kind: handover.kind,
    lastDay: handover.lastDay,
    endsAt: handover.endsAt,
    ended: handover.ended,
    sudden: handover.sudden,
    status: handover.status,
    counts: tally(items),
    waitingFor: names.flatMap((one) => (one ? [one.name] : [])),
    toOffer: given.flatMap((one) =>
      one.status === 'open' ? [{ item: one.id, client: one.client ?? '', step: one.kind === 'step' }] : [],
    ),
    colleagues: offered.filter((openId) => openId !== handover.person.openId),
    pledge: handover.pledged ? 'signed' : pledge?.status === 'done' ? 'missing' : 'open',
    mayCancel: mayCancel(items, handover.ended),
    ...more,
  })
}

/** The manager's one card, sent or brought up to date. */
export async function tellManager(ctx: EventCtx, handover: Handover): Promise<void> {
  const slot = await slotOf(ctx, '', handover)
  await tell(ctx, handover.manager.openId, await drawHandover(ctx, handover), { slot })
}

/** What of the list one successor was offered and has not answered. */
export const offeredTo = (items: readonly Item[], personId: string): Item[] =>
  givenBy(items).filter((one) => one.status === 'offered' && one.successorId === personId)

export async function drawOffer(
  ctx: EventCtx,
  handover: Handover,
  personId: PersonId,
  more: Pick<OfferView, 'error' | 'reason'> = {},
): Promise<object> {
  const items = await bringUpToDate(ctx, handover)
  const mine = offeredTo(items, personId)
  const taken = items.filter(
    (one) => one.status === 'done' && one.successorId === personId && one.kind === 'client',
  )
  return offerCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    handover: handover.id,
    version: mine.length,
    leaver: handover.person.name,
    lastDay: handover.lastDay,
    state: handover.status === 'cancelled' ? 'cancelled' : mine.length > 0 ? 'open' : 'answered',
    rows: mine.map((one) => ({
      item: one.id,
      client: one.client ?? '',
      step: one.kind === 'step',
      steps: items.filter((other) => other.kind === 'step' && other.clientId === one.clientId).length,
      ...(one.tier ? { tier: one.tier } : {}),
    })),
    accepted: taken.length,
    ...more,
  })
}

export async function tellSuccessor(ctx: EventCtx, handover: Handover, to: Party): Promise<void> {
  const slot = await slotOf(ctx, '-offer', handover)
  await tell(ctx, to.openId, await drawOffer(ctx, handover, to.id), { slot })
}

/** What the leaver sees: what is theirs to do, and the pledge. */
export async function drawLeaver(ctx: EventCtx, handover: Handover): Promise<object> {
  const items = await bringUpToDate(ctx, handover)
  const left = (kind: Item['kind']) =>
    items.filter((one) => one.kind === kind && one.status !== 'done').length
  return leaverCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    handover: handover.id,
    version: handover.pledged ? 2 : 1,
    manager: handover.manager.name,
    kind: handover.kind,
    lastDay: handover.lastDay,
    clients: left('client'),
    drafts: left('draft'),
    state: handover.status === 'cancelled' ? 'cancelled' : handover.pledged ? 'signed' : 'open',
  })
}

export async function tellLeaver(ctx: EventCtx, handover: Handover): Promise<void> {
  const slot = await slotOf(ctx, '-leaver', handover)
  await tell(ctx, handover.person.openId, await drawLeaver(ctx, handover), { slot })
}

/** A colleague picked on a card. */
export const picked = async (ctx: EventCtx, openId: string | undefined): Promise<Party | undefined> =>
  openId === undefined ? undefined : (await colleagues(ctx.tx, [openId]))[0]
