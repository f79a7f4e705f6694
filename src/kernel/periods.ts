import { Temporal } from 'temporal-polyfill'

/** Half-open calendar days `[from, until)` of the month a day lies in. */
export function monthOf(day: string): { from: string; until: string } {
  const first = Temporal.PlainDate.from(day).with({ day: 1 })
  return { from: first.toString(), until: first.add({ months: 1 }).toString() }
}

/** Half-open calendar days `[from, until)` of the quarter a day lies in. */
export function quarterOf(day: string): { from: string; until: string } {
  const { year, month } = Temporal.PlainDate.from(day)
  const first = Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 })
  return { from: first.toString(), until: first.add({ months: 3 }).toString() }
}
