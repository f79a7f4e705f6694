import { addDays, addWorkdays, isWorkday, type WorkCalendar, workdayFrom } from '../../kernel/calendar.ts'
import { dayOf, instantOf, localMinute } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'

/** Somebody a step could be put to. `able`: signed the NDA, so that they may read what it is about. */
export type Holder = { id: PersonId; able: boolean; deputy?: { id: PersonId; able: boolean } }

/** Somebody who is asked; `forId`: in whose place. */
export type Asked = { personId: PersonId; forId?: PersonId }

/** `settled`: whoever could decide said yes at an earlier step; `nobody`: there is nobody. */
export type WhoIsAsked = { is: 'asked'; asked: Asked[] } | { is: 'settled' } | { is: 'nobody' }

/**
 * Who decides a step: its holders, an absent one's deputy in their place. The proposer never (制度二(四): proposer ≠
 * approver), not as a deputy either; whoever approved an earlier step not again.
 */
export function whoIsAsked(
  holders: readonly Holder[],
  proposerId: PersonId,
  earlier: ReadonlySet<PersonId>,
): WhoIsAsked {
  const candidates = holders
    .filter((holder) => holder.id !== proposerId)
    .flatMap(({ id, able, deputy }): Asked[] => {
      if (deputy?.able && deputy.id !== proposerId) return [{ personId: deputy.id, forId: id }]
      return able ? [{ personId: id }] : []
    })
  const own = new Set(candidates.flatMap((one) => (one.forId === undefined ? [one.personId] : [])))
  const asked = candidates
    .filter((one) => one.forId === undefined || !own.has(one.personId))
    .filter((one, place, all) => all.findIndex((other) => other.personId === one.personId) === place)
    .filter((one) => !earlier.has(one.personId))
  if (asked.length > 0) return { is: 'asked', asked }
  return [...own].some((id) => earlier.has(id)) ? { is: 'settled' } : { is: 'nobody' }
}

/** A live ask of the open step, as far as it says who may press. */
type Seat = { personId: PersonId; forId?: PersonId | undefined }

/**
 * In whose place somebody may decide: their own (`{}`), or the absent person's they stand in for today; undefined when
 * they may not. One who is back may decide though their deputy was asked.
 */
export function seatOf(
  live: readonly Seat[],
  who: PersonId,
  proposerId: PersonId,
  standsInFor: readonly PersonId[],
): { forId?: PersonId } | undefined {
  if (who === proposerId) return undefined
  const own = live.find((ask) => ask.personId === who)
  if (own) return own.forId === undefined ? {} : { forId: own.forId }
  if (live.some((ask) => ask.forId === who)) return {}
  const absent = standsInFor.find((id) => live.some((ask) => ask.personId === id))
  return absent === undefined ? undefined : { forId: absent }
}

/** When people may be written to: `[from, until)` of the day, `09:00`. */
export type Hours = { from: string; until: string }

/** From the start of work to the start of the quiet time, as the policy has them. */
export function hoursOf(work: string, quiet: string): Hours {
  const from = work.slice(0, 5)
  const until = quiet.slice(0, 5)
  return { from, until: until <= from ? '24:00' : until }
}

export type Times = {
  hours: Hours
  remindWorkdays: number
  escalateWorkdays: number
  reissueDays: number
  calendar: WorkCalendar
  zone: string
}

const clockOf = (at: Date, zone: string) => localMinute(at, zone).slice(11)

/** Whether people may be written to now, on whatever day. */
export const isOpenHour = (at: Date, { hours, zone }: Pick<Times, 'hours' | 'zone'>): boolean => {
  const clock = clockOf(at, zone)
  return hours.from <= clock && clock < hours.until
}

/** The moment itself, or the next one at which people may be written to; `workdays`: on a workday only. */
export function openMoment(at: Date, times: Times, workdays: boolean): Date {
  const { hours, zone, calendar } = times
  const today = dayOf(at, zone)
  const works = (day: string) => !workdays || isWorkday(calendar, day)
  const clock = clockOf(at, zone)
  if (works(today) && clock >= hours.from && clock < hours.until) return at
  const first = works(today) && clock < hours.from ? today : addDays(today, 1)
  return instantOf(workdays ? workdayFrom(calendar, first) : first, hours.from, zone)
}

/** `count` workdays after a question was put, counted from the first moment somebody could be expected to read it. */
function afterWorkdays(askedAt: Date, count: number, times: Times): Date {
  const read = openMoment(askedAt, times, true)
  const { zone, calendar } = times
  const day = addWorkdays(calendar, dayOf(read, zone), count)
  return instantOf(day, localMinute(read, zone).slice(11), zone)
}

/** Where an open step stands: what was done about it, and when the oldest card that still decides was issued. */
export type Waiting = {
  askedAt: Date
  reminded: boolean
  escalated: boolean
  oldestIssue: Date
  /** Nobody could be found to decide it. */
  deserted?: boolean
}

function moments(waiting: Waiting, times: Times): { remind?: Date; escalate?: Date; reissue: Date } {
  const { askedAt, reminded, escalated, oldestIssue } = waiting
  return {
    ...(reminded ? {} : { remind: afterWorkdays(askedAt, times.remindWorkdays, times) }),
    ...(escalated ? {} : { escalate: afterWorkdays(askedAt, times.escalateWorkdays, times) }),
    reissue: openMoment(new Date(oldestIssue.getTime() + times.reissueDays * 86_400_000), times, false),
  }
}

/** What is to be done about an open step at `at`. People are reminded on workdays; Lark's 14 days wait for none. */
export function dueNow(
  waiting: Waiting,
  times: Times,
  at: Date,
): { remind: boolean; escalate: boolean; reissue: boolean } {
  const { remind, escalate, reissue } = moments(waiting, times)
  const open = isOpenHour(at, times)
  const works = open && isWorkday(times.calendar, dayOf(at, times.zone))
  return {
    remind: works && remind !== undefined && remind <= at,
    escalate: works && escalate !== undefined && escalate <= at,
    reissue: open && reissue <= at,
  }
}

/** When an open step is next looked at; always after `at`. Where nobody decides it, somebody is sought every workday. */
export function nextLook(waiting: Waiting, times: Times, at: Date): Date {
  const { remind, escalate, reissue } = moments(waiting, times)
  const later = new Date(at.getTime() + 1)
  const onWorkday = [remind, escalate].flatMap((moment) =>
    moment ? [moment > at ? moment : openMoment(later, times, true)] : [],
  )
  const search = waiting.deserted ? [openMoment(new Date(at.getTime() + 86_400_000), times, true)] : []
  const soonest = [...onWorkday, ...search, reissue > at ? reissue : openMoment(later, times, false)]
  return new Date(Math.min(...soonest.map((moment) => moment.getTime())))
}
