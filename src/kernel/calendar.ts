import { Temporal } from 'temporal-polyfill'

/**
 * The company's working days: Monday to Friday, less the days off, plus the make-up days (补班). Days are calendar
 * days of the company's zone, `2026-11-23`. `knownYears` have an official list; any other is weekends and the
 * statutory days one can compute, and not to be trusted around holidays.
 */
export type WorkCalendar = {
  off: ReadonlySet<string>
  makeup: ReadonlySet<string>
  knownYears: ReadonlySet<number>
}

const plain = (day: string) => Temporal.PlainDate.from(day)

export function isWorkday(calendar: WorkCalendar, day: string): boolean {
  if (calendar.makeup.has(day)) return true
  if (calendar.off.has(day)) return false
  return plain(day).dayOfWeek <= 5
}

export const addDays = (day: string, days: number): string => plain(day).add({ days }).toString()

/** The day itself when it is a workday, else the first workday after it. */
export function workdayFrom(calendar: WorkCalendar, day: string): string {
  let one = day
  while (!isWorkday(calendar, one)) one = addDays(one, 1)
  return one
}

/** The day itself when it is a workday, else the last workday before it. */
export function workdayUntil(calendar: WorkCalendar, day: string): string {
  let one = day
  while (!isWorkday(calendar, one)) one = addDays(one, -1)
  return one
}

/** The `count`-th workday after a day, which itself does not count. 0: the day itself. */
export function addWorkdays(calendar: WorkCalendar, day: string, count: number): string {
  let one = day
  for (let left = count; left > 0; left--) one = workdayFrom(calendar, addDays(one, 1))
  return one
}

/** How many workdays lie in `[from, until)`. */
export function workdaysBetween(calendar: WorkCalendar, from: string, until: string): number {
  let count = 0
  for (let one = from; one < until; one = addDays(one, 1)) if (isWorkday(calendar, one)) count += 1
  return count
}

/** Half a year as reviews and tiers count it, `2026H2`. */
export const halfOf = (day: string): string => {
  const { year, month } = plain(day)
  return `${year}H${month <= 6 ? 1 : 2}`
}

/** First day of the half-year after the one this day lies in: where a decided tier begins to hold. */
export const nextHalfStart = (day: string): string => {
  const { year, month } = plain(day)
  return month <= 6 ? `${year}-07-01` : `${year + 1}-01-01`
}

/** Days in a row, both ends included. */
const span = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let one = from; one <= to; one = addDays(one, 1)) days.push(one)
  return days
}

/** The State Council's list for 2026, and the computed statutory days of 2027, whose list is not published yet. */
export const chinaCalendar: WorkCalendar = {
  off: new Set([
    ...span('2026-01-01', '2026-01-03'),
    ...span('2026-02-15', '2026-02-23'),
    ...span('2026-04-04', '2026-04-06'),
    ...span('2026-05-01', '2026-05-05'),
    ...span('2026-06-19', '2026-06-21'),
    ...span('2026-09-25', '2026-09-27'),
    ...span('2026-10-01', '2026-10-07'),
    '2027-01-01',
    ...span('2027-02-05', '2027-02-08'),
    '2027-04-05',
    ...span('2027-05-01', '2027-05-02'),
    '2027-06-09',
    '2027-09-15',
    ...span('2027-10-01', '2027-10-03'),
  ]),
  makeup: new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']),
  knownYears: new Set([2026]),
}

/** The Monday of the week a day lies in. */
export const weekStart = (day: string): string => addDays(day, 1 - plain(day).dayOfWeek)

/** How many days `[from, until)` has. */
export const dayCount = (from: string, until: string): number => plain(from).until(plain(until)).days
