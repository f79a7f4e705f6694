import type { DutyKind } from '../../../bot-cards/duties/kinds.ts'
import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { addDays, dayCount, isWorkday, type WorkCalendar, workdayUntil } from '../../kernel/calendar.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'
import type { CadencePolicy, Days, Ground, Window } from './model.ts'
import { countsFor } from './touches.ts'

type Demand =
  | { kind: DutyKind; every: 'quarter' | 'month'; needed: number }
  | { kind: DutyKind; every: 'days'; days: number }

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
 * Every window of a client's tier that has begun by `today` and ends after `since` (制度五(一)), by kind and day. A window
 * of which less than the policy's share is left, for the tier began late or the client asked for none, is not owed.
 */
export function windowsOf(ground: Ground, since: string, today: string): Window[] {
  const { tier, policy } = ground
  if (!tier || tier.since > today) return []
  return demandsOf(tier.tier, policy).flatMap((demand) =>
    demand.every === 'days'
      ? rollingWindows(ground, tier, demand, since, today)
      : calendarWindows(ground, tier, demand, since, today),
  )
}

function calendarWindows(
  { pauses, policy, calendar }: Ground,
  { tier, since: begins }: { tier: Tier; since: string },
  { kind, every, needed }: Extract<Demand, { needed: number }>,
  since: string,
  today: string,
): Window[] {
  const periodOf = every === 'quarter' ? quarterOf : monthOf
  const windows: Window[] = []
  const first = since > begins ? since : begins
  for (let { from, until } = periodOf(first); from <= today; { from, until } = periodOf(until)) {
    const held = { from: from < begins ? begins : from, until }
    const left = freeDays(held, pauses)
    const share = left.length * 100 >= policy['cadence.partial_percent'] * dayCount(from, until)
    const last = left.at(-1)
    if (last === undefined || !share) continue
    windows.push({
      kind,
      tier,
      from,
      until,
      needed,
      rolling: false,
      due: dueDay(calendar, left, last),
    })
  }
  return windows
}

/** Days of a span on which the client may be approached. */
function freeDays({ from, until }: Days, pauses: readonly Days[]): string[] {
  const days: string[] = []
  for (let day = from; day < until; day = addDays(day, 1))
    if (!pauses.some((pause) => pause.from <= day && day < pause.until)) days.push(day)
  return days
}

/** The last workday among them; where none is one, the workday before, for a plan that holds is better than a late one. */
function dueDay(calendar: WorkCalendar, days: readonly string[], last: string): string {
  for (const day of [...days].reverse()) if (isWorkday(calendar, day)) return day
  return workdayUntil(calendar, last)
}

/**
 * Within the policy's days of the last contact, each contact beginning the next window: those of every contact from
 * `since` on, and of the one before it. The first is counted from the day the tier began, and after a pause from its end.
 */
function rollingWindows(
  { touches, pauses, policy, calendar }: Ground,
  { tier, since: begins }: { tier: Tier; since: string },
  { kind, days }: Extract<Demand, { days: number }>,
  since: string,
  today: string,
): Window[] {
  const contacts = [...new Set(touches.filter((one) => countsFor(kind, one, policy)).map((one) => one.day))]
    .filter((day) => day > begins && day <= today)
    .sort()
  const base = contacts.findLast((day) => day < since) ?? begins
  const anchors = [base, ...contacts.filter((day) => day >= since && day > base)]
  return anchors.flatMap((anchor, place): Window[] => {
    const next = anchors[place + 1]
    const from = afterPauses(anchor, days, pauses)
    // A contact within the pause begins the next window itself.
    if (from > today || (next !== undefined && next <= from)) return []
    const until = addDays(from, days + 1)
    const due = workdayUntil(calendar, addDays(until, -1))
    return [{ kind, tier, from, until, needed: 1, rolling: true, due: due > from ? due : from }]
  })
}

/** Where counting begins: a pause that lies within the days to come starts them anew at its end. */
function afterPauses(anchor: string, days: number, pauses: readonly Days[]): string {
  let from = anchor
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1)))
    if (pause.from <= addDays(from, days) && pause.until > from) from = pause.until
  return from
}
