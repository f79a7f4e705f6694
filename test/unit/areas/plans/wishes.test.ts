import { describe, expect, test } from 'vitest'
import { callWishes, meetingWishes, type Owed } from '../../../../src/areas/plans/wishes.ts'

const december = { from: '2026-12-01', until: '2027-01-01' }
const monthly: Owed = {
  client: 'a',
  kind: 'face_to_face',
  rolling: false,
  ...december,
  due: '2026-12-31',
  needed: 1,
  done: 0,
}
const quarterly: Owed = { ...monthly, from: '2026-10-01' }
const rolling: Owed = {
  ...monthly,
  kind: 'follow_up',
  rolling: true,
  from: '2026-11-24',
  until: '2026-12-09',
  due: '2026-12-08',
}
const brief = (
  wishes: readonly { client: string; kind: string; from: string; until: string; aim?: string }[],
) => wishes.map(({ client, kind, from, until, aim = '-' }) => `${client} ${kind} ${from} ${until} ${aim}`)

describe('what a month’s plan must hold', () => {
  test('what is owed, and neither done nor planned', () => {
    expect(brief(meetingWishes([monthly], [], '2026-12-01'))).toEqual([
      'a face_to_face 2026-12-01 2027-01-01 -',
    ])
    expect(meetingWishes([{ ...monthly, done: 1 }], [], '2026-12-01')).toEqual([])
    const planned = [{ client: 'a', kind: 'face_to_face' as const, day: '2026-12-10' }]
    expect(meetingWishes([monthly], planned, '2026-12-01')).toEqual([])
    expect(meetingWishes([{ ...monthly, needed: 3 }], planned, '2026-12-01')).toHaveLength(2)
  })

  test('a call is no meeting, a meeting of another client is not this one’s', () => {
    const planned = [
      { client: 'a', kind: 'phone' as const, day: '2026-12-10' },
      { client: 'b', kind: 'face_to_face' as const, day: '2026-12-10' },
    ]
    expect(meetingWishes([monthly], planned, '2026-12-01')).toHaveLength(1)
  })

  test('a quarter is spread over its months; in the last one nobody is left over', () => {
    const clients = Array.from({ length: 300 }, (_, n) => ({ ...quarterly, client: `cli_${n}` }))
    const inMonth = (day: string) => meetingWishes(clients, [], day).length
    const [october, november, december] = [
      inMonth('2026-10-09'),
      inMonth('2026-11-02'),
      inMonth('2026-12-01'),
    ]
    expect(october).toBeGreaterThan(60)
    expect(october).toBeLessThan(140)
    expect(november).toBeGreaterThan(october)
    expect(december).toBe(300)
  })

  test('what is overdue comes at once', () => {
    const late = { ...monthly, from: '2026-11-01', until: '2026-12-01', due: '2026-11-30' }
    expect(brief(meetingWishes([late], [], '2026-12-01'))).toEqual([
      'a face_to_face 2026-12-01 2027-01-01 2026-12-01',
    ])
  })

  test('a month that was missed is made up for by this month’s meeting, at once, not by two', () => {
    const missed = { ...monthly, from: '2026-11-01', until: '2026-12-01', due: '2026-11-30' }
    expect(brief(meetingWishes([missed, monthly], [], '2026-12-02'))).toEqual([
      'a face_to_face 2026-12-02 2027-01-01 2026-12-02',
    ])
    // Of a quarter that was missed, whatever month of the next would be the client's turn.
    const [last, next] = [
      { ...quarterly, from: '2026-07-01', until: '2026-10-01', due: '2026-09-30' },
      quarterly,
    ]
    for (const client of ['a', 'b', 'c'])
      expect(
        meetingWishes(
          [last, next].map((one) => ({ ...one, client })),
          [],
          '2026-10-09',
        ),
      ).toHaveLength(1)
  })

  test('follow-ups come shortly before each end of their fourteen days', () => {
    expect(brief(callWishes([rolling], [], '2026-12-01'))).toEqual([
      'a phone 2026-12-01 2026-12-09 2026-12-06',
      'a phone 2026-12-07 2026-12-21 2026-12-18',
    ])
  })

  test('a meeting planned in time is the follow-up, too', () => {
    const planned = [{ client: 'a', kind: 'face_to_face' as const, day: '2026-12-04' }]
    expect(brief(callWishes([rolling], planned, '2026-12-01'))).toEqual([
      'a phone 2026-12-05 2026-12-19 2026-12-16',
      'a phone 2026-12-17 2026-12-31 2026-12-28',
    ])
  })

  test('a follow-up that is late already is proposed for today', () => {
    const late = { ...rolling, from: '2026-11-10', until: '2026-11-25', due: '2026-11-24' }
    expect(brief(callWishes([late], [], '2026-12-01'))[0]).toBe('a phone 2026-12-01 2027-01-01 2026-12-01')
  })
})
