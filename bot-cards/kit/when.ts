import { Temporal } from 'temporal-polyfill'
import { type Bilingual, inBoth } from './text.ts'
import { type DayPlace, en, zh } from './words.ts'

/** When a card is drawn and in which time zone its dates read; every view that shows a date carries it. */
export type Drawn = { now: Date; zone: string }

const words = { zh, en }
const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

function placeOf(day: Temporal.PlainDate, drawn: Drawn): DayPlace {
  const today = zoned(drawn.now, drawn.zone).toPlainDate()
  return {
    offset: today.until(day, { largestUnit: 'days' }).days,
    weeks: monday(today).until(monday(day), { largestUnit: 'days' }).days / 7,
    weekday: day.dayOfWeek,
    year: day.year,
    month: day.month,
    day: day.day,
    thisYear: day.year === today.year,
  }
}

/** A calendar day `2026-11-27` as people say it: 今天, 昨天, 周五, 下周三, 12月5日, 2025年3月1日. */
export function dayText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(Temporal.PlainDate.from(day), drawn)
  return inBoth((language) => words[language].day(place))
}

const half = (hour: number): keyof typeof zh.halves =>
  hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
const twoDigits = (n: number) => String(n).padStart(2, '0')
const clock = (at: Temporal.ZonedDateTime) => `${twoDigits(at.hour)}:${twoDigits(at.minute)}`

/** An instant as people say it, no finer than it is known: 今天 14:30, 昨天 上午, 周三. */
export function whenText(time: { at: Date; precision: 'exact' | 'half' | 'day' }, drawn: Drawn): Bilingual {
  const at = zoned(time.at, drawn.zone)
  const place = placeOf(at.toPlainDate(), drawn)
  return inBoth((language) => {
    const say = words[language]
    const day = say.day(place)
    if (time.precision === 'day') return day
    return time.precision === 'half'
      ? say.dayAndHalf(day, say.halves[half(at.hour)])
      : say.dayAndTime(day, clock(at))
  })
}

/** How a due day stands today; the card's colour follows it. */
export type DueState = 'overdue' | 'today' | 'later'

export function dueState(day: string, drawn: Drawn): DueState {
  const { offset } = placeOf(Temporal.PlainDate.from(day), drawn)
  return offset < 0 ? 'overdue' : offset === 0 ? 'today' : 'later'
}

/** A due day `2026-11-27` as people say it: 逾期 3 天, 今天到期, 周五到期. */
export function dueText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(Temporal.PlainDate.from(day), drawn)
  return inBoth((language) => {
    const say = words[language]
    if (place.offset < 0) return say.overdue(-place.offset)
    return place.offset === 0 ? say.dueToday : say.due(say.day(place))
  })
}

/** The time of day, `14:30`. */
export const clockText = (at: Date, zone: string): string => clock(zoned(at, zone))

/** An instant in the form the date-time picker starts from and sends: `2026-11-23 14:30 +0800`. */
export function pickerDateTime(at: Date, zone: string): string {
  const local = zoned(at, zone)
  return `${local.toPlainDate().toString()} ${clock(local)} ${local.offset.replace(':', '')}`
}
