import {
  approveRequest,
  approveWithNote,
  closeVerdict,
  openVerdict,
  returnRequest,
  withdrawRequest,
} from '../../../bot-cards/approvals/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { type Ctx, type Outcome, refused, roles } from '../../bot/context.ts'
import { type Action, defineAction } from '../../bot/define.ts'
import { liveAsks } from './model.ts'
import { decidersRecord, notAsked, type Pressed, pressed, record, redraw } from './record.ts'
import { approve, type Decider, returnIt, takeBack } from './settle.ts'

const deciderOf = (ctx: Ctx, { seat }: Pressed): Decider | undefined =>
  seat && { id: ctx.actor.id, ...(seat.forId ? { forId: seat.forId } : {}) }

async function sayYes(ctx: Ctx, found: Pressed, note: string | undefined): Promise<Outcome> {
  const by = deciderOf(ctx, found)
  if (!by) return refused(notAsked(found), await redraw(ctx, found))
  const decided = await approve(ctx, found.request, by, note)
  if (!decided.ok) return refused(decided.refusal, await redraw(ctx, found))
  const { is, request } = decided.value
  const names = liveAsks(request)
    .slice(0, 3)
    .map((one) => ({ name: one.person.name }))
  const text = say(({ approvals: { names: named, toasts } }) =>
    is === 'void' ? toasts.void : is === 'approved' ? toasts.approved : toasts.passedOn(named(names)),
  )
  const tone = is === 'void' ? ('warning' as const) : ('success' as const)
  return { toast: { tone, text }, card: await redraw(ctx, await pressed(ctx, request)) }
}

const approves = defineAction(approveRequest, {
  roles,
  record: decidersRecord,
  run: (ctx, { record: found }) => sayYes(ctx, found, undefined),
})

const approvesWithNote = defineAction(approveWithNote, {
  roles,
  record: decidersRecord,
  run: (ctx, { record: found, form }) => sayYes(ctx, found, form.note),
})

const opensForm = defineAction(openVerdict, {
  roles,
  record: decidersRecord,
  async run(ctx, { record: found, payload }) {
    if (!found.seat) return refused(notAsked(found), await redraw(ctx, found))
    return { card: await redraw(ctx, found, { verdict: payload.verdict }) }
  },
})

const closesForm = defineAction(closeVerdict, {
  roles,
  record: decidersRecord,
  run: async (ctx, { record: found }) => ({ card: await redraw(ctx, found) }),
})

const returns = defineAction(returnRequest, {
  roles,
  record: decidersRecord,
  async run(ctx, { record: found, form }) {
    const by = deciderOf(ctx, found)
    if (!by) return refused(notAsked(found), await redraw(ctx, found))
    if (form.note === undefined) {
      const error = say((w) => w.approvals.form.missing)
      return { card: await redraw(ctx, found, { verdict: 'return', error }) }
    }
    const request = await returnIt(ctx, found.request, by, form.note)
    const text = say((w) => w.approvals.toasts.returned)
    return { toast: { tone: 'info', text }, card: await redraw(ctx, { request }) }
  },
})

const withdraws = defineAction(withdrawRequest, {
  roles,
  record: {
    ...record,
    forbids: (ctx, { request }) =>
      request.approval.proposer.id === ctx.actor.id
        ? undefined
        : { code: 'not_yours', params: { who: request.approval.proposer.name } },
  },
  async run(ctx, { record: found }) {
    const request = await takeBack(ctx, found.request)
    const text = say((w) => w.approvals.toasts.withdrawn)
    return { toast: { tone: 'info', text }, card: await redraw(ctx, { request }) }
  },
})

export const decisions: readonly Action[] = [
  approves,
  approvesWithNote,
  opensForm,
  closesForm,
  returns,
  withdraws,
]
