import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { groupVisitCard } from '../../../bot-cards/visits/group.ts'
import { audit, type Ctx, done, type Outcome, refused, reply, tell } from '../../bot/context.ts'
import type { DraftId } from '../../kernel/ids.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { type Client, type KnownName, namesInText } from '../clients/index.ts'
import { staffToName } from '../people/index.ts'
import { type Draft, insertDraft, sentBefore } from './drafts.ts'
import { toDraftItem } from './rules.ts'
import { type DraftBody, type DraftItem, emptyItem } from './stored.ts'
import { type Colleague, looksLikeVisit, mayNameColleagues, understandVisits } from './understand.ts'
import { drawDraft } from './view.ts'

/** Longer than this is not a visit told in one go. */
export const longestText = 10_000

/** The outbox slot under which a draft's card lives in its author's chat. */
export const draftSlot = (id: string): string => `draft:${id}`

/**
 * Turns free text into a draft card in the private chat; in a group a masked line answers in the thread. Answers
 * undefined when the text has nothing of a visit in it (a greeting, thanks). The same words within the hour ask first.
 */
export async function draftFromText(
  ctx: Ctx,
  text: string,
  options: { always: boolean },
): Promise<Outcome | undefined> {
  if (text.length > longestText) return refused({ code: 'too_long', params: { max: longestText } })
  const fingerprint = ctx.deps.vault.blind('draft', `${ctx.actor.id} ${normalize(text)}`)
  const [known, staff, firstAt] = await Promise.all([
    namesInText(ctx.tx, text, ctx.actor.id),
    staffNamed(ctx, text),
    sentBefore(ctx.tx, fingerprint, ctx.at),
  ])
  if (!options.always && !looksLikeVisit(text, known)) return undefined
  const items = itemsFrom(ctx, text, known, staff)
  const body: DraftBody = { items, startedAsForm: false, ...(firstAt ? { firstAt } : {}) }
  await sendDraft(ctx, body, { fingerprint, ...(firstAt ? { repeat: true } : {}) })
  if (ctx.origin.chatType === 'group') {
    const clients = items
      .map((item) => (item.client.state === 'known' ? item.client.client : ''))
      .filter(Boolean)
    await reply(ctx, groupVisitCard.render({ who: ctx.actor.name, clients, state: 'draft' }))
  }
  return done
}

/** Those who may have come along; looked up only where the words may name one of us. */
const staffNamed = async (ctx: Ctx, text: string): Promise<Colleague[]> =>
  mayNameColleagues(text)
    ? (await staffToName(ctx.tx, ctx.at)).filter((one) => one.openId !== ctx.actor.openId)
    : []

function itemsFrom(ctx: Ctx, text: string, known: KnownName[], staff: Colleague[]): DraftItem[] {
  const heard = understandVisits(text, { now: ctx.at, zone: ctx.deps.zone, known, staff })
  return heard.length > 0 ? heard.map((visit) => toDraftItem(visit, ctx.at)) : [{ ...emptyItem, said: text }]
}

/** The visits heard in somebody's words. */
export const heardItems = async (ctx: Ctx, text: string): Promise<DraftItem[]> =>
  itemsFrom(
    ctx,
    text,
    ...(await Promise.all([namesInText(ctx.tx, text, ctx.actor.id), staffNamed(ctx, text)])),
  )

/** An empty form, or one with a client filled in and what kind of contact it was to be. */
export async function draftFromForm(
  ctx: Ctx,
  client?: Pick<Client, 'id' | 'name'>,
  kind?: VisitKind,
): Promise<Outcome> {
  const item = client
    ? {
        ...emptyItem,
        client: { state: 'known' as const, clientId: client.id, client: client.name, guessed: false },
      }
    : emptyItem
  const when = { value: { at: ctx.at, precision: 'exact' as const }, guessed: true }
  await sendDraft(
    ctx,
    {
      items: [{ ...item, when, ...(kind ? { kind: { value: kind, guessed: true } } : {}) }],
      startedAsForm: true,
      editing: 0,
    },
    {},
  )
  return done
}

/**
 * A draft of a meeting that was planned and took place: all but what was said is filled in, and its form is open for
 * that. Sends its card to whoever writes it down.
 */
export function draftOfMeeting(
  ctx: Ctx,
  meeting: {
    client: Pick<Client, 'id' | 'name'>
    kind: VisitKind
    at: Date
    people: string[]
    ours: DraftItem['ours']
  },
): Promise<DraftId> {
  const { client, kind, at, people, ours } = meeting
  const item: DraftItem = {
    ...emptyItem,
    client: { state: 'known', clientId: client.id, client: client.name, guessed: false },
    kind: { value: kind, guessed: false },
    when: { value: { at, precision: 'exact' }, guessed: false },
    people,
    ours,
  }
  return sendDraft(ctx, { items: [item], startedAsForm: true, editing: 0 }, {})
}

/** A draft that waits for a voice message to be understood; its card is sent with the words in it. */
export async function draftForVoice(ctx: Ctx): Promise<DraftId> {
  const id: DraftId = ctx.deps.ids.mint('draft', ctx.at)
  await insertDraft(ctx, { id, status: 'open', body: { items: [emptyItem], startedAsForm: false } })
  return id
}

/** Writes a draft and sends its card to the author. Writes go out together: the path must stay short. */
async function sendDraft(
  ctx: Ctx,
  body: DraftBody,
  how: { fingerprint?: string; repeat?: boolean },
): Promise<DraftId> {
  const id: DraftId = ctx.deps.ids.mint('draft', ctx.at)
  const status = how.repeat ? ('repeat' as const) : ('open' as const)
  const draft: Draft = {
    id,
    personId: ctx.actor.id,
    person: ctx.actor.name,
    status,
    version: 1,
    body,
    createdAt: ctx.at,
  }
  const { messageId } = ctx.origin
  const { fingerprint } = how
  const card = await drawDraft(ctx, draft, { fresh: true })
  await Promise.all([
    insertDraft(ctx, {
      id,
      status,
      body,
      ...(fingerprint ? { fingerprint } : {}),
      ...(messageId ? { messageId } : {}),
    }),
    audit(ctx, {
      action: 'visits.draft',
      entity: 'draft',
      entityId: id,
      after: { visits: body.items.length },
    }),
    tell(ctx, ctx.actor.openId, card, { slot: draftSlot(id), firstOfSlot: true }),
  ])
  return id
}
