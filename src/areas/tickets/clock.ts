import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { type Clock, clocks, type Level } from '../../../bot-cards/tickets/kinds.ts'
import { addWorkingMinutes, type WorkHours, workingFrom, workingMinutesBetween } from '../../kernel/hours.ts'
import type { Policy } from '../policy/index.ts'

/**
 * How long a clock may run: minutes of all time or of working time. `lands`: counted round the clock, yet nobody must act
 * at night: what falls outside working hours is due when work begins.
 */
export type Target = { minutes: number; runs: 'always' | 'working'; lands?: true }
/** A clock without a target is not kept: nobody need go there for an ordinary complaint. */
export type Targets = Partial<Record<Clock, Target>>

/** Working minutes of a whole day at work. */
const dayOfWork = ({ spans }: Pick<WorkHours, 'spans'>): number =>
  spans.reduce((sum, { from, until }) => sum + clockMinutes(until) - clockMinutes(from), 0)
const clockMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/**
 * What the company promises (default policy, regulation 七): P1 round the clock, the rest in working time; strategic clients
 * are answered in `sla.strategic_percent` of the time. A complaint is answered and closed in working time; of a grave one
 * the head of the department answers, and the plan (its second clock) is there within a day (regulation 八).
 */
export function targetsOf(
  policy: Policy,
  hours: Pick<WorkHours, 'spans'>,
  about: { level: Level; tier?: Tier | undefined; otherCity: boolean },
): Targets {
  const share = about.tier === 'strategic' ? policy['sla.strategic_percent'] / 100 : 1
  const answered = (target: Target): Target => ({ ...target, minutes: Math.ceil(target.minutes * share) })
  const workdays = (days: number): Target => ({ minutes: days * dayOfWork(hours), runs: 'working' })
  const always = (hoursLong: number): Target => ({ minutes: hoursLong * 60, runs: 'always' })
  switch (about.level) {
    case 'p1':
      return {
        answer: answered({ minutes: policy['sla.p1_answer_minutes'], runs: 'always' }),
        on_site: always(policy[about.otherCity ? 'sla.p1_other_city_hours' : 'sla.p1_on_site_hours']),
        solution: always(policy['sla.p1_fixed_hours']),
      }
    case 'p2':
      return {
        answer: answered({ minutes: policy['sla.p2_answer_work_hours'] * 60, runs: 'working' }),
        on_site: { ...always(policy['sla.p2_on_site_hours']), lands: true },
        solution: workdays(policy['sla.p2_fixed_workdays']),
      }
    case 'p3':
      return {
        answer: answered(workdays(policy['sla.p3_answer_workdays'])),
        on_site: workdays(policy['sla.p3_on_site_workdays']),
        solution: { ...always(policy['sla.p3_fixed_days'] * 24), lands: true },
      }
    case 'major':
      return {
        answer: answered({ ...always(policy['complaint.major_answer_hours']), lands: true }),
        on_site: { ...always(policy['complaint.major_plan_hours']), lands: true },
        solution: workdays(policy['complaint.close_workdays']),
      }
    case 'ordinary':
      return {
        answer: answered(workdays(policy['complaint.answer_workdays'])),
        solution: workdays(policy['complaint.close_workdays']),
      }
  }
}

/** A time in which no clock runs (waiting for the client, for parts), `[from, until)`; open while it lasts. */
export type Pause = { from: Date; until?: Date }

/** Pauses in order, overlapping ones taken together, what lies before a moment cut off. */
function inOrder(pauses: readonly Pause[], start: Date): Pause[] {
  const sorted = pauses
    .filter(({ until }) => until === undefined || until > start)
    .map((one) => (one.from < start ? { ...one, from: start } : one))
    .filter(({ from, until }) => until === undefined || from < until)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
  const merged: Pause[] = []
  for (const one of sorted) {
    const before = merged.at(-1)
    if (!before || (before.until !== undefined && before.until < one.from)) merged.push({ ...one })
    else if (before.until !== undefined) {
      if (one.until === undefined) delete before.until
      else if (one.until > before.until) before.until = one.until
    }
  }
  return merged
}

const ran = (hours: WorkHours, { runs }: Target, from: Date, until: Date): number =>
  runs === 'working' ? workingMinutesBetween(hours, from, until) : (until.getTime() - from.getTime()) / 60_000

const later = (hours: WorkHours, { runs }: Target, from: Date, minutes: number): Date =>
  runs === 'working' ? addWorkingMinutes(hours, from, minutes) : new Date(from.getTime() + minutes * 60_000)

/** Minutes a clock has run in `[start, at)`, less the pauses. */
export function runFor(
  hours: WorkHours,
  target: Target,
  start: Date,
  at: Date,
  pauses: readonly Pause[],
): number {
  let sum = 0
  let from = start
  for (const pause of inOrder(pauses, start)) {
    if (pause.from >= at) break
    sum += ran(hours, target, from, pause.from)
    if (pause.until === undefined || pause.until >= at) return sum
    from = pause.until
  }
  return at > from ? sum + ran(hours, target, from, at) : sum
}

/**
 * When a clock that starts at a moment has run its time, or a share of it (0.5 at half-time): worked out from the pauses as
 * the history tells them, so that any correction moves it exactly. Undefined while a pause that has no end stands before it.
 */
export function runsOut(
  hours: WorkHours,
  target: Target,
  start: Date,
  pauses: readonly Pause[],
  share = 1,
): Date | undefined {
  let left = target.minutes * share
  let from = start
  for (const pause of inOrder(pauses, start)) {
    const end = later(hours, target, from, left)
    if (end <= pause.from) return landed(hours, target, end)
    left -= ran(hours, target, from, pause.from)
    if (pause.until === undefined) return undefined
    from = pause.until
  }
  return landed(hours, target, later(hours, target, from, left))
}

const landed = (hours: WorkHours, { lands }: Target, at: Date): Date => (lands ? workingFrom(hours, at) : at)

/** A ticket as its clocks see it. `answered`, `arrived` and `solved` stop the clock of their name. */
export type Timed = {
  openedAt: Date
  answeredAt?: Date
  arrivedAt?: Date
  solvedAt?: Date
  pauses: readonly Pause[]
}

/** A clock's deadline and how it went: open, kept, or missed (append-only: stopped after its time). */
export type Deadline = { clock: Clock; due?: Date; stoppedAt?: Date; state: 'open' | 'kept' | 'missed' }

/** The deadlines of a ticket at a moment. Solving it stops whatever still runs; being there answers. */
export function deadlinesOf(hours: WorkHours, targets: Targets, ticket: Timed, at: Date): Deadline[] {
  const earliest = (...moments: (Date | undefined)[]) =>
    moments.filter((one) => one !== undefined).sort((a, b) => a.getTime() - b.getTime())[0]
  const stops: Record<Clock, Date | undefined> = {
    answer: earliest(ticket.answeredAt, ticket.arrivedAt, ticket.solvedAt),
    on_site: earliest(ticket.arrivedAt, ticket.solvedAt),
    solution: ticket.solvedAt,
  }
  return clocks.flatMap((clock) => {
    const target = targets[clock]
    if (!target) return []
    const due = runsOut(hours, target, ticket.openedAt, ticket.pauses)
    const stoppedAt = stops[clock]
    const late = due !== undefined && (stoppedAt ?? at) > due
    return {
      clock,
      ...(due ? { due } : {}),
      ...(stoppedAt ? { stoppedAt } : {}),
      state: late ? 'missed' : stoppedAt ? 'kept' : 'open',
    }
  })
}

/** The deadline that comes next: the column a tick looks at. Undefined: none is open, or all are paused. */
export const nextDeadline = (deadlines: readonly Deadline[]): { clock: Clock; due: Date } | undefined =>
  deadlines
    .flatMap(({ clock, due, state }) => (state === 'open' && due ? [{ clock, due }] : []))
    .sort((a, b) => a.due.getTime() - b.due.getTime())[0]
