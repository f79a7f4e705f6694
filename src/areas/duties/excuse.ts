import { openExcuse, sendExcuse } from '../../../bot-cards/duties/actions.ts'
import { excuseCard } from '../../../bot-cards/duties/excuse.ts'
import type { ExcuseView } from '../../../bot-cards/duties/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import type { Approval, ApprovalKind } from '../../bot/approval.ts'
import { audit, type Ctx, done, type EventCtx, refused, reply, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { ask } from '../approvals/index.ts'
import { findClient, lookAgain } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { loadDuty, moveDuty, type OneDuty, viewOf } from './one.ts'
import { dutyViews } from './views.ts'
import { decides } from './who.ts'

const entity = 'duties'

async function draw(
  ctx: Ctx,
  duty: OneDuty,
  more: Pick<ExcuseView, 'reason' | 'error' | 'sent'> = {},
): Promise<object> {
  const view = await viewOf(ctx, duty.id)
  const { name } = await decides(ctx, (view.holder ?? view.client.owner)?.id)
  return excuseCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    duty: view,
    ...(name === undefined ? {} : { asks: name }),
    ...more,
    ...(duty.asked ? { sent: true } : {}),
  })
}

/** A duty somebody wants to explain: whoever is in charge of its client, while it is owed. */
const record: PressedRecord<{ duty: string }, OneDuty> = {
  load: async (ctx, { duty }) => {
    const one = await loadDuty(ctx.tx, duty)
    return one?.status === 'dropped' ? undefined : one
  },
  version: (duty) => duty.version,
  forbids: () => undefined,
  closed: (duty) => (duty.status === 'open' ? undefined : { code: 'duty_settled', params: {} }),
  redraw: (ctx, duty) => draw(ctx, duty),
}
const right = {
  needs: 'client.edit' as const,
  client: (_payload: { duty: string }, duty: OneDuty) => duty.clientId,
}

/** Opens the form (说明). */
export const openForm = defineAction(openExcuse, {
  roles,
  right,
  // Opening changes nothing, and the lists it is opened from carry no versions of duties.
  record: { ...record, version: () => 0 },
  async run(ctx, { record: duty }) {
    if (duty.asked) return { toast: { tone: 'info', text: say((w) => w.duties.excuse.waiting) } }
    await reply(ctx, await draw(ctx, duty))
    return done
  },
})

/** Puts the reason to the line manager. */
export const send = defineAction(sendExcuse, {
  roles,
  right,
  record,
  async run(ctx, { record: duty, form }) {
    if (duty.asked)
      return {
        toast: { tone: 'info', text: say((w) => w.duties.excuse.waiting) },
        card: await draw(ctx, duty),
      }
    const { reason } = form
    if (reason === undefined)
      return { card: await draw(ctx, duty, { error: say((w) => w.duties.excuse.missing) }) }
    const asked = await explain(ctx, duty, reason)
    if (!asked.ok) return refused(asked.refusal, await draw(ctx, duty, { reason }))
    return {
      card: await draw(ctx, { ...duty, asked: true, version: duty.version + 1 }),
      toast: { tone: 'success', text: say((w) => w.duties.excuse.sentTitle) },
    }
  },
})

/** Puts why a duty is not done to the line manager; refuses where nobody can decide. */
export async function explain(ctx: Ctx, duty: OneDuty, reason: string): ReturnType<typeof ask> {
  const { client } = await viewOf(ctx, duty.id)
  const { version } = await policyAt(ctx.tx, ctx.at)
  const asked = await ask(ctx, {
    kind: excuseApproval.name,
    entity,
    entityId: duty.id,
    clientId: duty.clientId,
    reason,
    steps: [(await decides(ctx, client.owner?.id)).step],
    policyVersion: version,
  })
  if (!asked.ok) return asked
  if (!(await moveDuty(ctx, duty, { approvalId: asked.value })))
    throw new Error(`duty ${duty.id} moved on under its own lock`)
  await audit(ctx, {
    action: 'duties.explain',
    entity: 'duty',
    entityId: duty.id,
    after: { approval: asked.value },
  })
  return asked
}

const dutyOf = async (ctx: EventCtx, approval: Approval): Promise<OneDuty> => {
  const duty = await loadDuty(ctx.tx, approval.entityId)
  if (!duty) throw new Error(`request ${approval.id} is about no duty`)
  return duty
}

/** Whoever looks after the client hears of it; the one who asked has the request's own card. */
async function tellOwner(ctx: EventCtx, approval: Approval, how: 'approved' | 'returned'): Promise<void> {
  const [view] = await viewsOf(ctx, approval)
  const ownerId = (view?.holder ?? view?.client.owner)?.id
  if (!view || ownerId === undefined || ownerId === approval.proposer.id) return
  const owner = await personById(ctx.tx, ownerId, ctx.at)
  if (!owner?.nda) return
  const { name } = view.client
  const text = say((w) => w.duties.excuse[how](name, w.duties.kinds[view.kind]))
  await tell(ctx, owner.openId, noticeCard.render({ tone: how === 'approved' ? 'success' : 'warning', text }))
}

/** None where the duty was dropped meanwhile. */
const viewsOf = (ctx: EventCtx, approval: Approval) =>
  dutyViews(ctx.tx, { dutyIds: [approval.entityId] }, ctx.at, ctx.deps.zone)

/** The line manager's word on why a duty is not done (制度五(一)): with it, that is no miss. */
export const excuseApproval: ApprovalKind = {
  name: 'duties.excuse',
  async subject(ctx, approval) {
    const duty = await dutyOf(ctx, approval)
    const client = await findClient(ctx.tx, duty.clientId)
    const [view] = await viewsOf(ctx, approval)
    const name = client?.name ?? ''
    return {
      title: say((w) => w.duties.excuse.request(name, w.duties.kinds[duty.kind])),
      facts: [
        { label: say((w) => w.duties.excuse.facts.client), value: same(name) },
        {
          label: say((w) => w.duties.excuse.facts.tier),
          value: say((w) => (duty.tier ? w.rights.tiers[duty.tier] : w.rights.noTier)),
        },
        ...(view ? [{ label: say((w) => w.duties.excuse.facts.duty), value: view.why }] : []),
        ...(client?.owner
          ? [{ label: say((w) => w.duties.excuse.facts.owner), value: same(client.owner) }]
          : []),
      ],
    }
  },
  async forbids(ctx, approval) {
    const { status } = await dutyOf(ctx, approval)
    return status === 'open' ? undefined : { code: 'duty_settled', params: {} }
  },
  async approved(ctx, approval) {
    const duty = await dutyOf(ctx, approval)
    if (!(await moveDuty(ctx, duty, { status: 'excused' })))
      throw new Error(`duty ${duty.id} moved on under its own lock`)
    // A follow-up that is excused begins the next one.
    await lookAgain(ctx.tx, { clientId: duty.clientId, at: ctx.at })
    await audit(ctx, {
      action: 'duties.excuse',
      entity: 'duty',
      entityId: duty.id,
      before: { status: duty.status },
      after: { status: 'excused', approval: approval.id },
    })
    await tellOwner(ctx, approval, 'approved')
  },
  async ended(ctx, approval, how) {
    if (how === 'returned') await tellOwner(ctx, approval, 'returned')
  },
}
