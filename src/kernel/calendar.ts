import { shippedList, statutoryDays, statutoryYears } from './china.ts'

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

const msOfDay = 86_400_000

/**
 * A calendar day as a number, days since 1970-01-01: windows of every client are counted day by day, and whole numbers
 * count ten times faster than date objects. @throws RangeError where the calendar has no such day
 */
function numberOf(day: string): number {
  const [month, date] = [Number(day.slice(5, 7)) - 1, Number(day.slice(8))]
  const at = new Date(Date.UTC(Number(day.slice(0, 4)), month, date))
  if (day.length !== 10 || at.getUTCMonth() !== month || at.getUTCDate() !== date)
    throw new RangeError(`no such day: ${day}`)
  return at.getTime() / msOfDay
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)

/** Written by hand: `toISOString` takes as long as all the rest together. */
function dayNumbered(number: number): string {
  const date = new Date(number * msOfDay)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

/** Monday is 1, Sunday 7. */
export const weekday = (day: string): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1

export function isWorkday(calendar: WorkCalendar, day: string): boolean {
  if (calendar.makeup.has(day)) return true
  if (calendar.off.has(day)) return false
  return weekday(day) <= 5
}

export const addDays = (day: string, days: number): string => dayNumbered(numberOf(day) + days)

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

/** The first workday after a day. */
export const nextWorkday = (calendar: WorkCalendar, day: string): string =>
  workdayFrom(calendar, addDays(day, 1))

/** The last workday before a day. */
export const previousWorkday = (calendar: WorkCalendar, day: string): string =>
  workdayUntil(calendar, addDays(day, -1))

/** How many workdays lie in `[from, until)`. */
export function workdaysBetween(calendar: WorkCalendar, from: string, until: string): number {
  let count = 0
  for (let one = from; one < until; one = addDays(one, 1)) if (isWorkday(calendar, one)) count += 1
  return count
}

/** Half a year as reviews and tiers count it, `2026H2`. */
export const halfOf = (day: string): string => {
  const [year, first] = [day.slice(0, 4), day.slice(5, 7) <= '06']
  return `${year}H${first ? 1 : 2}`
}

/** First day of the half-year after the one this day lies in: where a decided tier begins to hold. */
export const nextHalfStart = (day: string): string => {
  const [year, first] = [Number(day.slice(0, 4)), day.slice(5, 7) <= '06']
  return first ? `${year}-07-01` : `${year + 1}-01-01`
}

/** Days in a row, both ends included. */
export const span = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let one = from; one <= to; one = addDays(one, 1)) days.push(one)
  return days
}

/**
 * What is shipped: the State Council's list for 2026, and the statutory days one can compute of later years, whose lists
 * are not published yet. Rules are given the company's own calendar (areas/workdays), which begins with this.
 */
export const chinaCalendar: WorkCalendar = {
  off: new Set([
    ...shippedList.days.flatMap((one) => (one.kind === 'off' ? span(one.from, one.last) : [])),
    ...statutoryYears.flatMap((year) => statutoryDays(year).flatMap(({ from, last }) => span(from, last))),
  ]),
  makeup: new Set(shippedList.days.flatMap((one) => (one.kind === 'work' ? span(one.from, one.last) : []))),
  knownYears: new Set([shippedList.year]),
}

/** The Monday of the week a day lies in. */
export const weekStart = (day: string): string => addDays(day, 1 - weekday(day))

/** How many days `[from, until)` has. */
export const dayCount = (from: string, until: string): number => numberOf(until) - numberOf(from)
