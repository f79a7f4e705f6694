import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import {
  deadlines,
  latestOpening,
  nextOpening,
  periodBefore,
  periodOf,
  wasLongEnough,
} from '../../../../src/areas/review/rules.ts'
import {
  addDays,
  chinaCalendar,
  halfOf,
  isWorkday,
  workdaysBetween,
} from '../../../../src/kernel/calendar.ts'

const { 'review.months': months } = defaultPolicy
const days = fc.integer({ min: 0, max: 729 }).map((n) => addDays('2026-01-01', n))

describe('when a review opens', () => {
  test.each([
    // 1–3 January 2026 are off, Sunday the 4th is worked.
    ['2026-01-04', '2026H1'],
    ['2026-07-01', '2026H2'],
    // New Year's Day 2027 is a Friday, then comes the weekend.
    ['2027-01-04', '2027H1'],
    ['2027-07-01', '2027H2'],
  ])('on %s the review of %s opens, and not the day before', (day, half) => {
    expect(latestOpening(chinaCalendar, months, day)).toEqual({ half, day })
    expect(latestOpening(chinaCalendar, months, addDays(day, -1))?.half).not.toBe(half)
  })

  test('after an outage of months it is still the same opening', () => {
    expect(latestOpening(chinaCalendar, months, '2026-11-23')).toEqual({ half: '2026H2', day: '2026-07-01' })
  })

  test('the next one is announced with its first workday', () => {
    expect(nextOpening(chinaCalendar, months, '2026-11-23')).toBe('2027-01-04')
    expect(nextOpening(chinaCalendar, months, '2027-01-04')).toBe('2027-07-01')
  })

  test('months of the same half-year open one review, the first of them', () => {
    expect(latestOpening(chinaCalendar, [10, 7, 4, 1], '2026-10-08')).toEqual({
      half: '2026H2',
      day: '2026-07-01',
    })
    expect(latestOpening(chinaCalendar, [10], '2026-10-07')?.half).toBe('2025H2')
    // The holiday lasts to the 7th.
    expect(latestOpening(chinaCalendar, [10], '2026-10-08')).toEqual({ half: '2026H2', day: '2026-10-08' })
  })

  test('it always opens on a workday, and none lies before it in its month', () => {
    fc.assert(
      fc.property(
        days,
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
        (day, of) => {
          const opening = latestOpening(chinaCalendar, of, day)
          expect(opening).toBeDefined()
          if (!opening) return
          expect(opening.day <= day).toBe(true)
          expect(isWorkday(chinaCalendar, opening.day)).toBe(true)
          expect(halfOf(opening.day)).toBe(opening.half)
          expect(workdaysBetween(chinaCalendar, `${opening.day.slice(0, 8)}01`, opening.day)).toBe(0)
        },
      ),
    )
  })
})

describe('how long there is', () => {
  test('ten workdays to propose and five more to approve, over the holidays of spring', () => {
    expect(deadlines(chinaCalendar, '2027-01-04', defaultPolicy)).toEqual({
      proposeBy: '2027-01-18',
      approveBy: '2027-01-25',
    })
    expect(deadlines(chinaCalendar, '2026-07-01', defaultPolicy)).toEqual({
      proposeBy: '2026-07-15',
      approveBy: '2026-07-22',
    })
  })

  test('the deadlines are workdays, and as many apart as policy says', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (day, propose, approve) => {
          const policy = {
            ...defaultPolicy,
            'review.propose_workdays': propose,
            'review.approve_workdays': approve,
          }
          const { proposeBy, approveBy } = deadlines(chinaCalendar, day, policy)
          expect(isWorkday(chinaCalendar, proposeBy) && isWorkday(chinaCalendar, approveBy)).toBe(true)
          expect(workdaysBetween(chinaCalendar, addDays(day, 1), addDays(proposeBy, 1))).toBe(propose)
          expect(workdaysBetween(chinaCalendar, addDays(proposeBy, 1), addDays(approveBy, 1))).toBe(approve)
        },
      ),
    )
  })
})

describe('a client that joins or is promoted in the middle of a period', () => {
  const second = periodBefore('2027-01-04')
  const { 'cadence.partial_percent': percent } = defaultPolicy

  test('a review looks back on the half-year before it', () => {
    expect(second).toEqual({ half: '2026H2', from: '2026-07-01', until: '2027-01-01' })
    expect(periodBefore('2026-07-01').half).toBe('2026H1')
  })

  test.each([
    ['2025-01-01', true],
    ['2026-07-01', true],
    // 184 days; 92 are left.
    ['2026-10-01', true],
    ['2026-10-02', false],
    ['2026-12-31', false],
    ['2027-01-01', false],
    ['2027-01-03', false],
  ])('from %s: reviewed in January 2027? %s', (joined, reviewed) => {
    expect(wasLongEnough(joined, second, percent)).toBe(reviewed)
  })

  test('whoever joins later is never reviewed where somebody earlier is not, and by the following review at the latest', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 100 }), (a, b, share) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const period = periodOf('2026-09-01')
        if (wasLongEnough(late, period, share)) expect(wasLongEnough(early, period, share)).toBe(true)
        const next = periodOf(periodOf(late).until)
        expect(wasLongEnough(late, next, share)).toBe(true)
      }),
    )
  })
})
