import { and, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { isTimeFor, takesTurn } from '../../bot/once.ts'
import { anyOf } from '../../db/any-of.ts'
import { dayOf } from '../../kernel/days.ts'
import { lockPlan, type PlanStatus, savePlan } from '../plans/index.ts'
import { draftOutcomes, undoneSince, visitsOfMeetings } from '../visits/index.ts'
import { redrawEvening } from './evening-card.ts'

/** A visit may be written down this long after its meeting and still be found to be of it. */
const backMs = 14 * 86_400_000
/** How often visits written without the evening's card are looked for. */
const everyMs = 5 * 60_000

const name = 'briefs.held'
const cause = `schedule:${name}`
const published = sql`${planItems.status} = 'published'`
const done = sql`${planItems.status} = 'done'`

/**
 * What became of planned meetings: one whose draft was confirmed, or of which somebody who was to go logged a visit, is
 * done; one whose visit was taken back is open again.
 */
export const held: Schedule = {
  name,
  // The latest, not whether there is one: the planner hopes to meet one soon among all plans, and reads every one.
  waits: (at) => sql`(select max(start_at) from ${planItems} where draft_id is not null and ${published})
      > ${new Date(at.getTime() - backMs).toISOString()}::timestamptz
    or ${isTimeFor(name, everyMs, at)}`,
  async run(deps, at) {
    const since = new Date(at.getTime() - backMs)
    await deps.db.transaction(async (tx) => {
      const ctx: EventCtx = { deps, tx, at, cause }
      await settleDrafted(ctx, since)
      if (await takesTurn(tx, name, everyMs, at)) {
        await reopen(ctx, since)
        await findHeld(ctx, since)
      }
    })
  },
}

async function settleDrafted(ctx: EventCtx, since: Date): Promise<void> {
  const rows = await ctx.tx
    .select({ id: planItems.id, draftId: planItems.draftId })
    .from(planItems)
    .where(and(isNotNull(planItems.draftId), gt(planItems.startAt, since), published))
  const outcomes = await draftOutcomes(
    ctx.tx,
    rows.flatMap(({ draftId }) => draftId ?? []),
  )
  for (const { id, draftId } of rows) {
    const outcome = outcomes.get(draftId ?? '')
    if (outcome?.visitId) await settle(ctx, id, 'done', outcome.visitId)
    else if (!outcome?.open) await forgetDraft(ctx, id)
  }
}

/** The draft came to nothing: the meeting may be written down again. */
async function forgetDraft(ctx: EventCtx, id: string): Promise<void> {
  await ctx.tx.update(planItems).set({ draftId: null }).where(eq(planItems.id, id))
  await redrawEvening(ctx, id)
}

async function reopen(ctx: EventCtx, since: Date): Promise<void> {
  const undone = await undoneSince(ctx.tx, since)
  if (undone.length === 0) return
  const rows = await ctx.tx
    .select({ id: planItems.id })
    .from(planItems)
    .where(and(done, gt(planItems.startAt, since), anyOf(planItems.visitId, undone)))
  for (const { id } of rows) await settle(ctx, id, 'published', null)
}

/** Meetings that took place and were logged in any other way. Each visit is of one meeting. */
export async function findHeld(ctx: EventCtx, since: Date): Promise<void> {
  const { tx, at, deps } = ctx
  const rows = await tx
    .select({
      id: planItems.id,
      clientId: planItems.clientId,
      kind: planItems.kind,
      startAt: planItems.startAt,
      ownerId: planItems.ownerId,
      ours: planItems.ours,
    })
    .from(planItems)
    .where(
      and(published, gt(planItems.startAt, since), lte(planItems.startAt, at), isNull(planItems.visitId)),
    )
  const meetings = rows.map(({ startAt, ownerId, ours, ...row }) => ({
    ...row,
    day: dayOf(startAt, deps.zone),
    people: [ownerId, ...ours],
  }))
  const taken = new Set<string>()
  for (const [id, visitId] of await visitsOfMeetings(tx, meetings, deps.zone)) {
    const [other] = taken.has(visitId)
      ? [visitId]
      : await tx.select({ id: planItems.id }).from(planItems).where(eq(planItems.visitId, visitId)).limit(1)
    taken.add(visitId)
    if (!other) await settle(ctx, id, 'done', visitId)
  }
}

async function settle(
  ctx: EventCtx,
  id: string,
  status: Extract<PlanStatus, 'done' | 'published'>,
  visitId: string | null,
): Promise<void> {
  const plan = await lockPlan(ctx.tx, id)
  if (!plan || plan.status === status) return
  await savePlan(ctx, plan, { status, visitId })
  if (visitId === null) await ctx.tx.update(planItems).set({ draftId: null }).where(eq(planItems.id, id))
  await audit(ctx, {
    action: status === 'done' ? 'plans.done' : 'plans.reopen',
    entity: 'plan_item',
    entityId: id,
    before: { status: plan.status },
    after: { status, visit: visitId },
  })
  await redrawEvening(ctx, id)
}
