import { calendarDays, calendarYears } from '../../../drizzle/schema/workdays.ts'
import type { Tx } from '../../db/types.ts'
import { chinaCalendar, type WorkCalendar } from '../../kernel/calendar.ts'

/**
 * The company's working days as they stand: the shipped list, overlaid by the years somebody imported and the company's
 * own days. What a list says of a year replaces all that was shipped of it.
 */
export async function calendarAt(tx: Tx): Promise<WorkCalendar> {
  const [years, days] = await Promise.all([tx.select().from(calendarYears), tx.select().from(calendarDays)])
  const imported = new Set(years.map((row) => row.year))
  const shipped = (day: string) => !imported.has(Number(day.slice(0, 4)))
  const off = new Set([...chinaCalendar.off].filter(shipped))
  const makeup = new Set([...chinaCalendar.makeup].filter(shipped))
  for (const { day, kind } of days) {
    off.delete(day)
    makeup.delete(day)
    if (kind === 'off') off.add(day)
    else makeup.add(day)
  }
  return { off, makeup, knownYears: new Set([...chinaCalendar.knownYears, ...imported]) }
}
