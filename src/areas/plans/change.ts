import { say } from '../../../bot-cards/i18n/say.ts'
import { inSentence } from '../../../bot-cards/kit/text.ts'
import { whenText } from '../../../bot-cards/kit/when.ts'
import {
  cancelPlan,
  movePlan,
  type PlanFields,
  publishPlan,
  submitPlan,
} from '../../../bot-cards/plans/actions.ts'
import { type Ctx, type Outcome, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { colleagues } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { applyPlanFields, inWords, namedColleagues } from './fields.ts'
import type { PlanItem } from './model.ts'
import { cancel, publish, rewrite } from './publish.ts'
import { planRecord } from './record.ts'
import { missingOf } from './rules.ts'
import { drawPlan, type Mode } from './view.ts'

/** A day and time inside a sentence: 下周三 14:30. */
export const atText = (ctx: Ctx, at: Date) => {
  const text = whenText({ at, precision: 'exact' }, { now: ctx.at, zone: ctx.deps.zone })
  return { zh: text.zh, en: inSentence(text.en) }
}

type Toast = Extract<Outcome, { toast?: unknown }>['toast']
const success = (text: NonNullable<Toast>['text']): Toast => ({ tone: 'success', text })

/** Publishes what was loaded and answers with its card. */
export async function published(ctx: Ctx, item: PlanItem): Promise<Outcome> {
  const answer = await publish(ctx, item)
  if (!answer.ok) return refused(answer.refusal, await drawPlan(ctx, item))
  const at = atText(ctx, item.startAt)
  const toast = success(say((w, of) => w.plans.toasts.published(item.client, of(at))))
  return { ...(toast ? { toast } : {}), card: await drawPlan(ctx, answer.value) }
}

/** What a form's fields make of an item; `only`: it asked for what is missing alone. */
export async function readForm(
  ctx: Ctx,
  item: Parameters<typeof applyPlanFields>[0] & Pick<PlanItem, 'ownerId'>,
  fields: PlanFields,
  how: { only?: Parameters<typeof applyPlanFields>[2]['only']; publish: boolean },
) {
  const [known, { policy }] = await Promise.all([
    colleagues(ctx.tx, namedColleagues(fields)),
    policyAt(ctx.tx, ctx.at),
  ])
  const { zone } = ctx.deps
  const { kind, startAt, minutes, ours, body, ownerId } = item
  const { content, errors } = applyPlanFields({ kind, startAt, minutes, ours, body }, fields, {
    at: ctx.at,
    zone,
    today: dayOf(ctx.at, zone),
    known,
    ownerId,
    minutes: policy['plans.meeting_minutes'],
    ...how,
  })
  return { content, errors: Object.keys(errors).length > 0 ? inWords(errors) : undefined }
}

const fixBelow = { tone: 'warning' as const, text: say((w) => w.plans.form.fixBelow) }

/** Sends the form of an item: a draft is kept or published with it, what is published stays complete. */
export const submit = defineAction(submitPlan, {
  roles,
  record: planRecord,
  async run(ctx, { payload, form, record: item }) {
    const only = payload.only ? missingOf(item) : undefined
    const complete = payload.publish || item.status === 'published'
    const { content, errors } = await readForm(ctx, item, form, {
      publish: complete,
      ...(only ? { only } : {}),
    })
    if (errors) {
      const mode: Mode = { as: only ? 'asking' : 'editing', form: { fields: form, errors } }
      return { toast: fixBelow, card: await drawPlan(ctx, item, mode) }
    }
    const answer = await rewrite(ctx, item, { clientId: item.clientId, ...content })
    if (!answer.ok) return refused(answer.refusal, await drawPlan(ctx, item))
    if (payload.publish && answer.value.status === 'draft') return published(ctx, answer.value)
    const text = say((w) => (item.status === 'draft' ? w.plans.toasts.saved : w.plans.toasts.changed))
    return { toast: { tone: 'success', text }, card: await drawPlan(ctx, answer.value) }
  },
})

export const publishIt = defineAction(publishPlan, {
  roles,
  record: planRecord,
  run: (ctx, { record }) => published(ctx, record),
})

/** Moves an item; where it was stays in its history. */
export const move = defineAction(movePlan, {
  roles,
  record: planRecord,
  async run(ctx, { form, record: item }) {
    const { content, errors } = await readForm(ctx, item, form, { publish: true, only: ['time'] })
    const same = content.startAt.getTime() === item.startAt.getTime()
    if (errors)
      return {
        toast: fixBelow,
        card: await drawPlan(ctx, item, { as: 'moving', form: { fields: form, errors } }),
      }
    if (same) return { card: await drawPlan(ctx, item) }
    const answer = await rewrite(ctx, item, { clientId: item.clientId, ...content })
    if (!answer.ok) return refused(answer.refusal, await drawPlan(ctx, item))
    const at = atText(ctx, content.startAt)
    return {
      toast: { tone: 'success', text: say((w, of) => w.plans.toasts.moved(of(at))) },
      card: await drawPlan(ctx, answer.value),
    }
  },
})

export const cancelIt = defineAction(cancelPlan, {
  roles,
  record: planRecord,
  async run(ctx, { record: item }) {
    const answer = await cancel(ctx, item)
    if (!answer.ok) return refused(answer.refusal, await drawPlan(ctx, item))
    const text = say((w) => w.plans.toasts.cancelled)
    return { toast: { tone: 'info', text }, card: await drawPlan(ctx, answer.value) }
  },
})
