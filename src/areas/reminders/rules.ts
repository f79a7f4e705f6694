import { addDays, isWorkday, type WorkCalendar, workdayFrom } from '../../kernel/calendar.ts'

/** Days a card offers to put a reminder off to. */
const offered = 5

/** The mornings a reminder may be put off to: workdays within so many days, or the next one where none is among them. */
export function snoozeDays(today: string, atMost: number, calendar: WorkCalendar): string[] {
  const days: string[] = []
  for (let day = addDays(today, 1); day <= addDays(today, atMost); day = addDays(day, 1))
    if (isWorkday(calendar, day)) days.push(day)
  return days.length > 0 ? days.slice(0, offered) : [workdayFrom(calendar, addDays(today, 1))]
}
