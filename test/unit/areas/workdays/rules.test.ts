import { expect, test } from 'vitest'
import {
  daysOfSpans,
  missingYears,
  reminderOf,
  spansOfDays,
  statutoryMissing,
  workdaysOf,
} from '../../../../src/areas/workdays/rules.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'
import { shippedList, statutoryDays, statutoryYears } from '../../../../src/kernel/china.ts'

test('next year’s list is missed from the first of November on, this year’s at once', () => {
  expect(missingYears(chinaCalendar, '2026-10-31')).toEqual([])
  expect(missingYears(chinaCalendar, '2026-11-01')).toEqual([2027])
  expect(missingYears(chinaCalendar, '2027-03-01')).toEqual([2027])
  expect(missingYears(chinaCalendar, '2027-12-01')).toEqual([2027, 2028])
})

test('it is reminded of once, then once a week', () => {
  const days = ['2026-11-01', '2026-11-07', '2026-11-08', '2026-11-23', '2027-01-04']
  expect(days.map((day) => reminderOf(2027, day))).toEqual([0, 0, 1, 3, 9])
  expect(reminderOf(2028, '2027-03-01')).toBe(0)
})

test('days side by side of one name and kind are one span, and come apart again', () => {
  const days = daysOfSpans(shippedList.days)
  expect(spansOfDays(days)).toEqual([...shippedList.days].sort((a, b) => (a.from < b.from ? -1 : 1)))
})

test('a list that leaves out days off by law is noticed; the one of 2026 has them all', () => {
  expect(statutoryMissing(2026, daysOfSpans(shippedList.days))).toEqual([])
  expect(statutoryMissing(2027, []).map((one) => one.name)).toEqual([
    '元旦',
    '春节',
    '清明节',
    '劳动节',
    '端午节',
    '中秋节',
    '国庆节',
  ])
})

test('a year whose list is missing still has its thirteen days off by law', () => {
  for (const year of statutoryYears) expect(daysOfSpans(statutoryDays(year))).toHaveLength(13)
  expect(statutoryDays(2027).map((one) => one.from)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-04-05',
    '2027-05-01',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
  ])
  expect(workdaysOf(chinaCalendar, 2026)).toBe(248)
})
