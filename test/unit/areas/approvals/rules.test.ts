import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueNow,
  type Holder,
  hoursOf,
  isOpenHour,
  nextLook,
  openMoment,
  seatOf,
  type Times,
  whoIsAsked,
} from '../../../../src/areas/approvals/rules.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { chinaCalendar, isWorkday } from '../../../../src/kernel/calendar.ts'
import { dayOf } from '../../../../src/kernel/days.ts'
import type { PersonId } from '../../../../src/kernel/ids.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const person = (name: string) => name as PersonId
const none = new Set<PersonId>()
const [li, wang, sun, zheng] = ['li', 'wang', 'sun', 'zheng'].map(person) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const holder = (id: PersonId, deputy?: PersonId): Holder => ({
  id,
  able: true,
  ...(deputy ? { deputy: { id: deputy, able: true } } : {}),
})

describe('who is asked', () => {
  test('every holder of the role but the proposer', () => {
    expect(whoIsAsked([holder(li), holder(wang), holder(sun)], li, none)).toEqual({
      is: 'asked',
      asked: [{ personId: wang }, { personId: sun }],
    })
  })

  test('the deputy of one who is away, in their place; never the proposer as a deputy', () => {
    expect(whoIsAsked([holder(wang, sun)], li, none)).toEqual({
      is: 'asked',
      asked: [{ personId: sun, forId: wang }],
    })
    expect(whoIsAsked([holder(wang, li)], li, none)).toEqual({ is: 'asked', asked: [{ personId: wang }] })
  })

  test('one who holds the role and stands in for another is asked once, in their own right', () => {
    expect(whoIsAsked([holder(wang, sun), holder(sun)], li, none)).toEqual({
      is: 'asked',
      asked: [{ personId: sun }],
    })
  })

  test('whoever approved before is not asked again; alone there, the step is settled; as a deputy they are not enough', () => {
    expect(whoIsAsked([holder(wang), holder(sun)], li, new Set([wang]))).toEqual({
      is: 'asked',
      asked: [{ personId: sun }],
    })
    expect(whoIsAsked([holder(wang)], li, new Set([wang]))).toEqual({ is: 'settled' })
    expect(whoIsAsked([holder(zheng, wang)], li, new Set([wang]))).toEqual({ is: 'nobody' })
  })

  test('nobody, where the only holder proposes or has not signed', () => {
    expect(whoIsAsked([holder(li)], li, none)).toEqual({ is: 'nobody' })
    expect(whoIsAsked([{ id: wang, able: false }], li, none)).toEqual({ is: 'nobody' })
    expect(whoIsAsked([], li, none)).toEqual({ is: 'nobody' })
  })

  const people = fc.constantFrom(li, wang, sun, zheng)
  const holders = fc.uniqueArray(
    fc.record({
      id: people,
      able: fc.boolean(),
      deputy: fc.option(fc.record({ id: people, able: fc.boolean() }), { nil: undefined }),
    }),
    { selector: (one) => one.id },
  )

  test('whoever is asked signed, is not the proposer, did not approve before and is asked once', () => {
    fc.assert(
      fc.property(holders, people, fc.array(people), (all, proposer, earlier) => {
        const given = all.map(({ id, able, deputy }): Holder => ({ id, able, ...(deputy ? { deputy } : {}) }))
        const who = whoIsAsked(given, proposer, new Set(earlier))
        if (who.is !== 'asked') return
        const ids = who.asked.map((one) => one.personId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).not.toContain(proposer)
        expect(ids.filter((id) => earlier.includes(id))).toEqual([])
        for (const { personId, forId } of who.asked) {
          const from = given.find((one) => one.id === (forId ?? personId))
          expect(forId ? from?.deputy : from).toMatchObject({ id: personId, able: true })
        }
      }),
    )
  })

  test('whoever may press was asked, is back, or stands in for one who was; the proposer never', () => {
    const live = [{ personId: wang, forId: zheng }, { personId: sun }]
    expect(seatOf(live, wang, li, [])).toEqual({ forId: zheng })
    expect(seatOf(live, zheng, li, [])).toEqual({})
    expect(seatOf(live, sun, li, [])).toEqual({})
    expect(seatOf(live, person('lin'), li, [sun])).toEqual({ forId: sun })
    expect(seatOf(live, person('lin'), li, [])).toBeUndefined()
    expect(seatOf(live, sun, sun, [wang])).toBeUndefined()
  })
})

const times: Times = {
  hours: hoursOf(defaultPolicy['hours.work'], defaultPolicy['hours.quiet']),
  remindWorkdays: 1,
  escalateWorkdays: 3,
  reissueDays: 12,
  calendar: chinaCalendar,
  zone,
}
const asked = (local: string, more: { reminded?: boolean; escalated?: boolean } = {}) => ({
  askedAt: at(local),
  reminded: false,
  escalated: false,
  oldestIssue: at(local),
  ...more,
})

describe('when a request is looked at again', () => {
  test('people are written to between the start of work and the quiet time', () => {
    expect(times.hours).toEqual({ from: '09:00', until: '20:00' })
    expect(isOpenHour(at('2026-11-23 08:59'), times)).toBe(false)
    expect(isOpenHour(at('2026-11-23 09:00'), times)).toBe(true)
    expect(isOpenHour(at('2026-11-23 19:59'), times)).toBe(true)
    expect(isOpenHour(at('2026-11-23 20:00'), times)).toBe(false)
    expect(hoursOf('09:00-18:00', '00:00-08:00')).toEqual({ from: '09:00', until: '24:00' })
  })

  test.each([
    ['Monday morning', '2026-11-23 10:00', '2026-11-24 10:00'],
    ['Friday afternoon', '2026-11-27 16:30', '2026-11-30 16:30'],
    ['at night', '2026-11-23 22:00', '2026-11-25 09:00'],
    ['before work', '2026-11-23 07:00', '2026-11-24 09:00'],
    ['on a Saturday', '2026-11-28 11:00', '2026-12-01 09:00'],
    ['before the Spring Festival', '2026-02-14 15:00', '2026-02-24 15:00'],
  ])('asked %s, people are reminded one workday later', (_, when, then) => {
    expect(nextLook(asked(when), times, at(when))).toEqual(at(then))
  })

  test('three workdays later those higher up are asked, and cards are new before Lark’s 14 days end', () => {
    const once = asked('2026-11-23 10:00', { reminded: true })
    expect(nextLook(once, times, at('2026-11-24 10:00'))).toEqual(at('2026-11-26 10:00'))
    const both = asked('2026-11-23 10:00', { reminded: true, escalated: true })
    expect(nextLook(both, times, at('2026-11-26 10:00'))).toEqual(at('2026-12-05 10:00'))
    expect(dueNow(both, times, at('2026-12-05 10:00'))).toEqual({
      remind: false,
      escalate: false,
      reissue: true,
    })
  })

  test('after an outage everything due is done at once, on a workday, and cards even on a Sunday', () => {
    const old = asked('2026-11-02 10:00')
    expect(dueNow(old, times, at('2026-11-29 10:00'))).toEqual({
      remind: false,
      escalate: false,
      reissue: true,
    })
    expect(dueNow(old, times, at('2026-11-30 10:00'))).toEqual({
      remind: true,
      escalate: true,
      reissue: true,
    })
    expect(dueNow(old, times, at('2026-11-30 21:00'))).toEqual({
      remind: false,
      escalate: false,
      reissue: false,
    })
  })

  const moment = fc
    .integer({ min: at('2026-01-01 00:00').getTime(), max: at('2027-12-31 00:00').getTime() })
    .map((ms) => new Date(ms))

  test('the next look is later than this one, within hours, and nothing is due before it', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        fc.boolean(),
        fc.boolean(),
        (askedAt, waited, reminded, escalated) => {
          const now = new Date(askedAt.getTime() + waited)
          const waiting = { askedAt, reminded, escalated, oldestIssue: askedAt }
          const due = dueNow(waiting, times, now)
          const after = {
            askedAt,
            reminded: reminded || due.remind,
            escalated: escalated || due.escalate,
            oldestIssue: due.reissue || due.remind ? now : askedAt,
          }
          const next = nextLook(after, times, now)
          expect(next.getTime()).toBeGreaterThan(now.getTime())
          expect(isOpenHour(next, times)).toBe(true)
          expect(Object.values(dueNow(after, times, next))).toContain(true)
          const between = new Date((now.getTime() + next.getTime()) / 2)
          const early = dueNow(after, times, new Date(Math.min(between.getTime(), next.getTime() - 1)))
          expect(Object.values(early)).not.toContain(true)
        },
      ),
    )
  })

  test('a moment to write to people is the moment itself or later, and on a workday where asked for', () => {
    fc.assert(
      fc.property(moment, fc.boolean(), (now, workdays) => {
        const open = openMoment(now, times, workdays)
        expect(open.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(isOpenHour(open, times)).toBe(true)
        if (workdays) expect(isWorkday(chinaCalendar, dayOf(open, zone))).toBe(true)
      }),
    )
  })
})
