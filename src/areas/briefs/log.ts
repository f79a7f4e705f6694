import { and, eq } from 'drizzle-orm'
import { logMeeting, logPlanned } from '../../../bot-cards/briefs/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { audit, type Ctx, refused, roles, type Tone } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { deputyOf, personById } from '../people/index.ts'
import { lockPlan, type PlanHead, planItem } from '../plans/index.ts'
import { draftOfMeeting, draftOutcomes } from '../visits/index.ts'
import { eveningOf } from './evening-card.ts'

/** One of today's meetings becomes a draft visit, in the chat of whoever presses: its owner, or their deputy of the day. */
export const log = defineAction(logMeeting, {
  roles,
  record: {
    load: (ctx, { plan }: { plan: string }) => lockPlan(ctx.tx, plan),
    version: (plan: PlanHead) => plan.version,
    forbids: async (ctx, plan) =>
      (await mayLog(ctx, plan)) ? undefined : { code: 'plan_theirs', params: { who: plan.owner } },
    closed: (plan) => (plan.status === 'published' ? undefined : { code: 'plan_over', params: {} }),
    redraw: (ctx, plan) => eveningOf(ctx, plan, ctx.actor.id),
  },
  async run(ctx, { record: plan }) {
    if (plan.startAt > ctx.at)
      return refused({ code: 'meeting_ahead', params: {} }, await eveningOf(ctx, plan, ctx.actor.id))
    const toast = await draftOnce(ctx, plan)
    return { toast, card: await eveningOf(ctx, plan, ctx.actor.id) }
  },
})

/** The same from where plans are shown: what was pressed stays, whatever became of the meeting since. */
export const logFromPlan = defineAction(logPlanned, {
  roles,
  async run(ctx, { payload }) {
    const plan = await lockPlan(ctx.tx, payload.plan)
    if (!plan) return refused({ code: 'not_found', params: {} })
    if (!(await mayLog(ctx, plan))) return refused({ code: 'plan_theirs', params: { who: plan.owner } })
    if (plan.status !== 'published') return refused({ code: 'plan_over', params: {} })
    if (plan.startAt > ctx.at) return refused({ code: 'meeting_ahead', params: {} })
    return { toast: await draftOnce(ctx, plan) }
  },
})

/** Drafts the visit unless its draft waits already; says which. */
async function draftOnce(ctx: Ctx, plan: PlanHead): Promise<{ tone: Tone; text: Bilingual }> {
  const [row] = await ctx.tx
    .select({ draftId: planItems.draftId })
    .from(planItems)
    .where(eq(planItems.id, plan.id))
  const before = row?.draftId ? (await draftOutcomes(ctx.tx, [row.draftId])).get(row.draftId) : undefined
  if (before?.open) return { tone: 'info', text: say((w) => w.briefs.evening.draftedBefore) }
  await draft(ctx, plan)
  return { tone: 'success', text: say((w) => w.briefs.evening.drafted) }
}

const mayLog = async (ctx: Ctx, plan: PlanHead): Promise<boolean> =>
  ctx.actor.id === plan.ownerId ||
  (await deputyOf(ctx.tx, plan.ownerId, dayOf(plan.startAt, ctx.deps.zone), ctx.at))?.id === ctx.actor.id

async function draft(ctx: Ctx, plan: PlanHead): Promise<void> {
  const others = plan.ours.filter((id) => id !== ctx.actor.id)
  const [item, ...staff] = await Promise.all([
    planItem(ctx, plan.id, 'brief'),
    ...others.map((id) => personById(ctx.tx, id, ctx.at)),
  ])
  const draftId = await draftOfMeeting(ctx, {
    client: { id: plan.clientId, name: plan.client },
    kind: plan.kind,
    at: plan.startAt,
    people: item?.body.theirs ?? [],
    ours: staff.flatMap((one) => (one ? [{ openId: one.openId, name: one.name }] : [])),
  })
  // The item itself is as it was: no version, nothing for the calendar to follow.
  await ctx.tx
    .update(planItems)
    .set({ draftId })
    .where(and(eq(planItems.id, plan.id), eq(planItems.version, plan.version)))
  await audit(ctx, {
    action: 'briefs.log',
    entity: 'plan_item',
    entityId: plan.id,
    after: { draft: draftId },
  })
}
