import { say } from '../../../bot-cards/i18n/say.ts'
import type { PlanFields } from '../../../bot-cards/plans/actions.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { audit, type Ctx, done, type Outcome, refused, reply, roles, tell } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { refusalOf } from '../../bot/refusal.ts'
import { dayOf, localMinute } from '../../kernel/days.ts'
import { monthOf } from '../../kernel/periods.ts'
import { type Client, findClient, namesInText } from '../clients/index.ts'
import { colleagues, staffToName } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { draftFromText, mayNameColleagues } from '../visits/index.ts'
import { drawNew } from './create.ts'
import { draftsOf } from './find.ts'
import type { PlanItem } from './model.ts'
import { rewrite } from './publish.ts'
import { insertPlans, lockPlan, planItem } from './repo.ts'
import { arrangesPlan, type HeardPlan, understandPlan } from './understand.ts'
import { drawPlan } from './view.ts'

/** A sentence longer than this arranges nothing in one go. */
const longest = 1000

/** 下周三下午两点半约了银禾陈总，聊春季翻新: makes an item, or completes the draft there is (regulation scenario 2). */
export const planSentence: Sentence = {
  name: 'plans.arrange',
  roles,
  hears: (text) => text.length <= longest && arrangesPlan(text),
  // What turns out to be over was a visit after all.
  run: async (ctx, text) =>
    (await planFromText(ctx, text)) ?? (await draftFromText(ctx, text, { always: true })) ?? done,
}

/** Makes an item of somebody's words; undefined where they name no time, or one that is over. */
export async function planFromText(ctx: Ctx, text: string, client?: Client): Promise<Outcome | undefined> {
  const [known, staff] = await Promise.all([
    client ? [] : namesInText(ctx.tx, text, ctx.actor.id),
    mayNameColleagues(text) ? staffToName(ctx.tx, ctx.at) : [],
  ])
  const understood = understandPlan(text, { now: ctx.at, zone: ctx.deps.zone, known, staff })
  if ('problem' in understood) {
    const { code, heard } = understood.problem
    return refused(refusalOf({ code, params: { heard } }))
  }
  if (!('plan' in understood)) return undefined
  const { plan } = understood
  const { client: match } = plan
  const named = client ?? (match.state === 'known' ? await findClient(ctx.tx, match.clientId) : undefined)
  if (!named) return askClient(ctx, plan)
  const item = await written(ctx, plan, named)
  await tell(ctx, ctx.actor.openId, await drawPlan(ctx, item))
  if (ctx.origin.chatType === 'group') {
    const noted = say((w) => w.plans.group.noted(ctx.actor.name, named.name))
    await reply(ctx, noticeCard.render({ tone: 'info', text: noted }))
  }
  return done
}

/** Which client was not clear: the form asks, with everything else filled in. */
async function askClient(ctx: Ctx, plan: HeardPlan): Promise<Outcome> {
  const { client } = plan
  const options =
    client.state === 'choose'
      ? client.options.map((one) => ({ id: one.clientId, name: one.client }))
      : undefined
  const fields: PlanFields = {
    client_typed: client.state === 'unknown' ? client.typed : undefined,
    kind: plan.kind ?? 'face_to_face',
    at: plan.precision === 'day' ? undefined : localMinute(plan.startAt, ctx.deps.zone),
    minutes: plan.minutes === undefined ? undefined : String(plan.minutes),
    theirs: plan.theirs.join('、') || undefined,
    ours: plan.ours.map((one) => one.openId),
    agenda: plan.agenda || undefined,
    step: plan.steps[0]?.text,
    step_due: plan.steps[0]?.due,
    step_2: plan.steps[1]?.text,
    step_due_2: plan.steps[1]?.due,
  }
  await tell(ctx, ctx.actor.openId, await drawNew(ctx, {}, fields, {}, options))
  return done
}

/** The draft that waits for this client in the same month, nearest in time, is completed; without one, an item is new. */
async function written(ctx: Ctx, plan: HeardPlan, client: Client): Promise<PlanItem> {
  const { zone } = ctx.deps
  const known = await colleagues(
    ctx.tx,
    plan.ours.map((one) => one.openId),
  )
  const ours = plan.ours
    .flatMap(({ openId }) => known.find((one) => one.openId === openId)?.id ?? [])
    .filter((id) => id !== ctx.actor.id)
  const month = monthOf(dayOf(plan.startAt, zone)).from
  const waiting = (await draftsOf(ctx.tx, ctx.actor.id, [client.id]))
    .filter((one) => monthOf(dayOf(one.startAt, zone)).from === month)
    .filter((one) => !plan.kind || one.kind === plan.kind)
    .sort((a, b) => apart(a, plan) - apart(b, plan))[0]
  const locked = waiting && (await lockPlan(ctx.tx, waiting.id))
  const before = locked?.status === 'draft' ? await planItem(ctx, locked.id) : undefined
  const body = {
    ...before?.body,
    precision: plan.precision,
    theirs: plan.theirs.length > 0 ? plan.theirs : (before?.body.theirs ?? []),
    agenda: plan.agenda || (before?.body.agenda ?? ''),
    steps: plan.steps.length > 0 ? plan.steps : (before?.body.steps ?? []),
  }
  if (before) {
    const answer = await rewrite(ctx, before, {
      clientId: client.id,
      kind: before.kind,
      startAt: plan.startAt,
      minutes: plan.minutes ?? before.minutes,
      ours: [...new Set([...before.ours, ...ours])],
      body,
    })
    return answer.ok ? answer.value : before
  }
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const id = ctx.deps.ids.mint('plan_item', ctx.at)
  await insertPlans(ctx, ctx.actor.id, [
    {
      id,
      clientId: client.id,
      ownerId: ctx.actor.id,
      kind: plan.kind ?? 'face_to_face',
      startAt: plan.startAt,
      minutes: plan.minutes ?? policy['plans.meeting_minutes'],
      ours,
      body,
    },
  ])
  await audit(ctx, {
    action: 'plans.create',
    entity: 'plan_item',
    entityId: id,
    after: { client: client.id, at: plan.startAt },
  })
  const item = await planItem(ctx, id)
  if (!item) throw new Error(`plan item ${id} is gone`)
  return item
}

const apart = (one: { startAt: Date }, plan: HeardPlan): number =>
  Math.abs(one.startAt.getTime() - plan.startAt.getTime())
