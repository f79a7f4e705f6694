import { type DayNumber, dayOf, partsOf, weekdayOf } from './days.ts'

/** Lunar holidays as published by the observatory's calendar; Node's own lunar calendar is wrong for 2027. */
const lunar: Readonly<
  Record<'spring' | 'dragon' | 'moon' | 'qingming', Readonly<Record<number, readonly [number, number]>>>
> = {
  spring: {
    2025: [1, 29],
    2026: [2, 17],
    2027: [2, 6],
    2028: [1, 26],
    2029: [2, 13],
    2030: [2, 3],
    2031: [1, 23],
    2032: [2, 11],
    2033: [1, 31],
    2034: [2, 19],
    2035: [2, 8],
  },
  dragon: {
    2025: [5, 31],
    2026: [6, 19],
    2027: [6, 9],
    2028: [5, 28],
    2029: [6, 16],
    2030: [6, 5],
    2031: [6, 24],
    2032: [6, 12],
    2033: [6, 1],
    2034: [6, 20],
    2035: [6, 10],
  },
  moon: {
    2025: [10, 6],
    2026: [9, 25],
    2027: [9, 15],
    2028: [10, 3],
    2029: [9, 22],
    2030: [9, 12],
    2031: [10, 1],
    2032: [9, 19],
    2033: [9, 8],
    2034: [9, 27],
    2035: [9, 16],
  },
  qingming: {
    2025: [4, 4],
    2026: [4, 5],
    2027: [4, 5],
    2028: [4, 4],
    2029: [4, 4],
    2030: [4, 5],
    2031: [4, 5],
    2032: [4, 4],
    2033: [4, 4],
    2034: [4, 5],
    2035: [4, 5],
  },
}

export type Holiday =
  | 'new_year'
  | 'spring'
  | 'qingming'
  | 'may'
  | 'dragon'
  | 'moon'
  | 'national'
  | 'christmas'

const fixed: Readonly<Partial<Record<Holiday, readonly [number, number]>>> = {
  new_year: [1, 1],
  may: [5, 1],
  national: [10, 1],
  christmas: [12, 25],
}

const names: Readonly<Record<string, Holiday>> = {
  元旦: 'new_year',
  春节: 'spring',
  过年: 'spring',
  大年初一: 'spring',
  除夕: 'spring',
  清明: 'qingming',
  五一: 'may',
  劳动节: 'may',
  端午: 'dragon',
  中秋: 'moon',
  国庆: 'national',
  十一: 'national',
  圣诞: 'christmas',
}
export const holidayNamed = (name: string): Holiday | undefined => names[name]

/** The usual length of the break from the holiday's own day on. */
const breakDays: Readonly<Record<Holiday, number>> = {
  new_year: 1,
  spring: 7,
  qingming: 1,
  may: 5,
  dragon: 1,
  moon: 1,
  national: 7,
  christmas: 1,
}

/** The day itself, the first of Spring Festival; undefined where the table of lunar days does not reach. */
export const dayIn = (holiday: Holiday, year: number): DayNumber | undefined => {
  const [month, day] = fixed[holiday] ??
    (holiday === 'spring' || holiday === 'dragon' || holiday === 'moon' || holiday === 'qingming'
      ? lunar[holiday][year]
      : undefined) ?? [0, 0]
  return dayOf(year, month, day)
}

/** The holiday nearest in the direction read: the next one from today on, or the last one before. */
function nearest(holiday: Holiday, today: DayNumber, past: boolean): DayNumber | undefined {
  const { year } = partsOf(today)
  const days = [year - 1, year, year + 1].flatMap((each) => dayIn(holiday, each) ?? [])
  return past ? days.filter((day) => day <= today).at(-1) : days.find((day) => day >= today)
}

const workdayFrom = (day: DayNumber): DayNumber => (weekdayOf(day) > 5 ? day + 8 - weekdayOf(day) : day)

/** What 国庆前 / 国庆 / 国庆后 may mean; nobody knows which, so these are offered, never chosen. */
export function aroundHoliday(
  holiday: Holiday,
  side: 'before' | 'on' | 'after',
  today: DayNumber,
  past: boolean,
): DayNumber[] {
  const day = nearest(holiday, today, past)
  if (day === undefined) return []
  const eve = day - 1
  const back = workdayFrom(day + breakDays[holiday])
  if (side === 'before') return [eve, eve - 7].filter((each) => past || each >= today)
  return side === 'after' ? [back, back + 7] : [eve, day, back]
}

/** 年前, 年后, 节前, 节后: New Year or Spring Festival, or whichever holiday comes next. */
export function aroundYear(side: 'before' | 'after', today: DayNumber, past: boolean): DayNumber[] {
  return (['new_year', 'spring'] as const).flatMap((holiday) =>
    aroundHoliday(holiday, side, today, past).slice(0, 1),
  )
}

export function aroundNext(side: 'before' | 'after', today: DayNumber, past: boolean): DayNumber[] {
  const all = (['new_year', 'spring', 'qingming', 'may', 'dragon', 'moon', 'national'] as const).flatMap(
    (holiday) => {
      const day = nearest(holiday, today, past)
      return day === undefined ? [] : [{ holiday, day }]
    },
  )
  const ordered = all.sort((a, b) => (past ? b.day - a.day : a.day - b.day)).slice(0, 2)
  return ordered.flatMap(({ holiday }) => aroundHoliday(holiday, side, today, past).slice(0, 1))
}
