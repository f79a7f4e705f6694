import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { type Ctx, done, type Outcome, type Role, refused, reply } from '../../bot/context.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import { may } from '../../rights/standing.ts'
import { findClient } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { afterSalesLead } from '../team/index.ts'
import { aboutText } from './about.ts'
import { drawForm } from './form.ts'
import { adoptPhotos, keepPhotos } from './photos.ts'
import { insertDraft, latestDraft, loadDraft, type TicketDraft, type TicketDraftBody } from './stored.ts'
import { type HeardTicket, understandTicket } from './understand.ts'
import { showDraft } from './view.ts'

/** Longer than this is no report. */
const longest = 2000
/** The same words within this time are the same report. */
const sameWordsMs = 10 * 60_000

export const emptyBody: TicketDraftBody = {
  kind: 'repair',
  level: 'p2',
  part: '',
  place: '',
  description: '',
  reporter: '',
  phone: '',
  guessed: [],
  options: [],
  apart: false,
  mayBeVisit: false,
  joined: false,
}

/** Roles that may write a report down for any client whose name they do not give. */
const workers: readonly Role[] = ['after_sales', 'project', 'head_of_sales', 'general_manager', 'deputy_gm']

/** Why the actor may not report something of this client: whom to tell instead. */
export async function refusesReport(ctx: Ctx, clientId: string | undefined): Promise<Outcome | undefined> {
  if (!clientId || (await may(ctx, 'ticket.report', clientId))) return undefined
  const client = await findClient(ctx.tx, clientId)
  const [lead, owner] = await Promise.all([
    afterSalesLead(ctx.tx, clientId, ctx.at, ctx.deps.zone),
    client?.ownerId ? personById(ctx.tx, client.ownerId, ctx.at) : undefined,
  ])
  const who = [...new Set([owner?.name, lead?.name].filter((name) => name !== undefined))].join('、')
  return refused({ code: 'ticket_ask_owner', params: { client: client?.name ?? '', who } })
}

/** Turns somebody's words, and what pictures came with them, into a draft and shows it where they were said. */
export async function draftFromText(
  ctx: Ctx,
  text: string,
  options: { kind?: 'complaint'; mayBeVisit?: boolean; event?: MessageEvent } = {},
): Promise<Outcome> {
  if (text.length > longest) return refused({ code: 'too_long', params: { max: longest } })
  const heard = understandTicket(text)
  const chatId = ctx.origin.chatType === 'group' ? ctx.origin.chatId : undefined
  if (await saidBefore(ctx, chatId, heard)) {
    await reply(ctx, noticeCard.render({ tone: 'info', text: say((w) => w.intake.told.repeat) }))
    return done
  }
  const about = await aboutText(ctx, text, heard.part)
  const refusal = await refusesReport(ctx, about.clientId)
  if (refusal) return refusal
  const draft = await insertDraft(ctx, bodyOf(heard, about, options))
  await adoptPhotos(ctx, draft)
  if (options.event) await keepPhotos(ctx, { entity: 'ticket_drafts', entityId: draft.id }, options.event)
  await showDraft(ctx, draft, { fresh: true })
  return done
}

function bodyOf(
  { work, ...heard }: HeardTicket,
  about: Awaited<ReturnType<typeof aboutText>>,
  { kind, mayBeVisit = false }: { kind?: 'complaint'; mayBeVisit?: boolean },
): TicketDraftBody {
  const asked = kind === 'complaint' && heard.kind !== 'complaint'
  const { guessed, ...found } = about
  return {
    ...emptyBody,
    ...heard,
    ...(asked ? { kind: 'complaint' as const, level: 'ordinary' as const } : {}),
    ...(work ? { work } : {}),
    ...found,
    mayBeVisit,
    guessed: [...guessed, ...(work ? (['work'] as const) : []), 'level'],
  }
}

/** Whether the same person said the same words here a moment ago and their draft still waits. */
async function saidBefore(ctx: Ctx, chatId: string | undefined, heard: HeardTicket): Promise<boolean> {
  const since = new Date(ctx.at.getTime() - sameWordsMs)
  const last = await latestDraft(ctx.tx, ctx.actor.id, chatId, since)
  const draft = last?.status === 'open' ? await loadDraft(ctx, last.id) : undefined
  return draft !== undefined && normalize(draft.body.description) === heard.description
}

/** `/报修` without words: an empty form, in private or in the group's thread. */
export async function draftFromForm(ctx: Ctx, kind: 'repair' | 'complaint'): Promise<Outcome> {
  const draft: TicketDraft = await insertDraft(ctx, {
    ...emptyBody,
    kind,
    level: kind === 'complaint' ? 'ordinary' : 'p2',
    ...(await boundHere(ctx)),
  })
  await showDraft(ctx, draft, { card: await drawForm(ctx, draft, { isNew: true }), fresh: true })
  return done
}

const boundHere = async (ctx: Ctx) => {
  const { guessed: _, options: __, ...found } = await aboutText(ctx, '', '')
  return found
}

/** Whether the actor may put a draft right or confirm it: its author, who works on tickets, or who reports for its client. */
export async function mayHandle(ctx: Ctx, draft: TicketDraft): Promise<boolean> {
  if (draft.personId === ctx.actor.id) return true
  if (!draft.body.clientId) return ctx.actor.roles.some((role) => workers.includes(role))
  return may(ctx, 'ticket.work', draft.body.clientId)
}
