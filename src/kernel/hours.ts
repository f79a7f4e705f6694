import { addDays, isWorkday, type WorkCalendar, workdayFrom } from './calendar.ts'
import { dayOf, instantOf, localMinute } from './days.ts'

/** A time of day `[from, until)`, `09:00` to `12:00`; of quiet time, `until` may lie before `from`: past midnight. */
export type Span = { from: string; until: string }

/** When the company works: its working days, the times of such a day in order, and where these are read. */
export type WorkHours = { calendar: WorkCalendar; spans: readonly Span[]; zone: string }

/** Times of day as the company's policy writes them: `09:00-12:00, 13:30-18:00`, each `[from, until)`. */
export const spansOf = (times: string): Span[] =>
  times.split(',').map((span) => {
    const [from = '', until = ''] = span.trim().split('-')
    return { from, until }
  })

/** When the company's day begins, `09:00`. */
export const workStart = (policy: { 'hours.work': string }): string =>
  spansOf(policy['hours.work'])[0]?.from ?? ''

/** When the company's day ends, `18:00`. */
export const workEnd = (policy: { 'hours.work': string }): string =>
  spansOf(policy['hours.work']).at(-1)?.until ?? ''

const clockOf = (at: Date, zone: string) => localMinute(at, zone).slice(11)

/** The working time of a day as instants `[from, until)` in milliseconds, in order; none on a day off. */
const timesOf = ({ calendar, spans, zone }: WorkHours, day: string): { from: number; until: number }[] =>
  isWorkday(calendar, day)
    ? spans.map(({ from, until }) => ({
        from: instantOf(day, from, zone).getTime(),
        until: instantOf(day, until, zone).getTime(),
      }))
    : []

/** Whether somebody is at work then: a working day, and neither lunch nor evening. */
export function isWorkingAt(hours: WorkHours, at: Date): boolean {
  const ms = at.getTime()
  return timesOf(hours, dayOf(at, hours.zone)).some(({ from, until }) => from <= ms && ms < until)
}

/** The moment itself when somebody is at work then, else when work next begins. */
export function workingFrom(hours: WorkHours, at: Date): Date {
  const ms = at.getTime()
  for (let day = dayOf(at, hours.zone); ; day = workdayFrom(hours.calendar, addDays(day, 1)))
    for (const { from, until } of timesOf(hours, day)) if (ms < until) return new Date(Math.max(ms, from))
}

/**
 * When so many minutes of working time have passed since a moment: 16:00 and 120 minutes is 18:00 of that day, not the
 * next morning. 0 and less: the moment itself.
 */
export function addWorkingMinutes(hours: WorkHours, at: Date, minutes: number): Date {
  const start = at.getTime()
  let left = minutes * 60_000
  if (left <= 0) return at
  for (let day = dayOf(at, hours.zone); ; day = workdayFrom(hours.calendar, addDays(day, 1)))
    for (const span of timesOf(hours, day)) {
      const from = Math.max(span.from, start)
      if (from >= span.until) continue
      if (from + left <= span.until) return new Date(from + left)
      left -= span.until - from
    }
}

/** Minutes of working time in `[from, until)`, to the millisecond; negative when `until` comes first. */
export function workingMinutesBetween(hours: WorkHours, from: Date, until: Date): number {
  if (until < from) return 0 - workingMinutesBetween(hours, until, from)
  const [start, end] = [from.getTime(), until.getTime()]
  const last = dayOf(until, hours.zone)
  let ms = 0
  for (let day = dayOf(from, hours.zone); day <= last; day = addDays(day, 1))
    for (const span of timesOf(hours, day))
      ms += Math.max(0, Math.min(span.until, end) - Math.max(span.from, start))
  return ms / 60_000
}

/** Whether a moment lies in the quiet time of any day, `20:00-08:30`. */
export function isQuietAt({ from, until }: Span, at: Date, zone: string): boolean {
  const clock = clockOf(at, zone)
  return from <= until ? from <= clock && clock < until : clock >= from || clock < until
}

/** The moment itself outside the quiet time, else when that ends. */
export function quietUntil(quiet: Span, at: Date, zone: string): Date {
  if (!isQuietAt(quiet, at, zone)) return at
  const today = dayOf(at, zone)
  const ends = clockOf(at, zone) < quiet.until ? today : addDays(today, 1)
  return instantOf(ends, quiet.until, zone)
}
