import { endPause, openPause, type PauseFields, sendPause } from '../../../bot-cards/duties/actions.ts'
import { pauseCard } from '../../../bot-cards/duties/pause.ts'
import type { PauseView } from '../../../bot-cards/duties/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { inBoth, same } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import type { Approval, ApprovalKind } from '../../bot/approval.ts'
import { audit, type Ctx, done, type EventCtx, refused, reply, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { readWhen } from '../../kernel/text/when.ts'
import { ask } from '../approvals/index.ts'
import { type Client, defineClientCommand, findClient } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import {
  forgetPause,
  insertPause,
  loadPause,
  movePause,
  type Pause,
  pauseAsked,
  standingPauses,
} from './pauses.ts'
import { cadenceViews } from './views.ts'
import { decides } from './who.ts'

const entity = 'pauses'
/** The longest a client may be left alone at a time, in days. */
const longest = 366

const blank: PauseFields = { last: undefined, reason: undefined }

async function draw(
  ctx: Ctx,
  client: Client,
  form: Pick<PauseView, 'fields' | 'errors'> = { fields: blank, errors: {} },
): Promise<object> {
  const standing = await standingPauses(ctx.tx, [client.id], dayOf(ctx.at, ctx.deps.zone))
  const { name } = await decides(ctx, client.ownerId)
  return pauseCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: { id: client.id, name: client.name, version: client.version },
    standing,
    ...(name === undefined ? {} : { asks: name }),
    ...form,
  })
}

/** `/暂停 云栖谷 到12月31日`: the form, with the day that was said. */
export const pauseCommand = defineClientCommand({
  name: 'pause',
  zh: '暂停',
  aliases: ['zt', '暂停联系'],
  help: {
    zh: '客户说先别联系：停到哪天，主管批了就不排不催',
    en: 'The client asks to be left alone: until when; nothing is owed meanwhile, once approved',
  },
  usage: { zh: '/暂停 云栖谷 到12月31日', en: '/pause Yunqigu until Dec 31' },
  roles,
  where: 'private',
  right: 'client.edit',
  async run(ctx, client, rest) {
    const { zone } = ctx.deps
    const heard = readWhen(rest, { now: ctx.at, zone, lean: 'future', atMost: 1 })[0]
    const last = heard?.kind === 'value' && !heard.value.dayless ? heard.value.date : undefined
    await reply(ctx, await draw(ctx, client, { fields: { ...blank, last }, errors: {} }))
    return done
  },
})

const right = { needs: 'client.edit' as const, client: (payload: { client: string }) => payload.client }

export const openForm = defineAction(openPause, {
  roles,
  right,
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    await reply(ctx, await draw(ctx, client))
    return done
  },
})

/** What is wrong with the form, beside its fields. */
function faults({ last, reason }: PauseFields, today: string): PauseView['errors'] {
  const wrong =
    last === undefined
      ? ('missingLast' as const)
      : last < today
        ? ('past' as const)
        : last > addDays(today, longest)
          ? ('tooLong' as const)
          : undefined
  return {
    ...(wrong ? { last: say((w) => w.duties.pause[wrong]) } : {}),
    ...(reason === undefined ? { reason: say((w) => w.duties.pause.missingReason) } : {}),
  }
}

/** Puts the wish to the line manager. */
export const send = defineAction(sendPause, {
  roles,
  right,
  record: {
    load: (ctx, { client }: { client: string }) => findClient(ctx.tx, client),
    version: (client) => client.version,
    forbids: () => undefined,
    redraw: (ctx, client) => draw(ctx, client),
  },
  async run(ctx, { record: client, form }) {
    const from = dayOf(ctx.at, ctx.deps.zone)
    // Two presses of one form make one request.
    if ((await standingPauses(ctx.tx, [client.id], from)).length > 0) return { card: await draw(ctx, client) }
    const errors = faults(form, from)
    const { last, reason } = form
    if (last === undefined || reason === undefined || Object.keys(errors).length > 0)
      return { card: await draw(ctx, client, { fields: form, errors }) }
    const id = await insertPause(ctx, client.id, { from, until: addDays(last, 1), reason })
    const { version } = await policyAt(ctx.tx, ctx.at)
    const asked = await ask(ctx, {
      kind: pauseApproval.name,
      entity,
      entityId: id,
      clientId: client.id,
      reason,
      steps: [(await decides(ctx, client.ownerId)).step],
      policyVersion: version,
    })
    if (!asked.ok) {
      await forgetPause(ctx.tx, id)
      return refused(asked.refusal, await draw(ctx, client, { fields: form, errors: {} }))
    }
    await pauseAsked(ctx.tx, id, asked.value)
    await audit(ctx, {
      action: 'duties.pause_ask',
      entity: 'pause',
      entityId: id,
      after: { client: client.id, from, last },
    })
    return { card: await draw(ctx, client) }
  },
})

/** Ends a pause that holds: what is owed counts again from today. */
export const end = defineAction(endPause, {
  roles,
  right: { needs: 'client.edit', client: (_payload, pause: Pause) => pause.clientId },
  record: {
    load: (ctx, { pause }: { pause: string }) => loadPause(ctx.tx, pause),
    version: (pause) => pause.version,
    forbids: () => undefined,
    closed: (pause) => (pause.status === 'active' ? undefined : { code: 'already_closed', params: {} }),
    redraw: async (ctx, pause) => drawFor(ctx, pause),
  },
  async run(ctx, { record: pause }) {
    const today = dayOf(ctx.at, ctx.deps.zone)
    await movePause(ctx, pause, {
      status: 'ended',
      untilDay: today < pause.fromDay ? pause.fromDay : today < pause.untilDay ? today : pause.untilDay,
    })
    return {
      card: await drawFor(ctx, pause),
      toast: { tone: 'success', text: say((w) => w.duties.pause.ended) },
    }
  },
})

async function drawFor(ctx: Ctx, pause: Pause): Promise<object> {
  const client = await findClient(ctx.tx, pause.clientId)
  if (!client) throw new Error(`pause ${pause.id} is of no client`)
  return draw(ctx, client)
}

const pauseOf = async (ctx: EventCtx, approval: Approval): Promise<Pause> => {
  const pause = await loadPause(ctx.tx, approval.entityId)
  if (!pause) throw new Error(`request ${approval.id} is about no pause`)
  return pause
}

/** The line manager's word on leaving a client alone: only with it is nothing owed (制度五(一)). */
export const pauseApproval: ApprovalKind = {
  name: 'duties.pause',
  async subject(ctx, approval) {
    const pause = await pauseOf(ctx, approval)
    const client = await findClient(ctx.tx, pause.clientId)
    const owed = await cadenceViews(ctx.tx, [pause.clientId], ctx.at, ctx.deps.zone)
    const open = owed.filter((duty) => duty.status === 'open')
    const name = client?.name ?? ''
    return {
      title: say((w) => w.duties.pause.request(name)),
      facts: [
        { label: say((w) => w.duties.pause.facts.client), value: same(name) },
        {
          label: say((w) => w.duties.pause.facts.tier),
          value: say((w) => (client?.tier ? w.rights.tiers[client.tier] : w.rights.noTier)),
        },
        { label: say((w) => w.duties.pause.facts.from), value: same(pause.fromDay) },
        { label: say((w) => w.duties.pause.facts.last), value: same(addDays(pause.untilDay, -1)) },
        {
          label: say((w) => w.duties.pause.facts.owed),
          value:
            open.length === 0
              ? say((w) => w.duties.pause.nothing)
              : inBoth((language) => open.map((duty) => duty.why[language]).join('；')),
        },
      ],
    }
  },
  async forbids(ctx, approval) {
    const { untilDay } = await pauseOf(ctx, approval)
    return untilDay > dayOf(ctx.at, ctx.deps.zone) ? undefined : { code: 'pause_over', params: {} }
  },
  async approved(ctx, approval) {
    await movePause(ctx, await pauseOf(ctx, approval), { status: 'active' })
  },
  async ended(ctx, approval, how) {
    const pause = await pauseOf(ctx, approval)
    await movePause(ctx, pause, { status: 'refused' })
    const client = await findClient(ctx.tx, pause.clientId)
    if (how !== 'returned' || !client?.ownerId || client.ownerId === approval.proposer.id) return
    const owner = await personById(ctx.tx, client.ownerId, ctx.at)
    if (!owner?.nda) return
    const text = say((w) => w.duties.pause.returned(client.name))
    await tell(ctx, owner.openId, noticeCard.render({ tone: 'warning', text }))
  },
}
