import { and, eq, lte } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { dropProposed, pagePeriod, publishPeriod } from '../../../bot-cards/plans/period-actions.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { clientLooks } from '../../../drizzle/schema/clients.ts'
import { audit, type Ctx, type Outcome, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord, type Schedule } from '../../bot/define.ts'
import { notYet, once } from '../../bot/once.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { dayCount } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { monthOf } from '../../kernel/periods.ts'
import { may } from '../../rights/standing.ts'
import { keyAccounts } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { leadOf } from '../team/index.ts'
import { workingNow } from '../workdays/index.ts'
import { tellOfAll } from './colleagues.ts'
import { drawPeriod, isReady, roundItems } from './draw-period.ts'
import type { PlanItem } from './model.ts'
import { proposeMonth, type ToPlan } from './propose-month.ts'
import { cancel, publishUntold } from './publish.ts'
import { lockRound, proposedTo, type Round, turnRound } from './rounds.ts'

const name = 'plans.period'
const slotOf = (round: Pick<Round, 'id'>) => `plan-round:${round.id}`

/**
 * On a month's first workday, when work begins, everybody who keeps key accounts gets one card with the month's contacts
 * drafted (制度五(一)); the strategic clients' are the head of sales'. After an outage on the first workday the bot is
 * back, unless so little of the month is left that nothing would be owed for it. A month that is done costs one look.
 */
export const period: Schedule = {
  name,
  waits: (at, zone) => notYet(name, dayOf(at, zone).slice(0, 7)),
  async run(deps, at) {
    const today = dayOf(at, deps.zone)
    const month = today.slice(0, 7)
    const [done] = await deps.db
      .select({ key: occurrences.key })
      .from(occurrences)
      .where(and(eq(occurrences.schedule, name), eq(occurrences.key, month)))
    if (done || !(await isTime(deps, at, today)) || (await looksLeft(deps.db, at))) return
    const [plans, before] = await Promise.all([whoPlans(deps.db, at), proposedTo(deps.db, month)])
    for (const [personId, clients] of plans)
      if (!before.has(personId)) await sendMonth(deps, at, { personId, month, clients })
    await deps.db.transaction((tx) => once(tx, name, month, at))
  },
}

/** At work, and early enough in the month to plan it. */
async function isTime(deps: Deps, at: Date, today: string): Promise<boolean> {
  const { policy } = await policyAt(deps.db, at)
  const { from, until } = monthOf(today)
  const enough = dayCount(today, until) * 100 >= policy['cadence.partial_percent'] * dayCount(from, until)
  return enough && workingNow(deps.db, policy, at, deps.zone)
}

/** The month's duties are not all written yet. */
async function looksLeft(tx: Tx, at: Date): Promise<boolean> {
  const rows = await tx
    .select({ id: clientLooks.id })
    .from(clientLooks)
    .where(lte(clientLooks.lookAt, at))
    .limit(1)
  return rows.length > 0
}

/** Who plans which key accounts: the owner theirs, the head of sales the strategic ones, with the owner beside. */
async function whoPlans(tx: Tx, at: Date): Promise<Map<string, ToPlan[]>> {
  const [accounts, lead] = await Promise.all([keyAccounts(tx), leadOf(tx, at)])
  const plans = new Map<string, ToPlan[]>()
  for (const { id, tier, ownerId } of accounts) {
    const personId = tier === 'strategic' ? (lead?.id ?? ownerId) : ownerId
    if (personId === undefined) continue
    const one: ToPlan = ownerId !== undefined && ownerId !== personId ? { id, beside: ownerId } : { id }
    plans.set(personId, [...(plans.get(personId) ?? []), one])
  }
  return plans
}

/** Drafts a person's month and sends its card; who has not signed, or has gone, sees no client's plan. */
async function sendMonth(
  deps: Deps,
  at: Date,
  { personId, month, clients }: { personId: string; month: string; clients: ToPlan[] },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const actor = await personById(tx, personId, at)
    if (!actor?.nda) return
    const ctx = { deps, tx, at, actor, cause: `${name} ${month}` }
    const proposed = await proposeMonth(ctx, month, clients)
    if (!proposed) return
    const { round, drafted } = proposed
    await audit(ctx, {
      action: 'plans.propose',
      entity: 'plan_round',
      entityId: round.id,
      after: { period: month, drafted, unplaced: round.unplaced.length },
    })
    if (drafted + round.unplaced.length > 0)
      await tell(ctx, actor.openId, await drawPeriod(ctx, round), { slot: slotOf(round), firstOfSlot: true })
  })
}

const roundRecord: PressedRecord<{ round: string; page: number }, Round> = {
  load: (ctx, { round }) => lockRound(ctx.tx, round),
  version: (round) => round.version,
  async forbids(ctx, round) {
    if (round.personId === ctx.actor.id) return undefined
    const whose = await personById(ctx.tx, round.personId, ctx.at)
    return { code: 'not_yours', params: { who: whose?.name ?? '' } }
  },
  redraw: (ctx, round) => drawPeriod(ctx, round),
}

export const turnPage = defineAction(pagePeriod, {
  roles,
  record: roundRecord,
  run: async (ctx, { record, payload }) => ({ card: await drawPeriod(ctx, record, payload.page) }),
})

/** Publishes whatever lacks nothing; what lacks something, or is no longer the presser's business, stays. */
export const publishAll = defineAction(publishPeriod, {
  roles,
  record: roundRecord,
  async run(ctx, { record: round, payload }): Promise<Outcome> {
    const published: PlanItem[] = []
    for (const item of await roundItems(ctx, round)) {
      if (!isReady(ctx, item) || !(await may(ctx, 'client.edit', item.clientId))) continue
      const answer = await publishUntold(ctx, item)
      if (answer.ok) published.push(answer.value)
    }
    await tellOfAll(ctx, published)
    const card = async (now: Round) => drawPeriod(ctx, now, payload.page)
    if (published.length === 0) return refused({ code: 'plan_none_ready', params: {} }, await card(round))
    const text = say((w) => w.plans.period.done(published.length))
    return { toast: { tone: 'success', text }, card: await card(await turnRound(ctx.tx, round)) }
  },
})

export const drop = defineAction(dropProposed, {
  roles,
  record: roundRecord,
  async run(ctx: Ctx, { record: round, payload }): Promise<Outcome> {
    const item = (await roundItems(ctx, round)).find((one) => one.id === payload.item)
    if (item?.status !== 'draft')
      return refused({ code: 'already_closed', params: {} }, await drawPeriod(ctx, round, payload.page))
    await cancel(ctx, item)
    const text = say((w) => w.plans.period.dropped)
    const now = await turnRound(ctx.tx, round)
    return { toast: { tone: 'info', text }, card: await drawPeriod(ctx, now, payload.page) }
  },
})
