import { stepsOf } from '../../../bot-cards/policy/steps.ts'
import type { EventCtx } from '../../bot/context.ts'
import { isDatabaseAway } from '../../db/away.ts'
import type { Deps } from '../../deps.ts'
import { errorTrace } from '../../jobs/error-code.ts'
import { spansOf, type WorkHours } from '../../kernel/hours.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import {
  deadlinesOf,
  eventsOfAll,
  nextDeadline,
  replay,
  type TicketEvent,
  type TicketHead,
  targetsOf,
  ticketsIn,
} from '../tickets/index.ts'
import { workHoursAt } from '../workdays/index.ts'
import { act, type ReleasedWhy } from './act.ts'
import { type Crew, crewOf } from './crew.ts'
import { kept } from './done.ts'
import { isSettled, type Situation, whatIsDue } from './due.ts'
import { type Chain, type Due, rulesOf } from './model.ts'
import {
  type Claimed,
  claimDue,
  keepSignals,
  type Looked,
  type NewSignal,
  saveLooked,
  signalsOf,
} from './repo.ts'

/** Tickets looked at in one transaction. */
const atOnce = 50
/** Things done for one ticket at one look; more would be a mistake of ours, and the next look goes on. */
const mostAtOnce = 40

const cause = 'escalation'

type Terms = { policy: Policy; hours: WorkHours; crew: Crew }

/**
 * Looks at every ticket whose time has come: nudges, notes what ran out, takes the live step of its escalation, asks after
 * promises, and writes when it must be looked at next and its nearest deadline. What is done for a ticket, the note that it
 * was done and the next time are one transaction under the ticket's lock: any number of workers may run it, whoever is
 * killed leaves nothing half done, and a look too many does nothing.
 */
export async function lookAtDue(deps: Deps, at: Date, signal?: AbortSignal): Promise<void> {
  const failures: unknown[] = []
  let after: { lookAt: Date; id: string } | undefined
  while (!signal?.aborted) {
    const batch = await tryBatch(deps, at, atOnce, after)
    if (batch.failed !== undefined) {
      if (isDatabaseAway(batch.failed)) throw batch.failed
      // One by one, so that one ticket keeps no other back.
      for (let n = 0; n < atOnce && !signal?.aborted; n++) {
        const one = await tryBatch(deps, at, 1, after)
        if (one.failed !== undefined) {
          deps.log.error({ ...errorTrace(one.failed) }, 'ticket not looked after, left to the next tick')
          failures.push(one.failed)
        }
        if (!one.last) break
        after = one.last
      }
      if (failures.length > 0) break
      continue
    }
    after = batch.last
    if (batch.count < atOnce) break
  }
  if (failures.length > 0) throw failures[0]
}

async function tryBatch(
  deps: Deps,
  at: Date,
  limit: number,
  after: { lookAt: Date; id: string } | undefined,
): Promise<{ count: number; last?: { lookAt: Date; id: string }; failed?: unknown }> {
  let last: { lookAt: Date; id: string } | undefined
  try {
    return await deps.db.transaction(async (tx) => {
      const claimed = await claimDue(tx, at, limit, after)
      last = claimed.at(-1)
      if (claimed.length > 0) await lookAt({ deps, tx, at, cause }, claimed)
      return { count: claimed.length, ...(last ? { last } : {}) }
    })
  } catch (failed) {
    return { count: 0, failed, ...(last ? { last } : {}) }
  }
}

/** Looks at tickets their transaction holds locked. */
async function lookAt(ctx: EventCtx, claimed: readonly Claimed[]): Promise<void> {
  const ids = claimed.map((one) => one.id)
  const [{ policy }, heads, events, signals] = await Promise.all([
    policyAt(ctx.tx, ctx.at),
    ticketsIn(ctx.tx, ids),
    eventsOfAll(ctx.tx, ids),
    signalsOf(ctx.tx, ids),
  ])
  const hours = await workHoursAt(ctx.tx, policy, ctx.deps.zone)
  const terms = { policy, hours, crew: crewOf(ctx, hours) }
  const byId = new Map(heads.map((one) => [one.id as string, one]))
  const looked: Looked[] = []
  const fresh: NewSignal[] = []
  for (const one of claimed) {
    const ticket = byId.get(one.id)
    if (!ticket) continue
    const before = signals.get(`${one.id} ${ticket.round}`) ?? []
    const done = await lookAtOne(ctx, terms, {
      ticket,
      tier: one.tier,
      chain: one.chain,
      events: events.get(one.id) ?? [],
      signals: new Map(before.map(({ name, at }) => [name, at])),
      told: new Map(before.map(({ name, toldIds }) => [name, toldIds])),
    })
    looked.push(done.looked)
    fresh.push(...done.fresh)
  }
  await keepSignals(ctx.tx, fresh)
  await saveLooked(ctx.tx, looked)
}

type Looking = {
  ticket: TicketHead
  tier: Claimed['tier']
  chain: Chain | undefined
  events: readonly TicketEvent[]
  signals: Map<string, Date>
  told: Map<string, readonly string[]>
}

async function lookAtOne(
  ctx: EventCtx,
  { policy, hours, crew }: Terms,
  { ticket: head, tier, chain: before, events: known, signals, told }: Looking,
): Promise<{ looked: Looked; fresh: NewSignal[] }> {
  const [quiet = { from: '00:00', until: '00:00' }] = spansOf(policy['hours.quiet'])
  const fresh: NewSignal[] = []
  let [ticket, chain, events] = [head, before, known]
  let drawn = false
  let next: Date | undefined = ctx.at
  for (let n = 0; n < mostAtOnce; n++) {
    const standing = replay(events)
    const of: Situation = {
      level: ticket.level,
      standing,
      targets: targetsOf(policy, hours, { level: ticket.level, tier, otherCity: ticket.otherCity }),
      hours,
      quiet,
      signals,
      rules: rulesOf(policy, ticket.level, stepsOf),
      ...(chain ? { chain } : {}),
    }
    const look = whatIsDue(of, ctx.at)
    const deadline = isSettled(standing)
      ? undefined
      : nextDeadline(deadlinesOf(hours, of.targets, standing, ctx.at))
    if (!look.now) {
      const over = isSettled(standing) || (chain !== undefined && chain.next >= chain.steps.length)
      return {
        fresh,
        looked: {
          id: ticket.id,
          lookAt: look.next ?? null,
          dueAt: deadline?.due ?? null,
          dueClock: deadline?.clock ?? null,
          chain: over ? null : (chain ?? null),
        },
      }
    }
    const due: Due = look.now
    const done = await act(ctx, crew, {
      ticket,
      of,
      due,
      told: toldBy(told, chain),
      ...lastRelease(events),
      drawn,
    })
    drawn = drawn || done.drawn === true
    const left = kept(due, chain, ctx.at, done.nobody === true)
    chain = left.chain
    for (const name of left.names) {
      signals.set(name, ctx.at)
      told.set(name, done.ids)
      fresh.push({
        ticketId: ticket.id,
        round: ticket.round,
        name,
        at: ctx.at,
        dueAt: due.do === 'miss' ? due.dueAt : null,
        toldIds: [...done.ids],
      })
    }
    if (done.ticket) {
      ticket = done.ticket
      events = (await eventsOfAll(ctx.tx, [ticket.id])).get(ticket.id) ?? []
    }
    next = ctx.at
  }
  return {
    fresh,
    looked: { id: ticket.id, lookAt: next, dueAt: null, dueClock: null, chain: chain ?? null },
  }
}

/** Whom an escalation told so far. */
const toldBy = (told: ReadonlyMap<string, readonly string[]>, chain: Chain | undefined): Set<string> =>
  new Set(
    [...told].flatMap(([name, ids]) => (chain && name.startsWith(`escalation:${chain.cause}:`) ? ids : [])),
  )

/** Why a ticket was last taken away, and from whom: they are not told that it is free. */
function lastRelease(events: readonly TicketEvent[]): { released: ReleasedWhy; from?: PersonId } {
  const place = events.findLastIndex((one) => one.what.did === 'released')
  const last = events[place]
  if (last?.what.did !== 'released') return { released: 'asked' }
  const from = replay(events.slice(0, place)).assigneeId
  return { released: last.what.why, ...(from ? { from } : {}) }
}
