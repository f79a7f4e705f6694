import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar, isWorkday, nextWorkday, previousWorkday } from '../../../src/kernel/calendar.ts'
import {
  addWorkingMinutes,
  isQuietAt,
  isWorkingAt,
  quietUntil,
  spansOf,
  type WorkHours,
  workEnd,
  workingFrom,
  workingMinutesBetween,
  workStart,
} from '../../../src/kernel/hours.ts'

/* The year 2026 counted minute by minute, from the list as the State Council published it; nothing of ours is used. */
const listed = {
  off: ['01-01/03', '02-15/23', '04-04/06', '05-01/05', '06-19/21', '09-25/27', '10-01/07'],
  work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
}
const begin = Date.parse('2026-01-01T00:00:00+08:00')
const dayMinutes = 24 * 60
const yearMinutes = 365 * dayMinutes
const dayText = (n: number) => new Date(begin + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(5, 10)
const isOff = (day: string) =>
  listed.off.some((one) => {
    const [from = '', last = ''] = one.split('/')
    return from <= day && day <= from.slice(0, 3) + (last || from.slice(3))
  })
/** Thursday was the first of January. */
const works = (n: number) => {
  const day = dayText(n)
  return listed.work.includes(day) || (!isOff(day) && ![5, 6].includes((n + 3) % 7))
}

/** Working minutes since the year began, at each of its minutes. */
function counted(times: string): Int32Array {
  const spans = times
    .split(', ')
    .map((span) => span.split('-').map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))))
  const sums = new Int32Array(yearMinutes + 1)
  for (let minute = 0; minute < yearMinutes; minute++) {
    const clock = minute % dayMinutes
    const at = spans.some(([from = 0, until = 0]) => from <= clock && clock < until)
    sums[minute + 1] = (sums[minute] ?? 0) + (at && works(Math.floor(minute / dayMinutes)) ? 1 : 0)
  }
  return sums
}

const at = (minute: number) => new Date(begin + minute * 60_000)
const hoursOf = (times: string): WorkHours => ({
  calendar: chinaCalendar,
  spans: spansOf(times),
  zone: 'Asia/Shanghai',
})
const usual = '09:00-12:00, 13:30-18:00'
const minute = fc.integer({ min: 0, max: yearMinutes - 1 })
const local = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)

describe.each([usual, '00:00-23:59', '08:00-12:00, 12:00-17:30', '22:00-23:30'])(
  'working hours %s',
  (times) => {
    const hours = hoursOf(times)
    const sums = counted(times)
    const until = (n: number) => sums[n] ?? 0

    test('between two moments of 2026 there are as many working minutes as a count minute by minute finds', () => {
      fc.assert(
        fc.property(minute, minute, (a, b) => {
          expect(workingMinutesBetween(hours, at(a), at(b))).toBe(until(b) - until(a))
        }),
        { numRuns: 60 },
      )
    })

    test('so many working minutes on is the first moment by which the count has found them', () => {
      fc.assert(
        fc.property(minute, fc.integer({ min: 0, max: 6000 }), (from, minutes) => {
          const wanted = until(from) + minutes
          fc.pre(wanted <= until(yearMinutes))
          let expected = from
          while (until(expected) < wanted) expected += 1
          expect(addWorkingMinutes(hours, at(from), minutes)).toEqual(at(expected))
        }),
        { numRuns: 150 },
      )
    })

    test('whether somebody is at work, and when next, is what the count says of every minute', () => {
      fc.assert(
        fc.property(minute, (n) => {
          const working = until(n + 1) > until(n)
          expect(isWorkingAt(hours, at(n))).toBe(working)
          let next = n
          while (next < yearMinutes && until(next + 1) === until(next)) next += 1
          fc.pre(next < yearMinutes)
          expect(workingFrom(hours, at(n))).toEqual(at(next))
        }),
        { numRuns: 300 },
      )
    })

    test('each exception of 2026 is crossed from midnight to midnight as counted', () => {
      const edges = [...listed.off.map((one) => one.slice(0, 5)), ...listed.work]
      for (const edge of edges) {
        const first = (Date.parse(`2026-${edge}T00:00:00+08:00`) - begin) / 60_000
        for (const from of [first - dayMinutes, first - 1, first, first + 1])
          for (const days of [0, 1, 2, 9]) {
            const to = Math.min(from + days * dayMinutes + 1, yearMinutes)
            if (from < 0) continue
            expect(workingMinutesBetween(hours, at(from), at(to))).toBe(until(to) - until(from))
          }
      }
    })
  },
)

test('what is added is what lies between, whatever the second', () => {
  const hours = hoursOf(usual)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: (yearMinutes - 40 * dayMinutes) * 60 }),
      fc.integer({ min: 0, max: 5000 }),
      (seconds, minutes) => {
        const from = new Date(begin + seconds * 1000)
        const to = addWorkingMinutes(hours, from, minutes)
        expect(workingMinutesBetween(hours, from, to)).toBeCloseTo(minutes, 9)
        expect(workingMinutesBetween(hours, to, from)).toBeCloseTo(-minutes, 9)
      },
    ),
    { numRuns: 60 },
  )
})

test('a deadline ends with the working day, not on the next morning; lunch and Spring Festival count for nothing', () => {
  const hours = hoursOf(usual)
  expect(addWorkingMinutes(hours, local('2026-11-23 16:00'), 120)).toEqual(local('2026-11-23 18:00'))
  expect(addWorkingMinutes(hours, local('2026-11-23 11:30'), 60)).toEqual(local('2026-11-23 14:00'))
  // Saturday 02-14 is worked, then nine days off.
  expect(addWorkingMinutes(hours, local('2026-02-14 17:00'), 120)).toEqual(local('2026-02-24 10:00'))
  expect(workingFrom(hours, local('2026-09-30 18:00'))).toEqual(local('2026-10-08 09:00'))
})

test('where clocks change, hours are those of the wall clock and none is counted twice', () => {
  const berlin: WorkHours = {
    calendar: { off: new Set(), makeup: new Set(['2026-03-29', '2026-10-25']), knownYears: new Set([2026]) },
    spans: spansOf('00:30-06:30'),
    zone: 'Europe/Berlin',
  }
  const day = (date: string, from: string, to: string) =>
    workingMinutesBetween(berlin, new Date(`${date}T${from}`), new Date(`${date}T${to}`))
  expect(day('2026-03-29', '00:00:00+01:00', '23:00:00+02:00')).toBe(5 * 60)
  expect(day('2026-10-25', '00:00:00+02:00', '23:00:00+01:00')).toBe(7 * 60)
  expect(day('2026-10-26', '00:00:00+01:00', '23:00:00+01:00')).toBe(6 * 60)
})

test('the company’s day begins and ends with its first and last span', () => {
  expect(workStart({ 'hours.work': usual })).toBe('09:00')
  expect(workEnd({ 'hours.work': usual })).toBe('18:00')
})

test('lunch and evening are no working hours', () => {
  const inside = (clock: string) => isWorkingAt(hoursOf(usual), local(`2026-11-23 ${clock}`))
  expect(['08:59', '09:00', '11:59', '12:00', '13:29', '13:30', '17:59', '18:00'].map(inside)).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ])
})

test('the quiet time goes past midnight and ends in the morning', () => {
  const [quiet = { from: '', until: '' }] = spansOf('20:00-08:30')
  const inside = (clock: string) => isQuietAt(quiet, local(`2026-11-23 ${clock}`), 'Asia/Shanghai')
  expect(['19:59', '20:00', '23:59', '00:00', '08:29', '08:30'].map(inside)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  const ends = (text: string) => quietUntil(quiet, local(text), 'Asia/Shanghai')
  expect(ends('2026-11-23 22:00')).toEqual(local('2026-11-24 08:30'))
  expect(ends('2026-11-24 01:00')).toEqual(local('2026-11-24 08:30'))
  expect(ends('2026-11-24 12:00')).toEqual(local('2026-11-24 12:00'))
})

test('the next and the previous workday of every day of 2026 are those the list says', () => {
  for (let n = 1; n < 364; n++) {
    const day = `2026-${dayText(n)}`
    expect(isWorkday(chinaCalendar, day)).toBe(works(n))
    let next = n + 1
    while (next < 365 && !works(next)) next += 1
    if (next < 365) expect(nextWorkday(chinaCalendar, day)).toBe(`2026-${dayText(next)}`)
    let before = n - 1
    while (before >= 0 && !works(before)) before -= 1
    if (before >= 0) expect(previousWorkday(chinaCalendar, day)).toBe(`2026-${dayText(before)}`)
  }
})
