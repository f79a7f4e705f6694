import { isoOf } from './text/when/days.ts'
import { dayIn, type Holiday } from './text/when/holidays.ts'

/** Days in a row, both ends included, that differ from Monday-to-Friday: off, or make-up work (补班). */
export type ListedDays = { kind: 'off' | 'work'; name: string; from: string; last: string }

const off = (name: string, from: string, last: string): ListedDays => ({ kind: 'off', name, from, last })
const work = (name: string, day: string): ListedDays => ({ kind: 'work', name, from: day, last: day })

/** The State Council's list of days off and make-up workdays for 2026, as published. */
export const shippedList: { year: number; days: readonly ListedDays[] } = {
  year: 2026,
  days: [
    off('元旦', '2026-01-01', '2026-01-03'),
    work('元旦', '2026-01-04'),
    off('春节', '2026-02-15', '2026-02-23'),
    work('春节', '2026-02-14'),
    work('春节', '2026-02-28'),
    off('清明节', '2026-04-04', '2026-04-06'),
    off('劳动节', '2026-05-01', '2026-05-05'),
    work('劳动节', '2026-05-09'),
    off('端午节', '2026-06-19', '2026-06-21'),
    off('中秋节', '2026-09-25', '2026-09-27'),
    off('国庆节', '2026-10-01', '2026-10-07'),
    work('国庆节', '2026-09-20'),
    work('国庆节', '2026-10-10'),
  ],
}

/** Years whose statutory days are shipped, beside the one whose list is. */
export const statutoryYears = [2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035] as const

/** Holiday, its name, the days before its own day and how many days it has by law (全国年节及纪念日放假办法, 2025). */
const byLaw: readonly [Holiday, string, number, number][] = [
  ['new_year', '元旦', 0, 1],
  ['spring', '春节', 1, 4],
  ['qingming', '清明节', 0, 1],
  ['may', '劳动节', 0, 2],
  ['dragon', '端午节', 0, 1],
  ['moon', '中秋节', 0, 1],
  ['national', '国庆节', 0, 3],
]

/** The statutory days of a year, without the breaks and make-up days only its list tells; lunar ones as far as known. */
export const statutoryDays = (year: number): ListedDays[] =>
  byLaw.flatMap(([holiday, name, eves, days]) => {
    const day = dayIn(holiday, year)
    return day === undefined ? [] : [off(name, isoOf(day - eves), isoOf(day - eves + days - 1))]
  })
