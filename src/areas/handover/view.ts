import { leaverCard } from '../../../bot-cards/handover/leaver.ts'
import { offerCard } from '../../../bot-cards/handover/offer.ts'
import { handoverCard } from '../../../bot-cards/handover/progress.ts'
import type { HandoverView, OfferView } from '../../../bot-cards/handover/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { tellKept } from '../approvals/index.ts'
import { colleagues, colleaguesToPick, personById } from '../people/index.ts'
import { bringUpToDate } from './list.ts'
import type { Handover, Item, Party } from './repo.ts'
import { givenBy, mayCancel, tally } from './rules.ts'

/** Names a card of a hand-over that is kept up to date in a chat. */
const kept = (handover: Handover, card: '' | '-offer' | '-leaver', title: Bilingual) => ({
  name: `handover${card}:${handover.id}`,
  since: handover.createdAt,
  title,
})

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
  const card = kept(
    handover,
    '',
    say((w) => w.handover.card.title(handover.person.name)),
  )
  await tellKept(ctx, handover.manager.openId, card, await drawHandover(ctx, handover))
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
  const card = kept(
    handover,
    '-offer',
    say((w) => w.handover.offer.title(handover.person.name)),
  )
  await tellKept(ctx, to.openId, card, await drawOffer(ctx, handover, to.id))
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
  const card = kept(
    handover,
    '-leaver',
    say((w) => w.handover.leaver.title),
  )
  await tellKept(ctx, handover.person.openId, card, await drawLeaver(ctx, handover))
}

/** A colleague picked on a card. */
export const picked = async (ctx: EventCtx, openId: string | undefined): Promise<Party | undefined> =>
  openId === undefined ? undefined : (await colleagues(ctx.tx, [openId]))[0]
