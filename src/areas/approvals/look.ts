import { audit, type EventCtx } from '../../bot/context.ts'
import { policyAt } from '../policy/index.ts'
import { show, subjectOf } from './cards.ts'
import { loadRequest } from './load.ts'
import { type Ask, liveAsks, openStep, type Request, type Step } from './model.ts'
import { type Asked, dueNow, nextLook, type Waiting } from './rules.ts'
import { ruleOf } from './settle.ts'
import { higherUp, timesOf, whoDecides } from './who.ts'
import { endAsks, noteLook, writeAsks } from './write.ts'

/** Those who said yes at an earlier step. */
const earlierOf = (request: Request) =>
  new Set(
    request.steps.flatMap((step) =>
      step.status === 'approved' && step.decidedBy ? [step.decidedBy.id] : [],
    ),
  )

const notYet = (asked: readonly Asked[], live: readonly Ask[]): Asked[] =>
  asked.filter((one) => !live.some((ask) => ask.person.id === one.personId || ask.for?.id === one.personId))

/** Puts an open step to whom it names as things stand now, besides those `staying`; answers who came to it. */
export async function askAnew(
  ctx: EventCtx,
  request: Request,
  step: Step,
  staying: readonly Ask[],
): Promise<Asked[]> {
  const at = { approvalId: request.approval.id, stepId: step.id }
  const proposerId = request.approval.proposer.id
  const who = await whoDecides(ctx, ruleOf(step), proposerId, earlierOf(request))
  // The last resort may have said yes to an earlier step; better asked twice than nobody.
  const last = who.is === 'asked' || staying.length > 0 ? who : await higherUp(ctx, proposerId)
  if (last.is !== 'asked') return []
  const come = notYet(last.asked, staying)
  await writeAsks(ctx, at, come, last !== who || who.escalated === true)
  return come
}

/** When the oldest card that still decides, or the proposer's, was issued. */
const oldestOf = (request: Request, asked: readonly string[], at: Date): Date => {
  const counted = request.cards.filter(
    (card) =>
      card.person.reads &&
      (card.person.id === request.approval.proposer.id || asked.includes(card.person.id)),
  )
  return new Date(Math.min(at.getTime(), ...counted.map((card) => card.issuedAt.getTime())))
}

/**
 * Does what is due about an open request at `ctx.at`: whoever left is replaced, those asked are reminded, those higher
 * up are asked as well, cards near the end of Lark's 14 days are issued anew. Once, however many look at it.
 */
export async function lookAt(ctx: EventCtx, id: string): Promise<void> {
  const request = await loadRequest(ctx, id, { lock: true })
  const step = request && openStep(request)
  if (!request || !step?.askedAt) return
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const times = timesOf(ctx, policy)
  const live = liveAsks(request)
  const gone = live.filter((ask) => !ask.person.here || (ask.for && !ask.for.here))
  const staying = live.filter((ask) => !gone.includes(ask))
  const waiting: Waiting = {
    askedAt: step.askedAt,
    reminded: step.reminded > 0,
    escalated: step.escalated,
    oldestIssue: oldestOf(
      request,
      staying.map((ask) => ask.person.id),
      ctx.at,
    ),
  }
  const isDue = step.nextAt !== undefined && step.nextAt <= ctx.at
  const due = isDue ? dueNow(waiting, times, ctx.at) : { remind: false, escalate: false, reissue: false }
  if (!isDue && gone.length === 0) return

  await endAsks(
    ctx,
    gone.map((ask) => ask.id),
  )
  const come =
    gone.length > 0 || staying.length === 0 || due.remind ? await askAnew(ctx, request, step, staying) : []
  if (due.escalate) {
    const above = await higherUp(ctx, request.approval.proposer.id)
    const present = [...staying.map((ask) => ask.person.id), ...come.map((one) => one.personId)]
    const asked = above.is === 'asked' ? notYet(above.asked, staying) : []
    await writeAsks(
      ctx,
      { approvalId: id, stepId: step.id },
      asked.filter((one) => !present.includes(one.personId)),
      true,
    )
  }

  const now = await loadRequest(ctx, id)
  if (!now) return
  const before = new Set(staying.map((ask) => ask.person.id))
  const reissueBefore = ctx.at.getTime() - times.reissueDays * 86_400_000
  const deciders = liveAsks(now).map((ask) => ask.person)
  const isOld = (personId: string) =>
    now.cards.some((card) => card.person.id === personId && card.issuedAt.getTime() <= reissueBefore)
  const proposer = now.cards.flatMap((card) =>
    card.person.id === now.approval.proposer.id ? [card.person] : [],
  )
  const fresh = [
    ...deciders.filter((one) => due.remind || !before.has(one.id) || (due.reissue && isOld(one.id))),
    ...proposer.filter((one) => due.reissue && isOld(one.id)),
  ]
  const kept = deciders.filter((one) => !fresh.includes(one)).map((one) => one.id)
  const done = {
    reminded: step.reminded + (due.remind ? 1 : 0),
    escalated: step.escalated || due.escalate,
  }
  const renewed = proposer.some((one) => fresh.includes(one))
  const cards = renewed ? { ...now, cards: now.cards.filter((card) => kept.includes(card.person.id)) } : now
  const after: Waiting = {
    ...waiting,
    reminded: done.reminded > 0,
    escalated: done.escalated,
    oldestIssue: oldestOf(cards, kept, ctx.at),
  }
  if (!(await noteLook(ctx, step, { ...done, nextAt: nextLook(after, times, ctx.at) })))
    throw new Error(`request ${id} was looked at under its own lock`)
  await audit(ctx, {
    action: 'approvals.look',
    entity: 'approval',
    entityId: id,
    after: {
      step: step.step,
      ...due,
      ...(gone.length > 0 ? { left: gone.map((ask) => ask.person.id) } : {}),
      asked: deciders.map((one) => one.id),
    },
  })
  const shown = { ...now, steps: now.steps.map((one) => (one.id === step.id ? { ...one, ...done } : one)) }
  await show(ctx, shown, await subjectOf(ctx, shown), fresh)
}
