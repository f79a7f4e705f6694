import { listFrom, openRequestCard } from '../../../bot-cards/approvals/actions.ts'
import { listedAtOnce, requestListCard } from '../../../bot-cards/approvals/list.ts'
import type { RequestRow, RequestRows } from '../../../bot-cards/approvals/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { done, type EventCtx, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'
import { show, subjectOf } from './cards.ts'
import { actorOf } from './history.ts'
import { loadRequest, loadRequests } from './load.ts'
import { liveAsks, openStep, type Request } from './model.ts'
import { isInvolved, notAsked, pressed } from './record.ts'
import { askedBy, waitingForAny } from './waiting.ts'
import { standsInFor } from './who.ts'

async function rowOf(ctx: EventCtx, request: Request): Promise<RequestRow> {
  const { approval } = request
  const { title } = await subjectOf(ctx, request)
  return {
    approval: approval.id,
    title,
    proposer: approval.proposer.name,
    at: approval.createdAt,
    waitsFor: liveAsks(request).map((ask) => actorOf(ask.person, ask.for)),
    late: (openStep(request)?.reminded ?? 0) > 0,
  }
}

async function part(ctx: EventCtx, ids: readonly ApprovalId[], from: number): Promise<RequestRows> {
  const skipped = from < ids.length ? from : 0
  const requests = await loadRequests(ctx, ids.slice(skipped, skipped + listedAtOnce))
  const rows = await Promise.all(requests.map((request) => rowOf(ctx, request)))
  return { rows, skipped, left: Math.max(0, ids.length - skipped - listedAtOnce) }
}

/** What waits for somebody and what they asked for; `reminder`: it comes by itself, because some of it waits long. */
export async function drawList(
  ctx: EventCtx,
  personId: PersonId,
  from: { waiting: number; mine: number },
  { reminder = false } = {},
): Promise<object> {
  const standing = await standsInFor(ctx, personId)
  const [waiting, mine] = await Promise.all([
    waitingForAny(ctx, [personId, ...standing]),
    askedBy(ctx, personId),
  ])
  return requestListCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    waiting: await part(ctx, waiting, from.waiting),
    mine: await part(ctx, mine, from.mine),
    reminder,
  })
}

export const approvalsCommand = defineCommand({
  name: 'approvals',
  zh: '审批',
  aliases: ['sp', '待审批'],
  help: { zh: '等我批的，和我提了在等的', en: 'What waits for my decision, and what I asked for' },
  usage: { zh: '/审批', en: '/approvals' },
  roles,
  where: 'private',
  async run(ctx) {
    await reply(ctx, await drawList(ctx, ctx.actor.id, { waiting: 0, mine: 0 }))
    return done
  },
})

/** Turns the list's pages. */
export const turn = defineAction(listFrom, {
  roles,
  run: async (ctx, { payload }) => ({ card: await drawList(ctx, ctx.actor.id, payload) }),
})

/** Sends a request's card anew to whoever has to do with it, at the end of their chat. */
export const open = defineAction(openRequestCard, {
  roles,
  async run(ctx, { payload }) {
    const request = await loadRequest(ctx, payload.approval, { lock: true })
    if (!request) return refused({ code: 'not_found', params: {} })
    const found = await pressed(ctx, request)
    if (!isInvolved(found, ctx.actor.id)) return refused(notAsked(found))
    const { id, openId, name } = ctx.actor
    await show(
      ctx,
      request,
      await subjectOf(ctx, request),
      [{ id, openId, name, here: true, reads: true }],
      found.seat,
    )
    return { toast: { tone: 'info', text: say((w) => w.approvals.toasts.opened) } }
  },
})
