import { Temporal } from 'temporal-polyfill'

/** Days counted from 1970-01-01: whole-number arithmetic instead of date objects, for it runs on every message. */
export type DayNumber = number

const dayMs = 86_400_000

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Undefined when the calendar has no such day. `month` from 1. */
export function dayOf(year: number, month: number, day: number): DayNumber | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  return Date.UTC(year, month - 1, day) / dayMs
}

export type YearMonth = { year: number; month: number }

export function partsOf(day: DayNumber): YearMonth & { day: number } {
  const date = new Date(day * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** `2026-11-23`. */
export const isoOf = (day: DayNumber): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Monday 1 … Sunday 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

export function addMonths({ year, month }: YearMonth, months: number): YearMonth {
  const count = year * 12 + month - 1 + months
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
}

export const monthEnd = ({ year, month }: YearMonth): DayNumber =>
  Date.UTC(year, month - 1, daysInMonth(year, month)) / dayMs

/** The same day of another month, or that month's last (civil code practice). */
export function sameDayAfterMonths(day: DayNumber, months: number): DayNumber {
  const from = partsOf(day)
  const to = addMonths(from, months)
  return Date.UTC(to.year, to.month - 1, Math.min(from.day, daysInMonth(to.year, to.month))) / dayMs
}

/** Monday to Friday only; holidays need the work calendar and are not known here. */
export function addWorkdays(day: DayNumber, count: number): DayNumber {
  let at = day
  for (let left = count; left > 0; ) {
    at++
    if (weekdayOf(at) <= 5) left--
  }
  return at
}

/** Where and when the reader stands: the local day and the minutes since midnight. */
export type Here = { today: DayNumber; minutes: number }

/** Offsets change on quarter hours only, so one answer serves that long: the zone database is slow to ask. */
const quarterMs = 900_000
const offsets = new Map<string, number>()

function offsetMs(at: number, zone: string): number {
  const quarter = Math.floor(at / quarterMs)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs).toZonedDateTimeISO(zone)
  const found = zoned.offsetNanoseconds / 1e6
  if (offsets.size > 2000) offsets.clear()
  offsets.set(key, found)
  return found
}

export function here(now: Date, zone: string): Here {
  const local = now.getTime() + offsetMs(now.getTime(), zone)
  const today = Math.floor(local / dayMs)
  return { today, minutes: Math.floor((local - today * dayMs) / 60_000) }
}

/** The instant of `minutes` after midnight of a day in a zone; on a skipped hour, the reading before the change. */
export function instantAt(day: DayNumber, minutes: number, zone: string): Date {
  const local = day * dayMs + minutes * 60_000
  const near = local - offsetMs(local, zone)
  return new Date(local - offsetMs(near, zone))
}
