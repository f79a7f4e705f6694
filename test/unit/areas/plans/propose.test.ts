import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Proposed, propose, type Room, type Wish } from '../../../../src/areas/plans/propose.ts'
import { addDays, chinaCalendar, isWorkday, weekday } from '../../../../src/kernel/calendar.ts'

const month = (first: string, count: number) => Array.from({ length: count }, (_, day) => addDays(first, day))
const december: Room = {
  days: month('2026-12-01', 31),
  calendar: chinaCalendar,
  away: [],
  taken: [],
  hours: '09:00-12:00, 13:30-18:00',
  minutes: 60,
  perDay: 3,
}
const wish = (client: string, wanted: Partial<Wish> = {}): Wish => ({
  client,
  kind: 'face_to_face',
  from: '2026-12-01',
  until: '2027-01-01',
  ...wanted,
})
const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

describe('a month’s plan, proposed', () => {
  test('meetings are spread over the workdays, not heaped on the first', () => {
    const { placed } = propose(
      ['a', 'b', 'c', 'd'].map((client) => wish(client)),
      december,
    )
    expect(placed.map((one) => `${one.client} ${one.day} ${one.time}`)).toEqual([
      'a 2026-12-07 10:00',
      'b 2026-12-14 10:00',
      'c 2026-12-18 10:00',
      'd 2026-12-25 10:00',
    ])
  })

  test('nothing on National Day, and a make-up Saturday is a day like any other', () => {
    const october = { ...december, days: month('2026-10-01', 10) }
    const { placed, unplaced } = propose(
      [
        wish('a', { from: '2026-10-01', until: '2026-10-08' }),
        wish('b', { from: '2026-10-10', until: '2026-10-11' }),
      ],
      october,
    )
    expect(unplaced.map((one) => one.client)).toEqual(['a'])
    expect(placed.map((one) => `${one.client} ${one.day}`)).toEqual(['b 2026-10-10'])
  })

  test('who is away all month has nothing proposed', () => {
    const away = { ...december, away: [{ from: '2026-11-20', until: '2027-01-03' }] }
    expect(propose([wish('a')], away)).toEqual({ placed: [], unplaced: [wish('a')] })
  })

  test('a call takes half of a meeting, and comes where it is aimed at', () => {
    const { placed } = propose([wish('a', { kind: 'phone', aim: '2026-12-15' })], december)
    expect(placed).toMatchObject([{ day: '2026-12-15', minutes: 30 }])
  })

  const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-12-01', n))
  const span = fc
    .tuple(day, day)
    .map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: addDays(a, 1) }))
  const wishes = fc.array(
    fc.record({ span, kind: fc.constantFrom('face_to_face' as const, 'phone' as const) }),
    { maxLength: 25 },
  )
  const rooms = fc.record({
    away: fc.array(span, { maxLength: 2 }),
    perDay: fc.integer({ min: 1, max: 4 }),
    taken: fc.array(
      fc
        .record({ day, from: fc.integer({ min: 540, max: 1000 }) })
        .map((one) => ({ ...one, until: one.from + 60 })),
      { maxLength: 6 },
    ),
  })

  test('whatever is asked: on workdays at work, within its days, never away, never two at once, never too many a day', () => {
    fc.assert(
      fc.property(wishes, rooms, (asked, { away, perDay, taken }) => {
        const all = asked.map(({ span: { from, until }, kind }, n) => wish(`c${n}`, { from, until, kind }))
        const { placed, unplaced } = propose(all, { ...december, away, perDay, taken })
        expect(placed.length + unplaced.length).toBe(all.length)
        const times = (one: Proposed) => ({
          day: one.day,
          from: minute(one.time),
          until: minute(one.time) + one.minutes,
        })
        for (const one of placed) {
          const { from, until } = times(one)
          expect(isWorkday(chinaCalendar, one.day)).toBe(true)
          expect(one.from <= one.day && one.day < one.until).toBe(true)
          expect(away.some((days) => days.from <= one.day && one.day < days.until)).toBe(false)
          expect((from >= 540 && until <= 720) || (from >= 810 && until <= 1080)).toBe(true)
          if (weekday(one.day) === 1) expect(from).toBeGreaterThanOrEqual(600)
          const others = [...placed.filter((other) => other !== one).map(times), ...taken].filter(
            (other) => other.day === one.day,
          )
          expect(others.every((other) => until <= other.from || other.until <= from)).toBe(true)
          expect(others.length).toBeLessThan(perDay)
        }
      }),
    )
  })
})
