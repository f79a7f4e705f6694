import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { drawRequest, type Reader, seats, subjectOf } from './cards.ts'
import { loadRequest } from './load.ts'
import { liveAsks, type Request } from './model.ts'
import { seatOf } from './rules.ts'
import { standsInFor } from './who.ts'

/** A request as a button acts on it: with the seat the presser has at its open step, if any. */
export type Pressed = { request: Request; seat?: { forId?: Request['approval']['proposer']['id'] } }

/** Names of those asked, for a sentence. */
const asked = (request: Request): string => {
  const names = liveAsks(request).map((ask) => ask.person.name)
  return names.length > 0 ? names.slice(0, 3).join('、') : request.approval.proposer.name
}

export async function pressed(ctx: Ctx, request: Request): Promise<Pressed> {
  const standing = await standsInFor(ctx, ctx.actor.id)
  const seat = seatOf(seats(request), ctx.actor.id, request.approval.proposer.id, standing)
  return { request, ...(seat ? { seat } : {}) }
}

/** Whether somebody ever had to do with the request: nobody else learns anything of it. */
export const isInvolved = ({ request, seat }: Pressed, id: string): boolean =>
  seat !== undefined ||
  request.cards.some((card) => card.person.id === id) ||
  request.asks.some((ask) => ask.person.id === id || ask.for?.id === id)

/** Why a press comes to nothing: it was decided, and by whom. */
export function overBecause({ approval, steps }: Request): Refusal {
  const decided = steps.filter((step) => step.decidedBy && step.step <= approval.step)
  const said = decided.findLast((step) => step.status === 'approved' || step.status === 'returned')
  const ended = approval.status === 'withdrawn' || approval.status === 'void'
  const last = ended ? decided.at(-1) : said
  const how = ended ? approval.status : (said?.status ?? 'approved')
  return { code: 'approval_over', params: { who: last?.decidedBy?.name ?? approval.proposer.name, how } }
}

export async function redraw(ctx: Ctx, { request, seat }: Pressed, form?: Reader['form']): Promise<object> {
  const reader = { id: ctx.actor.id, ...(seat ? { seat } : {}), ...(form ? { form } : {}) }
  return drawRequest(ctx, request, await subjectOf(ctx, request), reader)
}

/** Loads and locks a request for a press. */
export const record: PressedRecord<{ approval: string }, Pressed> = {
  async load(ctx, { approval }) {
    const request = await loadRequest(ctx, approval, { lock: true })
    return request && pressed(ctx, request)
  },
  version: ({ request }) => request.approval.version,
  forbids: (ctx, found) =>
    isInvolved(found, ctx.actor.id)
      ? undefined
      : { code: 'not_asked', params: { who: asked(found.request) } },
  stale: (_, { request }) => overBecause(request),
  closed: ({ request }) => (request.approval.status === 'open' ? undefined : overBecause(request)),
  redraw,
}

/** The same for those who decide: not the proposer (制度二(四)), and only while they are asked. */
export const decidersRecord: PressedRecord<{ approval: string }, Pressed> = {
  ...record,
  forbids(ctx, found) {
    const { request, seat } = found
    const who = asked(request)
    const isOpen = request.approval.status === 'open'
    if (isOpen && request.approval.proposer.id === ctx.actor.id)
      return { code: 'own_proposal', params: { who } }
    return isInvolved({ request, ...(seat ? { seat } : {}) }, ctx.actor.id)
      ? undefined
      : { code: 'not_asked', params: { who } }
  },
}

/** Why this presser may not decide though the card is current: they are asked no more. */
export const notAsked = ({ request }: Pressed): Refusal => ({
  code: 'not_asked',
  params: { who: asked(request) },
})
