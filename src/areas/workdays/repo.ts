import { asc } from 'drizzle-orm'
import { calendarDays, calendarYears } from '../../../drizzle/schema/workdays.ts'
import type { Tx } from '../../db/types.ts'
import { chinaCalendar, type WorkCalendar } from '../../kernel/calendar.ts'
import { isWorkingAt, spansOf, type WorkHours } from '../../kernel/hours.ts'
import type { Policy } from '../policy/index.ts'

/**
 * The company's working days as they stand: the shipped list, overlaid by the years somebody imported and the company's
 * own days. What a list says of a year replaces all that was shipped of it.
 */
export async function calendarAt(tx: Tx): Promise<WorkCalendar> {
  const [years, days] = await Promise.all([
    tx.select({ year: calendarYears.year }).from(calendarYears),
    tx
      .select({ day: calendarDays.day, kind: calendarDays.kind })
      .from(calendarDays)
      // The company's own come last and win.
      .orderBy(asc(calendarDays.own)),
  ])
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

/** The company's working days with its hours of work, as the functions of kernel/hours take them. */
export const workHoursAt = async (
  tx: Tx,
  policy: Pick<Policy, 'hours.work'>,
  zone: string,
): Promise<WorkHours> => ({ calendar: await calendarAt(tx), spans: spansOf(policy['hours.work']), zone })

/** Whether somebody is at work at a moment: what is sent by itself is sent then and only then (制度五(一)). */
export const workingNow = async (
  tx: Tx,
  policy: Pick<Policy, 'hours.work'>,
  at: Date,
  zone: string,
): Promise<boolean> => isWorkingAt(await workHoursAt(tx, policy, zone), at)
