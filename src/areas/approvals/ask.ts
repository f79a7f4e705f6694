import { approvalSteps, approvals } from '../../../drizzle/schema/approvals.ts'
import type { ApprovalPayload, ApproverRule } from '../../bot/approval.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import { policyAt } from '../policy/index.ts'
import { show, subjectOf } from './cards.ts'
import { loadRequest } from './load.ts'
import { liveAsks } from './model.ts'
import { nextLook } from './rules.ts'
import { noApprover, opening, timesOf } from './who.ts'
import { putStep, writeAsks } from './write.ts'

export type Asking = {
  kind: string
  /** Table and id of what is decided about. */
  entity: string
  entityId: string
  clientId?: string
  /** In the proposer's words. */
  reason: string
  payload?: ApprovalPayload
  steps: readonly ApproverRule[]
  policyVersion: number
}

export type NoApprover = { code: 'no_approver'; params: { role: string } }

/**
 * Asks for a decision on behalf of the actor: writes the request, resolves the first step's approvers (deputies stand
 * in for the absent, the proposer is left out, an empty step goes to `approval.escalate_to`) and sends their cards.
 * Refuses with `no_approver` when nobody at all can decide.
 */
export async function ask(
  ctx: EventCtx & { actor: Staff },
  asking: Asking,
): Promise<Decision<ApprovalId, NoApprover>> {
  const proposerId = ctx.actor.id
  const steps = asking.steps.map((rule, place) => ({
    id: ctx.deps.ids.mint('approval_step', ctx.at),
    step: place + 1,
    rule,
  }))
  const [first] = steps
  if (!first) throw new Error(`a request of kind ${asking.kind} has no steps`)
  const opens = await opening(ctx, steps, proposerId, new Set<PersonId>())
  if ('nobody' in opens || !opens.next)
    return { ok: false, refusal: await noApprover(ctx, 'nobody' in opens ? opens.nobody : first.rule) }
  const { asked, escalated } = opens.next

  const id = ctx.deps.ids.mint('approval', ctx.at)
  await ctx.tx.insert(approvals).values({
    id,
    kind: asking.kind,
    entity: asking.entity,
    entityId: asking.entityId,
    clientId: asking.clientId ?? null,
    proposerId,
    payload: asking.payload ?? {},
    reason: ctx.deps.vault.seal(placeOf(approvals.reason, id), asking.reason),
    policyVersion: asking.policyVersion,
    createdAt: ctx.at,
  })
  await insertMany(
    ctx.tx,
    approvalSteps,
    steps.map(({ id: stepId, step, rule }) => ({
      id: stepId,
      approvalId: id,
      step,
      role: 'role' in rule ? rule.role : null,
      personId: 'person' in rule ? rule.person : null,
    })),
  )
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const waiting = { askedAt: ctx.at, reminded: false, escalated: false, oldestIssue: ctx.at }
  await putStep(ctx, first.id, nextLook(waiting, await timesOf(ctx, policy), ctx.at))
  await writeAsks(ctx, { approvalId: id, stepId: first.id }, asked, escalated)
  await audit(ctx, {
    action: 'approvals.ask',
    entity: 'approval',
    entityId: id,
    after: { kind: asking.kind, about: asking.entityId, asked: asked.map((one) => one.personId) },
  })
  const request = await loadRequest(ctx, id)
  if (!request) throw new Error(`request ${id} is gone before it was shown`)
  const proposer = { id: proposerId, openId: ctx.actor.openId, name: ctx.actor.name, here: true, reads: true }
  const whom = liveAsks(request).map((one) => one.person)
  await show(ctx, request, await subjectOf(ctx, request), [proposer, ...whom])
  return accept(id)
}
