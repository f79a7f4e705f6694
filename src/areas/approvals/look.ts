import { audit, type EventCtx } from '../../bot/context.ts'
import { policyAt } from '../policy/index.ts'
import { loadRequest } from './load.ts'
import { type Ask, liveAsks, openStep, type Person, type Request, type Step } from './model.ts'
import { type Asked, dueNow, nextLook } from './rules.ts'
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

const isFirst = (all: readonly Person[], one: Person, place: number): boolean =>
  all.findIndex((other) => other.id === one.id) === place

const proposersOf = (request: Request): Person[] =>
  request.cards.flatMap((card) => (card.person.id === request.approval.proposer.id ? [card.person] : []))

/** When whoever of those who decide, and the proposer, was told longest ago; those of `fresh` are told now. */
function oldestOf(request: Request, deciders: readonly Person[], fresh: readonly Person[], at: Date): Date {
  const counted = [...deciders, ...proposersOf(request)]
    .filter((one) => one.reads && !fresh.some((other) => other.id === one.id))
    .map((one) => one.id)
  const told = request.cards.filter((card) => counted.includes(card.person.id)).map((card) => card.toldAt)
  return new Date(Math.min(at.getTime(), ...told.map((when) => when.getTime())))
}

type Due = ReturnType<typeof dueNow>
const nothing: Due = { remind: false, escalate: false, reissue: false }

/** Replaces who left, finds deputies for who is away by now, asks those higher up: as far as each is due. */
async function askOthers(
  ctx: EventCtx,
  request: Request,
  step: Step,
  parts: { staying: readonly Ask[]; gone: readonly Ask[]; due: Due },
): Promise<void> {
  const { staying, gone, due } = parts
  await endAsks(
    ctx,
    gone.map((ask) => ask.id),
  )
  const isShort = gone.length > 0 || staying.length === 0
  const come = isShort || due.remind ? await askAnew(ctx, request, step, staying) : []
  if (!due.escalate) return
  const above = await higherUp(ctx, request.approval.proposer.id)
  const asked = above.is === 'asked' ? notYet(above.asked, staying) : []
  const more = asked.filter((one) => !come.some((other) => other.personId === one.personId))
  await writeAsks(ctx, { approvalId: request.approval.id, stepId: step.id }, more, true)
}

/** A request that was looked at, and who is now to be told of it at the end of their chat. */
export type Looked = { request: Request; fresh: readonly Person[] }

/**
 * Does what is due about an open request at `ctx.at`: whoever left is replaced, those asked are reminded, those higher
 * up are asked as well, cards near the end of Lark's 14 days are issued anew. Once, however many look at it; undefined:
 * nothing was due. What it looks like now is for the caller to show.
 */
export async function lookAt(ctx: EventCtx, id: string): Promise<Looked | undefined> {
  const { at } = ctx
  const request = await loadRequest(ctx, id, { lock: true })
  const step = request && openStep(request)
  if (!request || !step?.askedAt) return undefined
  const { policy } = await policyAt(ctx.tx, at)
  const times = await timesOf(ctx, policy)
  const live = liveAsks(request)
  const gone = live.filter((ask) => !ask.person.here || (ask.for && !ask.for.here))
  const staying = live.filter((ask) => !gone.includes(ask))
  const stayed = staying.map((ask) => ask.person)
  const { askedAt, escalated } = step
  const waiting = { askedAt, reminded: step.reminded > 0, escalated }
  const isDue = step.nextAt !== undefined && step.nextAt <= at
  if (!isDue && gone.length === 0) return undefined
  const due = isDue
    ? dueNow({ ...waiting, oldestIssue: oldestOf(request, stayed, [], at) }, times, at)
    : nothing
  await askOthers(ctx, request, step, { staying, gone, due })

  const now = await loadRequest(ctx, id)
  if (!now) return undefined
  const deciders = liveAsks(now).map((ask) => ask.person)
  const isOld = (one: Person) =>
    due.reissue &&
    now.cards.some(
      (card) =>
        card.person.id === one.id && card.toldAt.getTime() <= at.getTime() - times.reissueDays * 86_400_000,
    )
  const isNew = (one: Person) => !stayed.some((other) => other.id === one.id)
  const fresh = [
    ...deciders.filter((one) => due.remind || isNew(one) || isOld(one)),
    ...proposersOf(now).filter(isOld),
  ]
  const done = {
    reminded: step.reminded + (due.remind ? 1 : 0),
    escalated: escalated || due.escalate,
  }
  const after = {
    askedAt,
    reminded: done.reminded > 0,
    escalated: done.escalated,
    deserted: deciders.length === 0,
    oldestIssue: oldestOf(now, deciders, fresh, at),
  }
  if (!(await noteLook(ctx, step, { ...done, nextAt: nextLook(after, times, at) })))
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
  return { request: shown, fresh: fresh.filter((one, place) => one.reads && isFirst(fresh, one, place)) }
}
