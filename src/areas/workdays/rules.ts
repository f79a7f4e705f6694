import type { DaysView } from '../../../bot-cards/workdays/views.ts'
import { addDays, dayCount, span, type WorkCalendar, workdaysBetween } from '../../kernel/calendar.ts'
import { statutoryDays } from '../../kernel/china.ts'
import type { ListedDay } from './read-list.ts'

/** From this day of a year on, next year's list is missed: it is published from late October to mid-November. */
export const missedFrom = '11-01'

/** The years whose list should be there on a day and is not: its own, and from November on the next. */
export function missingYears({ knownYears }: Pick<WorkCalendar, 'knownYears'>, today: string): number[] {
  const year = Number(today.slice(0, 4))
  const wanted = today.slice(5) >= missedFrom ? [year, year + 1] : [year]
  return wanted.filter((one) => !knownYears.has(one))
}

/** Which weekly reminder of a missing year is due: 0 from the first of November before it on, one more with every week. */
export const reminderOf = (year: number, today: string): number =>
  Math.max(0, Math.floor(dayCount(`${year - 1}-${missedFrom}`, today) / 7))

/** Days side by side of one kind and name as spans, in order. */
export function grouped<T extends ListedDay>(
  days: readonly T[],
  alike: (a: T, b: T) => boolean = () => true,
): { from: string; last: string; first: T }[] {
  const spans: { from: string; last: string; first: T }[] = []
  for (const day of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const before = spans.at(-1)
    if (
      before &&
      addDays(before.last, 1) === day.day &&
      before.first.kind === day.kind &&
      before.first.name === day.name &&
      alike(before.first, day)
    )
      before.last = day.day
    else spans.push({ from: day.day, last: day.day, first: day })
  }
  return spans
}

export const spansOfDays = (days: readonly ListedDay[]): DaysView[] =>
  grouped(days).map(({ from, last, first: { kind, name } }) => ({ kind, name, from, last }))

/** The days of spans, one by one. */
export const daysOfSpans = (spans: readonly DaysView[]): ListedDay[] =>
  spans.flatMap(({ kind, name, from, last }) => span(from, last).map((day) => ({ day, kind, name })))

/** Statutory days of a year that a list of it does not have off: it was cut short, or is no list of that year. */
export const statutoryMissing = (year: number, days: readonly ListedDay[]): DaysView[] => {
  const off = new Set(days.filter((one) => one.kind === 'off').map((one) => one.day))
  return statutoryDays(year).filter(({ from, last }) => span(from, last).some((day) => !off.has(day)))
}

export const workdaysOf = (calendar: WorkCalendar, year: number): number =>
  workdaysBetween(calendar, `${year}-01-01`, `${year + 1}-01-01`)
