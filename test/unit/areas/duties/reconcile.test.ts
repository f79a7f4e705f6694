import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'
import { ground, looked, met, standing } from './ground.ts'

const november = (said: Parameters<typeof ground>[0] = {}) =>
  ground({ spans: [{ tier: 'important', since: '2026-11-01' }], ...said })
const since = { since: '2026-10-01', lookedFrom: '2026-11-01' }

describe('what is owed follows from what happened', () => {
  test('a call that is taken back was never there: the follow-up before it is open again, the one after it gone', () => {
    const without = november({ touches: [met('2026-11-03', 'phone')] })
    const call = november({ touches: [met('2026-11-03', 'phone'), met('2026-11-10', 'phone')] })
    const before = looked([], without, '2026-11-09', since)
    const after = looked(before, call, '2026-11-10', since)
    expect(standing(after)).toContain('follow_up 2026-11-10 2026-11-24 open')
    const back = looked(after, without, '2026-11-10', since)
    expect(standing(back)).toEqual(standing(looked([], without, '2026-11-10', since)))
    expect(back.find((one) => one.from === '2026-11-10')?.status).toBe('dropped')
  })

  test('a follow-up kept in one quarter, whose days reach into the next, stays kept when that one begins', () => {
    const calls = [met('2026-09-17', 'phone'), met('2026-09-18', 'phone')]
    const rows = looked([], ground({ touches: calls }), '2026-09-18')
    const kept = 'follow_up 2026-09-17 2026-09-30 done 2026-09-18 vis_2026-09-18_phone'
    expect(standing(rows)).toContain(kept)
    // As the database is read in October: the latest contact before it.
    const october = { since: '2026-10-01', lookedFrom: '2026-01-01' }
    expect(standing(looked(rows, ground({ touches: calls.slice(1) }), '2026-10-01', october))).toContain(kept)
  })

  test('an excuse is no miss, holds on every look, and gives way to the meeting that takes place after all', () => {
    const open = looked([], november(), '2026-11-20', since)
    const excused = open.map((one) =>
      one.kind === 'face_to_face' ? { ...one, status: 'excused' as const } : one,
    )
    expect(standing(looked(excused, november(), '2026-12-02', since))).toContain(
      'face_to_face 2026-11-01 2026-11-30 excused',
    )
    const after = looked(excused, november({ touches: [met('2026-11-26')] }), '2026-11-26', since)
    expect(standing(after)).toContain(
      'face_to_face 2026-11-01 2026-11-30 done 2026-11-26 vis_2026-11-26_face_to_face',
    )
  })

  test('an excused follow-up: a call within its days fulfils it after all, a later one is the next one’s', () => {
    const open = looked([], november(), '2026-11-12', since)
    const excused = open.map((one) =>
      one.kind === 'follow_up' ? { ...one, status: 'excused' as const } : one,
    )
    const of = (day: string) =>
      standing(looked(excused, november({ touches: [met(day, 'phone')] }), '2026-11-20', since)).filter(
        (one) => one.startsWith('follow_up'),
      )
    expect(of('2026-11-14')).toEqual([
      'follow_up 2026-11-01 2026-11-13 done 2026-11-14 vis_2026-11-14_phone',
      'follow_up 2026-11-14 2026-11-27 open',
    ])
    expect(of('2026-11-18')).toEqual([
      'follow_up 2026-11-01 2026-11-13 excused',
      'follow_up 2026-11-15 2026-11-27 done 2026-11-18 vis_2026-11-18_phone',
      'follow_up 2026-11-18 2026-12-02 open',
    ])
  })

  test('a period that is over keeps what it asked for, whatever the policy asks now; one that runs follows', () => {
    const rows = looked([], november(), '2026-12-01', since)
    const twice = { ...defaultPolicy, 'cadence.important_face_per_month': 2 }
    const needed = looked(rows, november({ policy: twice }), '2026-12-01', since)
      .filter((one) => one.kind === 'face_to_face')
      .map((one) => `${one.from} ${one.needed}`)
    expect(needed).toEqual(['2026-11-01 1', '2026-12-01 2'])
  })

  test('what was over before anybody looked at a client is no breach', () => {
    const early = ground({ spans: [{ tier: 'general', since: '2026-01-01' }] })
    expect(
      standing(looked([], early, '2026-11-02', { since: '2026-01-01', lookedFrom: '2026-11-02' })),
    ).toEqual(['face_to_face 2026-10-01 2026-12-31 open', 'follow_up 2026-11-01 2026-11-30 open'])
  })

  test('merged into another: what is open is not owed any more, what was done stays', () => {
    const rows = looked([], november({ touches: [met('2026-11-05')] }), '2026-11-06', since)
    expect(standing(looked(rows, { ...november(), gone: true }, '2026-11-07', since))).toEqual([
      'face_to_face 2026-11-01 2026-11-30 done 2026-11-05 vis_2026-11-05_face_to_face',
      'follow_up 2026-11-01 2026-11-13 done 2026-11-05 vis_2026-11-05_face_to_face',
    ])
  })
})

describe('days that are guessed', () => {
  const december = ground({ spans: [{ tier: 'important', since: '2026-12-20' }] })
  const guessed = (calendar = chinaCalendar) =>
    looked([], { ...december, calendar }, '2027-01-01', {
      since: '2026-10-01',
      lookedFrom: '2026-12-20',
    }).map((one) => `${one.kind} ${one.due} ${one.guessed}`)

  test('a date that was counted with a year without a list is marked, be it the last workday before that year', () => {
    // 2027-01-03 is a Sunday; whether it is worked no list says yet.
    expect(guessed().sort()).toEqual(['face_to_face 2027-01-29 true', 'follow_up 2026-12-31 true'])
    const known = { ...chinaCalendar, knownYears: new Set([2026, 2027]) }
    expect(guessed(known).sort()).toEqual(['face_to_face 2027-01-29 false', 'follow_up 2026-12-31 false'])
    expect(looked([], ground(), '2026-12-15').some((one) => one.guessed)).toBe(false)
  })

  test('once the list is there, the date moves and is no longer doubted', () => {
    const rows = looked([], december, '2027-01-01', { since: '2026-10-01', lookedFrom: '2026-12-20' })
    const calendar = {
      off: new Set([...chinaCalendar.off, '2027-01-29']),
      makeup: chinaCalendar.makeup,
      knownYears: new Set([2026, 2027]),
    }
    const [after] = looked(rows, { ...december, calendar }, '2027-01-02', { since: '2026-10-01' }).filter(
      (one) => one.kind === 'face_to_face',
    )
    expect(after).toMatchObject({ due: '2027-01-28', guessed: false, status: 'open', version: 2 })
  })
})
