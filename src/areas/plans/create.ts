import { dutyKinds } from '../../../bot-cards/duties/kinds.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { createPlan, newPlan, openPlanFor, type PlanFields } from '../../../bot-cards/plans/actions.ts'
import { newPlanCard } from '../../../bot-cards/plans/new.ts'
import type { PlanFormView } from '../../../bot-cards/plans/views.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { type VisitKind, visitKinds } from '../../../bot-cards/visits/actions.ts'
import { audit, type Ctx, type Outcome, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import type { PlanItemId } from '../../kernel/ids.ts'
import { type Client, clientFromForm, findClient, recentClients } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { published, readForm } from './change.ts'
import { draftsOf } from './find.ts'
import { emptyBody } from './model.ts'
import { loadPlan } from './record.ts'
import { insertPlans, planItem } from './repo.ts'
import { drawPlan, formView } from './view.ts'

/** The kind of contact that answers a duty, or is asked for by name. */
export function planKind(asked: string | undefined): VisitKind {
  const duty = dutyKinds.find((one) => one === asked)
  if (duty === 'follow_up') return 'phone'
  if (duty === 'executive_meeting') return 'face_to_face'
  return visitKinds.find((one) => one === asked) ?? 'face_to_face'
}

type Target = { client?: Pick<Client, 'id' | 'name'>; plan?: string }

/** The form of a new item, for a client or for any. */
export async function drawNew(
  ctx: Ctx,
  { client, plan }: Target,
  fields: PlanFields,
  errors: PlanFormView['errors'] = {},
  options?: { id: string; name: string }[],
): Promise<object> {
  const clients = client ? undefined : (options ?? (await recentClients(ctx.tx, ctx.actor.id)))
  return newPlanCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    plan: plan ?? ctx.deps.ids.mint('plan_item', ctx.at),
    ...(client ? { client: { id: client.id, name: client.name } } : {}),
    form: await formView(ctx, { fields, errors }, clients ? { clients } : {}),
  })
}

const opened = { tone: 'info' as const, text: say((w) => w.plans.toasts.opened) }

/** 约时间: goes on with the draft there is of that kind, else opens the form of a new item. */
export const openFor = defineAction(openPlanFor, {
  roles,
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const kind = planKind(payload.kind)
    const drafts = await draftsOf(ctx.tx, ctx.actor.id, [client.id])
    const draft = drafts.find((one) => one.startAt > ctx.at && (!payload.kind || one.kind === kind))
    const item = draft && (await planItem(ctx, draft.id))
    const card = item ? await drawPlan(ctx, item) : await drawNew(ctx, { client }, { kind, ours: [] })
    await tell(ctx, ctx.actor.openId, card)
    return { toast: opened }
  },
})

export const openNew = defineAction(newPlan, {
  roles,
  async run(ctx) {
    await tell(ctx, ctx.actor.openId, await drawNew(ctx, {}, { kind: 'face_to_face', ours: [] }))
    return { toast: opened }
  },
})

/** Writes a new item from its form; the same form sent again shows what it made. */
export const create = defineAction(createPlan, {
  roles,
  async run(ctx, { payload, form }): Promise<Outcome> {
    const known = await loadPlan(ctx, payload.plan)
    if (known)
      return {
        toast: { tone: 'info', text: say((w) => w.plans.toasts.already) },
        card: await drawPlan(ctx, known),
      }
    const fixed = payload.client ? await findClient(ctx.tx, payload.client) : undefined
    const target = { plan: payload.plan, ...(fixed ? { client: fixed } : {}) }
    const [named, { policy }] = await Promise.all([
      clientFromForm(ctx, payload.client, form),
      policyAt(ctx.tx, ctx.at),
    ])
    const blank = {
      kind: planKind(form.kind),
      startAt: ctx.at,
      minutes: policy['plans.meeting_minutes'],
      ours: [],
      body: emptyBody,
      ownerId: ctx.actor.id,
    }
    const { content, errors } = await readForm(ctx, blank, form, { publish: payload.publish })
    if (errors || 'error' in named) {
      const wrong = 'error' in named ? { ...errors, [named.field]: refusalText(named.error) } : errors
      const options = 'error' in named ? named.options?.map(({ id, name }) => ({ id, name })) : undefined
      const fields = options ? { ...form, client_typed: undefined } : form
      return {
        toast: { tone: 'warning', text: say((w) => w.plans.form.fixBelow) },
        card: await drawNew(ctx, target, fields, wrong, options),
      }
    }
    const { client } = named
    const id = payload.plan as PlanItemId
    const [written] = await insertPlans(ctx, ctx.actor.id, [
      { id, clientId: client.id, ownerId: ctx.actor.id, ...content },
    ])
    const item = written && (await planItem(ctx, written))
    if (!item) return refused({ code: 'card_unknown', params: {} })
    await audit(ctx, {
      action: 'plans.create',
      entity: 'plan_item',
      entityId: id,
      after: { client: client.id, kind: content.kind, at: content.startAt },
    })
    if (payload.publish) return published(ctx, item)
    return {
      toast: { tone: 'success', text: say((w) => w.plans.toasts.saved) },
      card: await drawPlan(ctx, item),
    }
  },
})
