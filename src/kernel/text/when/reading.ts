import { addMonths, type DayNumber, dayOf, type Here, monthEnd, partsOf, weekdayOf } from './days.ts'

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening'
export type WhenProblem = 'no_such_day' | 'no_such_weekday' | 'no_such_time'

/** `lean`: which way a day that names no direction is read: 周四 of a visit was, 周四 of a promise will be. */
export type Context = Here & { lean?: 'past' | 'future' }

/** What one piece of an expression says, before pieces side by side are put together. */
export type Piece =
  | { is: 'day'; day: DayNumber; guessed: boolean; weekday?: true }
  | { is: 'moment'; day: DayNumber; minutes: number; guessed: boolean }
  | { is: 'days'; days: DayNumber[] }
  | { is: 'part'; part: PartOfDay; night?: true }
  | {
      is: 'clock'
      hour: number
      minute: number
      half?: 'am' | 'pm'
      exact: boolean
      weak: boolean
      about: boolean
    }
  | { is: 'problem'; code: WhenProblem }

/** One kind of expression: where it stands in folded text, and what it says. Undefined: not an expression after all. */
export type Rule = {
  pattern: RegExp
  read: (groups: readonly (string | undefined)[], context: Context) => Piece | undefined
}

export const day = (at: DayNumber | undefined, guessed = false): Piece =>
  at === undefined ? { is: 'problem', code: 'no_such_day' } : { is: 'day', day: at, guessed }

/** Monday of the week `weeks` away from this one. */
export const mondayOf = (today: DayNumber, weeks: number): DayNumber =>
  today - weekdayOf(today) + 1 + weeks * 7

/** A day and month without a year: the one meant by the direction of reading. */
export function dayOfMonthNamed(month: number, date: number, { today, lean }: Context): Piece {
  const { year } = partsOf(today)
  // 2024 is a leap year: what does not exist there never exists.
  if (dayOf(2024, month, date) === undefined) return { is: 'problem', code: 'no_such_day' }
  const here = dayOf(year, month, date)
  if (here === undefined) return { is: 'problem', code: 'no_such_day' }
  const near = here - today
  if (lean === 'future' && near < 0) return day(dayOf(year + 1, month, date), true)
  if (lean !== 'future' && near > 180) return day(dayOf(year - 1, month, date), true)
  if (lean === undefined && near < -180) return day(dayOf(year + 1, month, date), true)
  return day(here)
}

/** `5号`: this month's, or the nearest month that has it in the direction of reading. */
export function bareDate(date: number, { today, lean }: Context): Piece | undefined {
  if (date < 1 || date > 31) return undefined
  const from = partsOf(today)
  const step = lean === 'past' ? -1 : 1
  for (let months = 0; months <= 2; months++) {
    const { year, month } = addMonths(from, months * step)
    const at = dayOf(year, month, date)
    if (at !== undefined && (lean === 'past' ? at <= today : at >= today)) return day(at, true)
  }
  return undefined
}

/** A weekday (1–7) alone: the last one up to today, or the next one after today. */
export function bareWeekday(weekday: number, { today, lean }: Context): Piece {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const at = lean === 'past' ? today - ((7 - ahead) % 7) : today + (ahead === 0 ? 7 : ahead)
  return { is: 'day', day: at, guessed: true, weekday: true }
}

/** The whole week is all that was said: a promise ends on its Friday; a visit was on one of its days up to today. */
export function someDayOfWeek(weeks: number, { today, lean }: Context): Piece | undefined {
  const monday = mondayOf(today, weeks)
  if (weeks > 0 || (weeks === 0 && lean !== 'past')) {
    const friday = monday + 4
    return day(weeks === 0 && friday < today ? monday + 6 : friday, true)
  }
  const days = [0, 1, 2, 3, 4].map((add) => monday + add).filter((at) => at <= today)
  return days.length > 0 ? { is: 'days', days } : undefined
}

/** Saturday or Sunday is never ours to choose. */
export function weekend(weeks: number | undefined, { today, lean }: Context): Piece {
  const sunday = weekdayOf(today) === 7
  const saturday = weekdayOf(today) >= 6
  const away = weeks ?? (lean === 'past' ? (saturday ? 0 : -1) : sunday ? 1 : 0)
  const monday = mondayOf(today, away)
  return { is: 'days', days: [monday + 5, monday + 6] }
}

export type MonthPlace = 'end' | 'start' | 'middle' | 'early' | 'late'

/** 月底 is a day; 月初, 月中, 上旬 are read as the day that closes them and marked as guessed. */
export function placeInMonth(place: MonthPlace, months: number | undefined, context: Context): Piece {
  const { today, lean } = context
  const from = partsOf(today)
  const at = (add: number): DayNumber => {
    const month = addMonths(from, add)
    const first = Date.UTC(month.year, month.month - 1, 1) / 86_400_000
    const offsets = { start: 0, early: 9, middle: 14 }
    return place === 'end' || place === 'late' ? monthEnd(month) : first + offsets[place]
  }
  if (months !== undefined) return day(at(months), place !== 'end')
  const here = at(0)
  if (lean === 'past' && here > today) return day(at(-1), true)
  if (lean === 'future' && here < today) return day(at(1), true)
  return day(here, place !== 'end')
}
