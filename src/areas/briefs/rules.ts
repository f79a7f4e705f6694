import { addDays, type WorkCalendar, workdayUntil } from '../../kernel/calendar.ts'
import { dayOf, instantOf, localMinute } from '../../kernel/days.ts'
import { isQuietAt, spansOf, workEnd } from '../../kernel/hours.ts'
import type { Policy } from '../policy/index.ts'

type Hours = Pick<
  Policy,
  'hours.work' | 'hours.quiet' | 'reminders.brief_minutes' | 'reminders.evening_minutes'
>

const minuteMs = 60_000

/** When the day's card comes: `reminders.evening_minutes` before the end of work, also on a day off somebody meets on. */
export function eveningAt(day: string, policy: Hours, zone: string): Date {
  const end = instantOf(day, workEnd(policy), zone)
  return new Date(end.getTime() - policy['reminders.evening_minutes'] * minuteMs)
}

/** A meeting that begins before this time of day is prepared the evening before. */
const morning = '10:00'

/**
 * When the brief of a meeting is due (制度五(一)): `reminders.brief_minutes` before it; for one before 10:00 the evening of
 * the last workday before its day, and for one in the quiet time the evening of its day.
 */
export function briefAt(startAt: Date, policy: Hours, calendar: WorkCalendar, zone: string): Date {
  const day = dayOf(startAt, zone)
  if (localMinute(startAt, zone).slice(11) < morning)
    return eveningAt(workdayUntil(calendar, addDays(day, -1)), policy, zone)
  const before = new Date(startAt.getTime() - policy['reminders.brief_minutes'] * minuteMs)
  return isQuiet(before, policy, zone) ? eveningAt(day, policy, zone) : before
}

/** Whether nobody is to be disturbed then (policy `hours.quiet`). */
export const isQuiet = (at: Date, policy: Pick<Policy, 'hours.quiet'>, zone: string): boolean =>
  spansOf(policy['hours.quiet']).some((span) => isQuietAt(span, at, zone))

/**
 * What becomes of the brief of a published item that changed: sent for a time that still stands, it is not sent again;
 * moved, it is sent once more for the new time. `due` null: nothing to send.
 */
export const nextBrief = (
  was: { briefAt: Date | null; briefSentAt: Date | null },
  due: Date | null,
): { briefAt: Date | null; briefSentAt: Date | null } =>
  due === null || was.briefAt?.getTime() === due.getTime()
    ? { briefAt: due, briefSentAt: was.briefSentAt }
    : { briefAt: due, briefSentAt: null }

/** Who is to be invited, and who no longer, given who was. */
export const invitations = (
  invited: readonly string[],
  wanted: readonly string[],
): { fresh: string[]; dropped: string[] } => ({
  fresh: wanted.filter((id) => !invited.includes(id)),
  dropped: invited.filter((id) => !wanted.includes(id)),
})

/** The key under which an event is made once; another one after its event was deleted behind our back. */
export const eventKey = (itemId: string, goneEventId?: string): string =>
  `${itemId}-${goneEventId ?? 'first'}`.padEnd(32, '-').slice(0, 128)
