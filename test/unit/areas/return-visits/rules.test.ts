import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { afterClosing, afterHandover, isAskedAfter } from '../../../../src/areas/return-visits/rules.ts'
import { addDays, chinaCalendar, dayCount, isWorkday } from '../../../../src/kernel/calendar.ts'

const policy = defaultPolicy
const years = { since: '2020-01-01', until: '2040-01-01' }
const visits = (parts: { handedOver: string; warrantyEnd: string }[], days = years) =>
  afterHandover(parts, days, policy, chinaCalendar)

describe('after a ticket is closed (regulation 七)', () => {
  test('the client is asked three days later, and there are three workdays to do it', () => {
    expect(afterClosing('2026-11-23', policy, chinaCalendar)).toMatchObject({
      from: '2026-11-26',
      due: '2026-11-30',
    })
  })

  test('three days later on a day off it is the next workday', () => {
    expect(afterClosing('2026-09-30', policy, chinaCalendar)).toMatchObject({
      from: '2026-10-08',
      due: '2026-10-10',
    })
  })

  test('every complaint is asked after, of repairs the share the company chose', () => {
    const half = { ...policy, 'returns.repair_percent': 50 }
    const asked = Array.from({ length: 1000 }, (_, n) => isAskedAfter({ kind: 'repair', number: n }, half))
    expect(asked.filter(Boolean)).toHaveLength(500)
    const none = { ...policy, 'returns.repair_percent': 0 }
    expect(isAskedAfter({ kind: 'complaint', number: 7 }, none)).toBe(true)
    expect(isAskedAfter({ kind: 'repair', number: 7 }, none)).toBe(false)
    expect(isAskedAfter({ kind: 'repair', number: 7 }, policy)).toBe(true)
  })
})

describe('after hand-over', () => {
  test('1, 3, 6, 12 months, then half-yearly to the end of the warranty', () => {
    const found = visits([{ handedOver: '2026-01-31', warrantyEnd: '2028-01-31' }])
    expect(found.map(({ months }) => months)).toEqual([1, 3, 6, 12, 18, 24])
    // 2026-02-28 works (调休); the first is by the last day of a shorter month.
    expect(found[0]).toMatchObject({ months: 1, from: '2026-02-28', due: '2026-03-03' })
  })

  test('what is over is not asked for afterwards, what lies beyond the horizon not yet', () => {
    const part = { handedOver: '2023-08-15', warrantyEnd: '2028-08-15' }
    expect(visits([part], { since: '2026-11-23', until: '2027-12-28' }).map((one) => one.months)).toEqual([
      42, 48,
    ])
  })

  test('two parts handed over within two weeks are one visit, two months apart are two', () => {
    const end = '2028-12-01'
    const close = visits([
      { handedOver: '2026-03-01', warrantyEnd: end },
      { handedOver: '2026-03-10', warrantyEnd: end },
    ])
    expect(close.filter((one) => one.months === 1)).toHaveLength(1)
    const apart = visits([
      { handedOver: '2026-03-01', warrantyEnd: end },
      { handedOver: '2026-05-01', warrantyEnd: end },
    ])
    expect(apart.filter((one) => one.months === 1)).toHaveLength(2)
  })

  test('whatever was handed over when, every visit is a workday within the warranty, in order and never two at once', () => {
    const day = fc.nat(1500).map((n) => addDays('2024-01-01', n))
    const parts = fc.array(
      fc.tuple(day, fc.integer({ min: 1, max: 2000 })).map(([handedOver, length]) => ({
        handedOver,
        warrantyEnd: addDays(handedOver, length),
      })),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(parts, (all) => {
        const found = visits(all)
        found.forEach((one, place) => {
          expect(isWorkday(chinaCalendar, one.from) && isWorkday(chinaCalendar, one.due)).toBe(true)
          expect(one.from <= one.due).toBe(true)
          const before = found[place - 1]
          if (before) expect(dayCount(before.from, one.from)).toBeGreaterThan(0)
          expect(
            all.some((part) => part.handedOver < one.from && one.from <= addDays(part.warrantyEnd, 15)),
          ).toBe(true)
        })
      }),
    )
  })
})
