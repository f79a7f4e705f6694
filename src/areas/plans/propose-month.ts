import { zh } from '../../../bot-cards/plans/period-words.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf, instantOf, localMinute } from '../../kernel/days.ts'
import type { ClientId, PersonId } from '../../kernel/ids.ts'
import { monthOf } from '../../kernel/periods.ts'
import { contactNames } from '../contacts/index.ts'
import { cadenceViews } from '../duties/index.ts'
import { absencesOf } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { draftsOf, ownPlans, plannedFor } from './find.ts'
import type { PlanBody } from './model.ts'
import { type Proposed, propose, type Room, type Taken } from './propose.ts'
import { insertPlans } from './repo.ts'
import { insertRound, type Round, type RoundId } from './rounds.ts'
import { callWishes, type DutyWish, meetingWishes, type Owed, type Planned } from './wishes.ts'

/** A client of whom a month is planned; `beside`: its owner, where the plan is another's. */
export type ToPlan = { id: ClientId; beside?: PersonId }

/**
 * Drafts a person's contacts of the running month from what their clients are owed (制度五(一)) and notes that it was
 * done; undefined: it was before. Meetings first, calls where no meeting will do. Half a month late it drafts what is left.
 */
export async function proposeMonth(
  ctx: EventCtx & { actor: Staff },
  period: string,
  clients: readonly ToPlan[],
): Promise<{ round: Round; drafted: number } | undefined> {
  const { tx, at, actor } = ctx
  const { zone } = ctx.deps
  const today = dayOf(at, zone)
  const month = monthOf(`${period}-01`)
  const ids = clients.map((one) => one.id)
  const [views, room, planned] = await Promise.all([
    cadenceViews(tx, ids, at, zone),
    roomOf(ctx, today, month.until),
    plannedOf(ctx, ids, month.until),
  ])
  const owed = views
    .filter((duty) => duty.status === 'open' && !duty.asked)
    .map((duty): Owed => ({ ...duty, client: duty.client.id }))
  const meetings = propose(meetingWishes(owed, planned, today, month), room)
  const met = [...planned, ...meetings.placed]
  const calls = propose(callWishes(owed, met, today, month), {
    ...room,
    taken: [...room.taken, ...meetings.placed.map(takenBy)],
  })
  const round: Round = {
    id: ctx.deps.ids.mint('plan_round', at),
    personId: actor.id,
    period,
    unplaced: [...new Set([...meetings.unplaced, ...calls.unplaced].map((one) => one.client))],
    version: 1,
  }
  if (!(await insertRound(tx, round, at))) return undefined
  const placed = [...meetings.placed, ...calls.placed]
  await writeDrafts(ctx, round.id, clients, placed)
  return { round, drafted: placed.length }
}

/** The days that are left, who is away on them, and what stands in the person's plan already. */
async function roomOf(ctx: EventCtx & { actor: Staff }, today: string, until: string): Promise<Room> {
  const { tx, at, actor } = ctx
  const { zone } = ctx.deps
  const days: string[] = []
  for (let day = today; day < until; day = addDays(day, 1)) days.push(day)
  const [{ policy }, calendar, away, own] = await Promise.all([
    policyAt(tx, at),
    calendarAt(tx),
    absencesOf(tx, [actor.id], today),
    ownPlans(tx, actor.id, { from: at, until: instantOf(until, '00:00', zone) }),
  ])
  return {
    days,
    calendar,
    away,
    taken: own.map(({ startAt, minutes }) => {
      const [day = '', time = ''] = localMinute(startAt, zone).split(' ')
      return takenBy({ day, time, minutes })
    }),
    hours: policy['hours.work'],
    minutes: policy['plans.meeting_minutes'],
    perDay: policy['plans.meetings_per_day'],
  }
}

function takenBy({ day, time, minutes }: Pick<Proposed, 'day' | 'time' | 'minutes'>): Taken {
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const from = hours * 60 + past
  return { day, from, until: from + minutes }
}

/** What is planned with these clients already, by whomever, and the person's own drafts. */
async function plannedOf(
  ctx: EventCtx & { actor: Staff },
  ids: readonly ClientId[],
  until: string,
): Promise<Planned[]> {
  const { zone } = ctx.deps
  const heads = [
    ...(await plannedFor(ctx.tx, ids, ctx.at, instantOf(until, '00:00', zone))),
    ...(await draftsOf(ctx.tx, ctx.actor.id, ids)),
  ]
  return heads.map((head) => ({ client: head.clientId, kind: head.kind, day: dayOf(head.startAt, zone) }))
}

async function writeDrafts(
  ctx: EventCtx & { actor: Staff },
  roundId: RoundId,
  clients: readonly ToPlan[],
  placed: readonly Proposed<DutyWish>[],
): Promise<void> {
  const people = new Map<string, string[]>()
  for (const { id } of clients)
    if (placed.some((one) => one.client === id)) {
      const [first] = await contactNames(ctx, id, 1)
      people.set(id, first ? [first.name] : [])
    }
  const beside = new Map<string, PersonId>(
    clients.flatMap((one) => (one.beside ? [[one.id, one.beside] as const] : [])),
  )
  await insertPlans(
    ctx,
    ctx.actor.id,
    placed.map((one) => {
      const with_ = beside.get(one.client)
      const body: PlanBody = {
        theirs: people.get(one.client) ?? [],
        agenda: zh.agendas[one.duty],
        steps: [{ text: zh.step, due: one.day, facing: 'internal' }],
        precision: 'exact',
      }
      return {
        id: ctx.deps.ids.mint('plan_item', ctx.at),
        clientId: one.client,
        ownerId: ctx.actor.id,
        kind: one.kind,
        startAt: instantOf(one.day, one.time, ctx.deps.zone),
        minutes: one.minutes,
        body,
        roundId,
        ...(with_ ? { ours: [with_] } : {}),
      }
    }),
  )
}
