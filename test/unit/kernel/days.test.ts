import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addDays, dayCount, halfOf, nextHalfStart, weekday, weekStart } from '../../../src/kernel/calendar.ts'
import { monthOf, quarterOf } from '../../../src/kernel/periods.ts'

const first = Temporal.PlainDate.from('1960-01-01')
const dates = fc.nat(60_000).map((days) => first.add({ days }))

test('a day, however many days later, is the one the calendar has', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
      const other = date.add({ days })
      expect(addDays(date.toString(), days)).toBe(other.toString())
      expect(dayCount(date.toString(), other.toString())).toBe(days)
    }),
  )
})

test('weeks, months, quarters and halves of a year are those of the calendar', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const day = date.toString()
      expect(weekday(day)).toBe(date.dayOfWeek)
      expect(weekStart(day)).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString())
      const month = date.with({ day: 1 })
      expect(monthOf(day)).toEqual({ from: `${month}`, until: `${month.add({ months: 1 })}` })
      const quarter = month.subtract({ months: (date.month - 1) % 3 })
      expect(quarterOf(day)).toEqual({ from: `${quarter}`, until: `${quarter.add({ months: 3 })}` })
      const half = month.subtract({ months: (date.month - 1) % 6 })
      expect(halfOf(day)).toBe(`${date.year}H${half.month === 1 ? 1 : 2}`)
      expect(nextHalfStart(day)).toBe(`${half.add({ months: 6 })}`)
    }),
  )
})

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '2026-11-23T09:00',
  'soon',
  '',
])('there is no day %j to count from', (day) => {
  expect(() => addDays(day, 0)).toThrow(RangeError)
  expect(() => weekday(day)).toThrow(RangeError)
})
