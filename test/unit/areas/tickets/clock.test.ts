import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocks, type Severity, severities } from '../../../../bot-cards/tickets/kinds.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import {
  deadlinesOf,
  nextDeadline,
  type Pause,
  runFor,
  runsOut,
  type Target,
  targetsOf,
} from '../../../../src/areas/tickets/clock.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'
import { isWorkingAt, spansOf, type WorkHours } from '../../../../src/kernel/hours.ts'

const hours: WorkHours = {
  calendar: chinaCalendar,
  spans: spansOf('09:00-12:00, 13:30-18:00'),
  zone: 'Asia/Shanghai',
}
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const local = (moment: Date | undefined) =>
  moment && new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const targets = (severity: Severity, more: { tier?: 'strategic' | 'general'; otherCity?: boolean } = {}) =>
  targetsOf(defaultPolicy, hours, { level: severity, tier: more.tier, otherCity: more.otherCity ?? false })
const dues = (severity: Severity, opened: string, pauses: Pause[] = [], more = {}) =>
  deadlinesOf(hours, targets(severity, more), { openedAt: at(opened), pauses }, at(opened)).map(({ due }) =>
    local(due),
  )

describe('what is promised (regulation 七)', () => {
  test('a leak on a Saturday night is answered in half an hour and attended in four hours (scenario 7)', () => {
    expect(dues('p1', '2026-11-21 22:40').slice(0, 2)).toEqual(['2026-11-21 23:10', '2026-11-22 02:40'])
  })

  test('in another city a day is allowed to get there', () => {
    expect(dues('p1', '2026-11-21 22:40', [], { otherCity: true })[1]).toBe('2026-11-22 22:40')
  })

  test('a strategic client is answered in half the time, and only answered', () => {
    expect(dues('p1', '2026-11-23 10:00', [], { tier: 'strategic' }).slice(0, 2)).toEqual([
      '2026-11-23 10:15',
      '2026-11-23 14:00',
    ])
  })

  test('what hinders use is answered within two working hours, lunch not counted, and attended next day at work', () => {
    expect(dues('p2', '2026-11-23 11:00').slice(0, 2)).toEqual(['2026-11-23 14:30', '2026-11-24 11:00'])
    expect(dues('p2', '2026-11-27 17:00').slice(0, 2)).toEqual(['2026-11-30 10:00', '2026-11-30 09:00'])
  })

  test('a make-up Saturday is a working day, a holiday week is none', () => {
    expect(dues('p3', '2026-09-30 17:00')[0]).toBe('2026-10-08 17:00')
    expect(dues('p3', '2026-10-09 17:00')[0]).toBe('2026-10-10 17:00')
  })
})

describe('pauses', () => {
  const opened = '2026-11-23 10:00'

  test('waiting for the client stops the clock; going on starts it where it stood', () => {
    const waited = { from: at('2026-11-23 10:10'), until: at('2026-11-23 15:10') }
    expect(dues('p1', opened, [waited])[0]).toBe('2026-11-23 15:30')
  })

  test('while somebody waits without an end nothing is due', () => {
    expect(dues('p1', opened, [{ from: at('2026-11-23 10:10') }])).toEqual([undefined, undefined, undefined])
  })

  test('a pause after the time was up excuses nothing', () => {
    const late = { from: at('2026-11-23 10:30'), until: at('2026-11-23 12:00') }
    expect(dues('p1', opened, [late])[0]).toBe('2026-11-23 10:30')
  })

  test('a pause at night takes nothing off working time', () => {
    const night = { from: at('2026-11-23 19:00'), until: at('2026-11-24 08:00') }
    expect(dues('p3', opened, [night])[0]).toBe(dues('p3', opened)[0])
  })
})

describe('complaints (regulation 八)', () => {
  const complaint = (level: 'major' | 'ordinary', opened: string, tier?: 'strategic') =>
    deadlinesOf(
      hours,
      targetsOf(defaultPolicy, hours, { level, tier, otherCity: false }),
      { openedAt: at(opened), pauses: [] },
      at(opened),
    ).map(({ clock, due }) => [clock, local(due)])

  test('an ordinary one is answered in a workday and settled in five; nobody has to be there', () => {
    expect(complaint('ordinary', '2026-11-27 15:00')).toEqual([
      ['answer', '2026-11-30 15:00'],
      ['solution', '2026-12-04 15:00'],
    ])
  })

  test('a grave one is answered within two hours and has a plan within a day; at night both wait for the morning', () => {
    expect(complaint('major', '2026-11-26 10:00').slice(0, 2)).toEqual([
      ['answer', '2026-11-26 13:30'],
      ['on_site', '2026-11-27 10:00'],
    ])
    expect(complaint('major', '2026-11-27 17:00').slice(0, 2)).toEqual([
      ['answer', '2026-11-30 09:00'],
      ['on_site', '2026-11-30 09:00'],
    ])
    expect(complaint('major', '2026-11-26 09:00', 'strategic')[0]).toEqual(['answer', '2026-11-26 10:00'])
  })
})

describe('how a deadline went', () => {
  const opened = at('2026-11-23 10:00')
  const stood = (more: object, when: string) =>
    deadlinesOf(hours, targets('p1'), { openedAt: opened, pauses: [], ...more }, at(when)).map(
      ({ state }) => state,
    )

  test('to the minute it is kept, a moment later missed', () => {
    expect(stood({ answeredAt: at('2026-11-23 10:30') }, '2026-11-23 11:00')).toEqual([
      'kept',
      'open',
      'open',
    ])
    const late = new Date(at('2026-11-23 10:30').getTime() + 1)
    expect(stood({ answeredAt: late }, '2026-11-23 11:00')[0]).toBe('missed')
    expect(stood({}, '2026-11-23 10:31')[0]).toBe('missed')
  })

  test('whoever is there has answered, whoever solved it was there', () => {
    expect(stood({ arrivedAt: at('2026-11-23 10:20') }, '2026-11-23 11:00')).toEqual(['kept', 'kept', 'open'])
    expect(stood({ solvedAt: at('2026-11-23 10:20') }, '2026-11-23 11:00')).toEqual(['kept', 'kept', 'kept'])
  })

  test('the next deadline is the nearest that is open', () => {
    const ticket = { openedAt: opened, answeredAt: at('2026-11-23 10:05'), pauses: [] }
    const next = nextDeadline(deadlinesOf(hours, targets('p1'), ticket, at('2026-11-23 10:06')))
    expect([next?.clock, local(next?.due)]).toEqual(['on_site', '2026-11-23 14:00'])
  })
})

/* Counted minute by minute: the clock runs in a minute unless it lies in a pause, or nobody works in it. */
const begin = at('2026-09-18 00:00').getTime()
const span = 30 * 24 * 60
const minute = (n: number) => new Date(begin + n * 60_000)
const working = Array.from({ length: 3 * span }, (_, n) => isWorkingAt(hours, minute(n)))
const runs = (target: Target, n: number, pauses: readonly [number, number][]) =>
  !pauses.some(([from, until]) => from <= n && n < until) && (target.runs === 'always' || working[n] === true)

const pausesIn = fc
  .array(fc.tuple(fc.nat(span), fc.nat(3000)), { maxLength: 6 })
  .map((all) => all.map(([from, length]): [number, number] => [from, from + length]))
const target = fc
  .record({
    severity: fc.constantFrom(...severities),
    clock: fc.constantFrom(...clocks),
  })
  .map(({ severity, clock }) => {
    const one = targets(severity)[clock]
    if (!one) throw new Error(`${severity} has no ${clock}`)
    return one
  })
const real = (pauses: readonly [number, number][]): Pause[] =>
  pauses.map(([from, until]) => ({ from: minute(from), until: minute(until) }))

describe('through the holidays of autumn 2026, whatever was paused', () => {
  test('a clock has run as many minutes as a count minute by minute finds', () => {
    fc.assert(
      fc.property(target, fc.nat(span), fc.nat(span), pausesIn, (one, start, length, pauses) => {
        let count = 0
        for (let n = start; n < start + length; n++) if (runs(one, n, pauses)) count++
        expect(runFor(hours, one, minute(start), minute(start + length), real(pauses))).toBe(count)
      }),
      { numRuns: 150 },
    )
  })

  test('it runs out at the end of the minute in which the count is reached', () => {
    fc.assert(
      fc.property(target, fc.nat(span), pausesIn, (one, start, pauses) => {
        let [n, count] = [start, 0]
        while (count < one.minutes) if (runs(one, n++, pauses)) count++
        let wanted = n
        if (one.lands) while (!working[wanted]) wanted++
        expect(runsOut(hours, one, minute(start), real(pauses))).toEqual(minute(wanted))
      }),
      { numRuns: 150 },
    )
  })

  test('a correction leaves nothing behind: pauses in any order, cut in two or told twice, are the same', () => {
    fc.assert(
      fc.property(target, fc.nat(span), pausesIn, (one, start, pauses) => {
        const asTold = runsOut(hours, one, minute(start), real(pauses))
        const cut = pauses.flatMap(([from, until]): [number, number][] => {
          const middle = Math.floor((from + until) / 2)
          return [
            [middle, until],
            [from, middle],
          ]
        })
        expect(runsOut(hours, one, minute(start), real([...cut, ...pauses].reverse()))).toEqual(asTold)
      }),
      { numRuns: 100 },
    )
  })

  test('half-time never comes after the end, and a longer pause never brings an end forward', () => {
    fc.assert(
      fc.property(target, fc.nat(span), pausesIn, fc.nat(500), (one, start, pauses, more) => {
        const end = runsOut(hours, one, minute(start), real(pauses)) ?? minute(0)
        const half = runsOut(hours, one, minute(start), real(pauses), 0.5) ?? minute(0)
        expect(half <= end).toBe(true)
        const longer = pauses.map(([from, until]): [number, number] => [from, until + more])
        expect((runsOut(hours, one, minute(start), real(longer)) ?? minute(0)) >= end).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
