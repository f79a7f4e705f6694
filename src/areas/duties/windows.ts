import type { CadenceKind } from '../../../bot-cards/duties/kinds.ts'
import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { addDays, dayCount, isWorkday, type WorkCalendar, workdayUntil } from '../../kernel/calendar.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'
import type { CadencePolicy, Days, Ground, TierSpan, Window } from './model.ts'
import { countsFor } from './touches.ts'

type Demand =
  | { kind: CadenceKind; every: 'quarter' | 'month'; needed: number }
  | { kind: CadenceKind; every: 'days'; days: number }

/** What each tier asks for (制度五(一)). */
export function demandsOf(tier: Tier, policy: CadencePolicy): Demand[] {
  switch (tier) {
    case 'strategic':
      return [
        {
          kind: 'executive_meeting',
          every: 'quarter',
          needed: policy['cadence.strategic_executive_per_quarter'],
        },
        { kind: 'project_sync', every: 'month', needed: policy['cadence.strategic_sync_per_month'] },
      ]
    case 'important':
      return [
        { kind: 'face_to_face', every: 'month', needed: policy['cadence.important_face_per_month'] },
        { kind: 'follow_up', every: 'days', days: policy['cadence.important_follow_up_days'] },
      ]
    case 'general':
      return [
        { kind: 'face_to_face', every: 'quarter', needed: policy['cadence.general_face_per_quarter'] },
        { kind: 'follow_up', every: 'month', needed: policy['cadence.general_follow_up_per_month'] },
      ]
  }
}

/**
 * Every window of a client's tiers that has begun by `today` and ends after `since` (制度五(一)), by kind and day. A window
 * of which less than the policy's share is left, for the tier began late or the client asked for none, is not owed; nor
 * is one that goes on beyond its tier. `excused`: the first days of rolling windows that were excused.
 */
export function windowsOf(
  ground: Ground,
  since: string,
  today: string,
  excused: ReadonlySet<string> = new Set(),
): Window[] {
  return ground.spans
    .filter((span) => span.since <= today && (span.until === undefined || span.until > since))
    .flatMap((span) =>
      demandsOf(span.tier, ground.policy)
        .flatMap((demand) =>
          demand.every === 'days'
            ? rollingWindows(ground, span, demand, { since, today, excused })
            : calendarWindows(ground, span, demand, since, today),
        )
        .filter((window) => span.until === undefined || window.until <= span.until),
    )
}

function calendarWindows(
  { pauses, policy, calendar }: Ground,
  { tier, since: begins }: TierSpan,
  { kind, every, needed }: Extract<Demand, { needed: number }>,
  since: string,
  today: string,
): Window[] {
  const periodOf = every === 'quarter' ? quarterOf : monthOf
  const windows: Window[] = []
  const first = since > begins ? since : begins
  for (let { from, until } = periodOf(first); from <= today; { from, until } = periodOf(until)) {
    const left = { from: from < begins ? begins : from, until }
    const share = freeDays(left, pauses) * 100 >= policy['cadence.partial_percent'] * dayCount(from, until)
    const due = lastFreeWorkday(left, pauses, calendar)
    // A pause that takes the end of a window moves its date forward, but not to before anybody knew of the pause.
    const late = pauses.some((pause) => due !== undefined && due < pause.asked && overlaps(pause, due, until))
    if (due !== undefined && share && !late)
      windows.push({ kind, tier, from, until, needed, rolling: false, due })
  }
  return windows
}

const overlaps = (pause: Days, due: string, until: string): boolean => pause.until > due && pause.from < until

const isPaused = (pauses: readonly Days[], day: string): boolean =>
  pauses.some((pause) => pause.from <= day && day < pause.until)

/** How many days of a span the client may be approached on. */
function freeDays({ from, until }: Days, pauses: readonly Days[]): number {
  let count = dayCount(from, until)
  if (pauses.some((pause) => overlaps(pause, from, until)))
    for (let day = from; day < until; day = addDays(day, 1)) if (isPaused(pauses, day)) count--
  return count
}

/** Where a date falls on a day off, the workday before it. */
function lastFreeWorkday({ from, until }: Days, pauses: readonly Days[], calendar: WorkCalendar) {
  for (let day = addDays(until, -1); day >= from; day = addDays(day, -1))
    if (isWorkday(calendar, day) && !isPaused(pauses, day)) return day
  return undefined
}

/**
 * Within the policy's days of the last contact, each contact beginning the next window: those of every contact from
 * `since` on, and of the one before it. The first is counted from the day the tier began, after a pause from its end,
 * and after an excuse from the last day of what was excused.
 */
function rollingWindows(
  { touches, pauses, policy, calendar }: Ground,
  { tier, since: begins, until: ends }: TierSpan,
  { kind, days }: Extract<Demand, { days: number }>,
  { since, today, excused }: { since: string; today: string; excused: ReadonlySet<string> },
): Window[] {
  const last = ends !== undefined && ends <= today ? addDays(ends, -1) : today
  const contacts = [...new Set(touches.filter((one) => countsFor(kind, one, policy)).map((one) => one.day))]
    .filter((day) => day > begins && day <= last)
    .sort()
  const windows: Window[] = []
  let anchor = contacts.findLast((day) => day < since) ?? begins
  for (;;) {
    const from = afterPauses(anchor, days, pauses)
    if (from > last) return windows
    const next = contacts.find((day) => day > anchor)
    const until = addDays(from, days + 1)
    // A contact within the pause begins the next window itself.
    if (next === undefined || next > from) {
      const due = workdayUntil(calendar, addDays(until, -1))
      windows.push({ kind, tier, from, until, needed: 1, rolling: true, due: due > from ? due : from })
    }
    const over = addDays(until, -1)
    if (excused.has(from) && (next === undefined || next >= until) && over <= last) anchor = over
    else if (next === undefined) return windows
    else anchor = next
  }
}

/** Where counting begins: a pause that lies within the days to come starts them anew at its end. */
function afterPauses(anchor: string, days: number, pauses: readonly Days[]): string {
  let from = anchor
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1)))
    if (pause.from <= addDays(from, days) && pause.until > from) from = pause.until
  return from
}
