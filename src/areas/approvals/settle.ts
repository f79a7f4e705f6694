import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import type { Approval, ApproverRule } from '../../bot/approval.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { accept, type Decision, refuse } from '../../kernel/decision.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { policyAt } from '../policy/index.ts'
import type { NoApprover } from './ask.ts'
import { show, subjectOf } from './cards.ts'
import { noteOfVoid } from './history.ts'
import { kindOf } from './kinds.ts'
import { loadRequest } from './load.ts'
import { liveAsks, openStep, type Person, type Request, type Step } from './model.ts'
import { nextLook } from './rules.ts'
import { noApprover, opening, timesOf } from './who.ts'
import { leaveStep, putStep, type RequestEnd, skipSteps, writeAsks } from './write.ts'

/** Who decides, and in whose place. */
export type Decider = { id: PersonId; forId?: PersonId }

/** What a step asks for, as it was fixed when the request was made. */
export const ruleOf = (step: Step): ApproverRule => {
  if (step.role) return { role: step.role }
  if (step.personId) return { person: step.personId }
  throw new Error(`step ${step.id} asks for nobody`)
}

const mustBeOpen = (request: Request): Step => {
  const step = openStep(request)
  if (!step) throw new Error(`request ${request.approval.id} has no open step`)
  return step
}

async function reloaded(ctx: EventCtx, request: Request): Promise<Request> {
  const now = await loadRequest(ctx, request.approval.id)
  if (!now) throw new Error(`request ${request.approval.id} is gone`)
  return now
}

const proposerOf = (request: Request): Person[] =>
  request.cards.filter((card) => card.person.id === request.approval.proposer.id).map((card) => card.person)

const line = (ctx: EventCtx, request: Request, action: string, after: object) =>
  audit(ctx, {
    action: `approvals.${action}`,
    entity: 'approval',
    entityId: request.approval.id,
    before: { status: request.approval.status, step: request.approval.step },
    after,
  })

/**
 * Ends an open request and shows everybody the end; the proposer gets it as a new message. `approved` and `ended` of
 * the kind run here, in this transaction.
 */
async function finish(
  ctx: EventCtx,
  request: Request,
  step: Step,
  end: { how: RequestEnd; by?: PersonId; forId?: PersonId; note?: string; reason?: string },
): Promise<Request> {
  const kind = kindOf(request.approval.kind)
  const subject = await subjectOf(ctx, request)
  const { how } = end
  const status = how === 'approved' || how === 'returned' ? how : ('skipped' as const)
  await leaveStep(ctx, request, step, { status, by: end.by, for: end.forId, note: end.note }, { end: how })
  await line(ctx, request, how, { status: how, ...(end.forId ? { for: end.forId } : {}) })
  const approval: Approval = { ...request.approval, status: how, version: request.approval.version + 1 }
  if (how === 'approved') await kind.approved(ctx, approval)
  else await kind.ended?.(ctx, approval, how, end.reason ?? end.note ?? '')
  const now = await reloaded(ctx, request)
  await show(ctx, now, subject, how === 'withdrawn' ? [] : proposerOf(now))
  return now
}

/** What a yes came to. */
export type Approved = { is: 'approved' | 'passed_on' | 'void'; request: Request }

/**
 * A yes to the open step: the next step is put to its deciders, or the whole is approved. What can no longer be
 * approved becomes void instead. Refuses, changing nothing, when nobody can decide the next step.
 */
export async function approve(
  ctx: EventCtx,
  request: Request,
  by: Decider,
  note: string | undefined,
): Promise<Decision<Approved, NoApprover>> {
  const step = mustBeOpen(request)
  const forbidden = await kindOf(request.approval.kind).forbids?.(ctx, request.approval)
  if (forbidden) return accept({ is: 'void', request: await makeVoid(ctx, request, step, by, forbidden) })
  const earlier = new Set([
    by.id,
    ...request.steps.flatMap((one) => (one.status === 'approved' && one.decidedBy ? [one.decidedBy.id] : [])),
  ])
  const later = request.steps.filter((one) => one.step > step.step)
  const opens = await opening(
    ctx,
    later.map((one) => ({ step: one.step, rule: ruleOf(one) })),
    request.approval.proposer.id,
    earlier,
  )
  if ('nobody' in opens) {
    const { code, params } = await noApprover(ctx, opens.nobody)
    return refuse(code, params)
  }
  const skipped = later.filter((one) => opens.skipped.includes(one.step))
  const said = {
    by: by.id,
    ...(by.forId ? { forId: by.forId } : {}),
    ...(note === undefined ? {} : { note }),
  }
  const { next } = opens
  const opened = later.find((one) => one.step === next?.step)
  if (!next || !opened) {
    await skipSteps(ctx, skipped, by.id)
    return accept({ is: 'approved', request: await finish(ctx, request, step, { how: 'approved', ...said }) })
  }
  await leaveStep(
    ctx,
    request,
    step,
    { status: 'approved', by: by.id, for: by.forId, note },
    { next: next.step },
  )
  await skipSteps(ctx, skipped, by.id)
  await line(ctx, request, 'approve', { step: next.step, asked: next.asked.map((one) => one.personId) })
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const oldest = Math.min(
    ctx.at.getTime(),
    ...request.cards
      .filter((card) => card.person.id === request.approval.proposer.id)
      .map((card) => card.issuedAt.getTime()),
  )
  const waiting = { askedAt: ctx.at, reminded: false, escalated: false, oldestIssue: new Date(oldest) }
  await putStep(ctx, opened.id, nextLook(waiting, await timesOf(ctx, policy), ctx.at))
  await writeAsks(ctx, { approvalId: request.approval.id, stepId: opened.id }, next.asked, next.escalated)
  const now = await reloaded(ctx, request)
  const whom = liveAsks(now).map((one) => one.person)
  await show(ctx, now, await subjectOf(ctx, now), whom)
  return accept({ is: 'passed_on', request: now })
}

function makeVoid(ctx: EventCtx, request: Request, step: Step, by: Decider, why: Refusal): Promise<Request> {
  const reason = refusalText(why).zh
  return finish(ctx, request, step, { how: 'void', by: by.id, note: noteOfVoid(why), reason })
}

/** Sends it back with a reason: the proposer changes it and asks again. */
export function returnIt(ctx: EventCtx, request: Request, by: Decider, note: string): Promise<Request> {
  const end = { how: 'returned' as const, by: by.id, note, ...(by.forId ? { forId: by.forId } : {}) }
  return finish(ctx, request, mustBeOpen(request), end)
}

/** Takes it back. */
export function takeBack(ctx: EventCtx, request: Request): Promise<Request> {
  const end = { how: 'withdrawn' as const, ...(ctx.actor ? { by: ctx.actor.id } : {}) }
  return finish(ctx, request, mustBeOpen(request), end)
}
