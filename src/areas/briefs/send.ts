import { and, asc, eq, lte, notInArray, sql } from 'drizzle-orm'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import { deputyOf, personById } from '../people/index.ts'
import { lockPlan, type PlanHead } from '../plans/index.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { drawBrief } from './brief.ts'
import { isQuiet } from './rules.ts'

/** Word for word the condition of the index. */
const waits = sql`${planItems.briefAt} is not null and ${planItems.briefSentAt} is null`

/**
 * Sends the briefs that are due, each meeting's in a transaction of its own: one that fails is tried with the next tick
 * and keeps no other back. After an outage a brief still comes while its meeting is ahead, in the quiet time only when
 * that is about to begin.
 */
export const send: Schedule = {
  name: 'briefs.send',
  waits: (at) =>
    sql`(select min(brief_at) from ${planItems} where ${waits}) <= ${at.toISOString()}::timestamptz`,
  async run(deps, at) {
    const { policy } = await policyAt(deps.db, at)
    const failed: string[] = []
    let failure: unknown
    for (;;) {
      let id: string | undefined
      try {
        await deps.db.transaction(async (tx) => {
          id = await claim(tx, at, nearest(policy, at, deps.zone), failed)
          if (id) await sendTo({ deps, tx, at, cause: 'schedule:briefs.send' }, id)
        })
      } catch (error) {
        if (!id) throw error
        failed.push(id)
        failure = error
      }
      if (!id) break
    }
    if (failure) throw failure
  },
}

/** In the quiet time: only what begins before this; undefined: any. */
const nearest = (policy: Policy, at: Date, zone: string): Date | undefined =>
  isQuiet(at, policy, zone) ? new Date(at.getTime() + policy['reminders.brief_minutes'] * 60_000) : undefined

async function claim(
  tx: Tx,
  at: Date,
  before: Date | undefined,
  failed: readonly string[],
): Promise<string | undefined> {
  const [due] = await tx
    .select({ id: planItems.id })
    .from(planItems)
    .where(
      and(
        waits,
        lte(planItems.briefAt, at),
        before && lte(planItems.startAt, before),
        failed.length > 0 ? notInArray(planItems.id, [...failed]) : undefined,
      ),
    )
    .orderBy(asc(planItems.briefAt))
    .limit(1)
    .for('update', { skipLocked: true })
  if (due) await tx.update(planItems).set({ briefSentAt: at }).where(eq(planItems.id, due.id))
  return due?.id
}

/** To everybody who goes, each as they may see it; one who is away is replaced by their deputy. */
async function sendTo(ctx: EventCtx, id: string): Promise<void> {
  const head = await lockPlan(ctx.tx, id)
  if (head?.status !== 'published' || head.startAt <= ctx.at) return
  const told = new Set<string>()
  for (const personId of [head.ownerId, ...head.ours]) {
    const reader = await readerFor(ctx, head, personId)
    if (!reader || told.has(reader.staff.id) || !reader.staff.nda) continue
    told.add(reader.staff.id)
    const card = await drawBrief({ ...ctx, actor: reader.staff }, head, reader.instead)
    await tell(ctx, reader.staff.openId, card)
  }
}

async function readerFor(ctx: EventCtx, head: PlanHead, personId: string) {
  const own = await personById(ctx.tx, personId, ctx.at)
  // Only the owner's place must be taken; a colleague who is away is simply missing.
  const deputy = await deputyOf(ctx.tx, personId, dayOf(head.startAt, ctx.deps.zone), ctx.at)
  if (personId === head.ownerId && deputy) return { staff: deputy, instead: head.owner }
  return own && !deputy ? { staff: own } : undefined
}
