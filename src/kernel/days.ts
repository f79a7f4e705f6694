import { Temporal } from 'temporal-polyfill'

/** The calendar day of an instant in a time zone, `2026-11-23`. */
export const dayOf = (at: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The instant of a calendar day and a time of day `14:30` in a time zone. */
export const instantOf = (day: string, time: string, zone: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
  )

/** Whole calendar days from `from` to `to` in a time zone; negative when `to` is the earlier day. */
export const daysBetween = (from: Date, to: Date, zone: string): number =>
  Temporal.PlainDate.from(dayOf(from, zone)).until(dayOf(to, zone)).days

/** Date-time as a picker shows it, `2026-11-23 14:30`. */
export const localMinute = (at: Date, zone: string): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
