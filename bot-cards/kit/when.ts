import { Temporal } from 'temporal-polyfill'
import { type Bilingual, inBoth } from './text.ts'
import { type DayPlace, en, zh } from './words.ts'

/** When a card is drawn and in which time zone its dates read; every view that shows a date carries it. */
export type Drawn = { now: Date; zone: string }

const words = { zh, en }
const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

type Precision = 'exact' | 'half' | 'day'
type Day = { year: number; month: number; day: number }

/** Days since 1970-01-01, which was a Thursday: sums and weekdays need no more than this. */
const dayNumber = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day) / 86_400_000
const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** Today, kept for the next date of the same card: asking a zone costs more than all the rest. */
let latest: { ms: number; zone: string; today: Day } | undefined
function todayOf(drawn: Drawn): Day {
  const ms = drawn.now.getTime()
  if (latest?.ms !== ms || latest.zone !== drawn.zone) {
    const { year, month, day } = zoned(drawn.now, drawn.zone)
    latest = { ms, zone: drawn.zone, today: { year, month, day } }
  }
  return latest.today
}

function placeOf({ year, month, day }: Day, drawn: Drawn): DayPlace {
  const today = todayOf(drawn)
  const number = dayNumber({ year, month, day })
  const todayNumber = dayNumber(today)
  const weekday = weekdayOf(number)
  const monday = number - weekday
  const thisMonday = todayNumber - weekdayOf(todayNumber)
  return {
    offset: number - todayNumber,
    weeks: (monday - thisMonday) / 7,
    weekday,
    year,
    month,
    day,
    thisYear: year === today.year,
  }
}

/** Read by hand: cards are full of days, and Temporal takes longer for one than a line of text. Throws on one that does not exist. */
const dayOf = (text: string): Day => {
  const day = { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) }
  const at = new Date(dayNumber(day) * 86_400_000)
  if (text.length !== 10 || at.getUTCMonth() + 1 !== day.month || at.getUTCDate() !== day.day)
    throw new RangeError(`no such day: ${text}`)
  return day
}

/** A calendar day `2026-11-27` as people say it: 今天, 昨天, 周五, 下周三, 12月5日, 2025年3月1日. */
export function dayText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(dayOf(day), drawn)
  return inBoth((language) => words[language].day(place))
}

/** A day on a card that is read for days after it was drawn, when 下周五 would be wrong: 12月4日 周五. */
export function dateText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(dayOf(day), drawn)
  return inBoth((language) => words[language].date(place))
}

/** A day that something holds from, runs to or is on record for, on a card that stays: 11月5日, 2025年7月1日. */
export function calendarText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(dayOf(day), drawn)
  return inBoth((language) => words[language].calendar(place))
}

/** An instant on a card read for days: 11月26日 周四 17:40. */
export const momentText = (at: Date, drawn: Drawn): Bilingual =>
  lastingText({ at, precision: 'exact' }, drawn)

/** The same, no finer than it is known: 11月26日 周四 上午. */
export const lastingText = (time: { at: Date; precision: Precision }, drawn: Drawn): Bilingual =>
  timeText(time, drawn, 'date')

/** A due day on a card that is read for days: 12月4日 周五到期, and once it is over 逾期 3 天. */
export function lastingDueText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(dayOf(day), drawn)
  return place.offset < 0
    ? dueText(day, drawn)
    : inBoth((language) => words[language].due(words[language].date(place)))
}

const half = (hour: number): keyof typeof zh.halves =>
  hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
const twoDigits = (n: number) => String(n).padStart(2, '0')
const clock = (at: Temporal.ZonedDateTime) => `${twoDigits(at.hour)}:${twoDigits(at.minute)}`

/** An instant as people say it, no finer than it is known: 今天 14:30, 昨天 上午, 周三. */
export const whenText = (time: { at: Date; precision: Precision }, drawn: Drawn): Bilingual =>
  timeText(time, drawn, 'day')

function timeText(time: { at: Date; precision: Precision }, drawn: Drawn, how: 'day' | 'date'): Bilingual {
  const at = zoned(time.at, drawn.zone)
  const place = placeOf(at, drawn)
  return inBoth((language) => {
    const say = words[language]
    const day = say[how](place)
    if (time.precision === 'day') return day
    return time.precision === 'half'
      ? say.dayAndHalf(day, say.halves[half(at.hour)])
      : say.dayAndTime(day, clock(at))
  })
}

/** How a due day stands today; the card's colour follows it. */
export type DueState = 'overdue' | 'today' | 'later'

export function dueState(day: string, drawn: Drawn): DueState {
  const { offset } = placeOf(dayOf(day), drawn)
  return offset < 0 ? 'overdue' : offset === 0 ? 'today' : 'later'
}

/** A due day `2026-11-27` as people say it: 逾期 3 天, 今天到期, 周五到期. */
export function dueText(day: string, drawn: Drawn): Bilingual {
  const place = placeOf(dayOf(day), drawn)
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
