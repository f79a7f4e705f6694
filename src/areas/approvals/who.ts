import { and, eq, gt, lte } from 'drizzle-orm'
import { absences } from '../../../drizzle/schema/people.ts'
import type { ApproverRule } from '../../bot/approval.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { deputyOf, holdersOf, personById } from '../people/index.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { type Asked, type Holder, hoursOf, type Times, type WhoIsAsked, whoIsAsked } from './rules.ts'

/** The policy's waiting times as the rules take them. */
export const timesOf = async (ctx: EventCtx, policy: Policy): Promise<Times> => ({
  hours: hoursOf(policy['hours.work'], policy['hours.quiet']),
  remindWorkdays: policy['approval.remind_workdays'],
  escalateWorkdays: policy['approval.escalate_workdays'],
  reissueDays: policy['approval.reissue_days'],
  calendar: await calendarAt(ctx.tx),
  zone: ctx.deps.zone,
})

async function holdersFor(ctx: EventCtx, rules: readonly ApproverRule[]): Promise<Holder[]> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const found = new Map<PersonId, Staff>()
  for (const rule of rules) {
    const named =
      'role' in rule
        ? await holdersOf(ctx.tx, rule.role, ctx.at)
        : [await personById(ctx.tx, rule.person, ctx.at)]
    for (const one of named) if (one) found.set(one.id, one)
  }
  return Promise.all(
    [...found.values()].map(async ({ id, nda }) => {
      const deputy = await deputyOf(ctx.tx, id, today, ctx.at)
      return { id, able: nda, ...(deputy ? { deputy: { id: deputy.id, able: deputy.nda } } : {}) }
    }),
  )
}

/** Those the company's policy names for when nobody else decides. */
export async function higherUp(
  ctx: EventCtx,
  proposerId: PersonId,
  earlier: ReadonlySet<PersonId> = new Set(),
): Promise<WhoIsAsked> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const rules = policy['approval.escalate_to'].map((role) => ({ role }))
  return whoIsAsked(await holdersFor(ctx, rules), proposerId, earlier)
}

/** Who is asked at a step as things stand now; `escalated`: nobody the step names is left, those higher up are. */
export async function whoDecides(
  ctx: EventCtx,
  rule: ApproverRule,
  proposerId: PersonId,
  earlier: ReadonlySet<PersonId>,
): Promise<WhoIsAsked & { escalated?: true }> {
  const named = whoIsAsked(await holdersFor(ctx, [rule]), proposerId, earlier)
  if (named.is !== 'nobody') return named
  return { ...(await higherUp(ctx, proposerId, earlier)), escalated: true }
}

/** What opens next: the steps skipped because their deciders said yes before, and who is asked at the next, if any. */
export type Opening = {
  skipped: number[]
  next?: { step: number; asked: Asked[]; escalated: boolean }
}

/**
 * Looks along the steps for the first that somebody has to decide. `nobody` names the step that no one can decide.
 */
export async function opening(
  ctx: EventCtx,
  steps: readonly { step: number; rule: ApproverRule }[],
  proposerId: PersonId,
  earlier: ReadonlySet<PersonId>,
): Promise<Opening | { nobody: ApproverRule }> {
  const skipped: number[] = []
  for (const { step, rule } of steps) {
    const who = await whoDecides(ctx, rule, proposerId, earlier)
    if (who.is === 'asked')
      return { skipped, next: { step, asked: who.asked, escalated: who.escalated === true } }
    if (who.is === 'nobody') return { nobody: rule }
    skipped.push(step)
  }
  return { skipped }
}

/** The people somebody stands in for today. */
export async function standsInFor(ctx: EventCtx, id: PersonId): Promise<PersonId[]> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const rows = await ctx.tx
    .select({ id: absences.personId })
    .from(absences)
    .where(
      and(
        eq(absences.deputyId, id),
        eq(absences.status, 'planned'),
        lte(absences.fromDay, today),
        gt(absences.untilDay, today),
      ),
    )
  return rows.map((row) => row.id as PersonId)
}

/** The refusal when nobody can decide: the roles that could. */
export async function noApprover(ctx: EventCtx, rule: ApproverRule) {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const roles = [...('role' in rule ? [rule.role] : []), ...policy['approval.escalate_to']]
  return { code: 'no_approver' as const, params: { role: [...new Set(roles)].join(',') } }
}
