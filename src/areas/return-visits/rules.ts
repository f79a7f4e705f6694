import { Temporal } from 'temporal-polyfill'
import { addDays, dayCount, type WorkCalendar } from '../../kernel/calendar.ts'
import { whenHeld } from '../duties/index.ts'
import type { Policy } from '../policy/index.ts'

export type ReturnsPolicy = Pick<
  Policy,
  | 'returns.after_closing_days'
  | 'returns.repair_percent'
  | 'returns.months'
  | 'returns.every_months'
  | 'returns.within_workdays'
>

/** From which day on a return visit may be made, and by which workday it should be. */
export type When = ReturnType<typeof whenHeld>

/** After a ticket is closed (regulation 七: 3 days): the first workday from then on, and some workdays to make it. */
export const afterClosing = (closedDay: string, policy: ReturnsPolicy, calendar: WorkCalendar): When =>
  whenHeld(addDays(closedDay, policy['returns.after_closing_days']), policy, calendar)

/** Whether a ticket is asked after: every complaint, of repairs the policy's share, by their numbers. */
export const isAskedAfter = (
  ticket: { kind: 'repair' | 'complaint'; number: number },
  policy: ReturnsPolicy,
): boolean => ticket.kind === 'complaint' || (ticket.number * 37) % 100 < policy['returns.repair_percent']

/** Return visits to parts that were handed over within so many days of each other are one. */
const together = 14

/**
 * The return visits to what we built (regulation 七): 1, 3, 6, 12 months after it was handed over, then half-yearly to the
 * end of its warranty. Of a project handed over in parts, visits that fall close together are one, the earlier.
 * `since` and `until`: the days looked at, `[since, until)`.
 */
export function afterHandover(
  parts: readonly { handedOver: string; warrantyEnd: string }[],
  { since, until }: { since: string; until: string },
  policy: ReturnsPolicy,
  calendar: WorkCalendar,
): (When & { months: number })[] {
  const days = parts
    .flatMap(({ handedOver, warrantyEnd }) =>
      monthsUntil(handedOver, warrantyEnd < until ? warrantyEnd : until, policy),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.months - b.months))
  const visits: { months: number; day: string }[] = []
  for (const one of days) {
    const last = visits.at(-1)
    if (last === undefined || dayCount(last.day, one.day) > together) visits.push(one)
  }
  return visits
    .filter(({ day }) => day >= since && day < until)
    .map(({ months, day }) => ({ months, ...whenHeld(day, policy, calendar) }))
}

/** The days so many months after a hand-over, up to the end of the warranty. */
function monthsUntil(
  handedOver: string,
  end: string,
  policy: ReturnsPolicy,
): { months: number; day: string }[] {
  const start = Temporal.PlainDate.from(handedOver)
  const first = [...new Set(policy['returns.months'])].sort((a, b) => a - b)
  const found: { months: number; day: string }[] = []
  for (let place = 0; ; place++) {
    const last = first.at(-1) ?? 0
    const months = first[place] ?? last + (place - first.length + 1) * policy['returns.every_months']
    const day = start.add({ months }).toString()
    if (day > end) return found
    found.push({ months, day })
  }
}
