import { describe, expect, test } from 'vitest'
import type { Ground, TierSpan } from '../../../../src/areas/duties/model.ts'
import { countsFor, judge, wasLate } from '../../../../src/areas/duties/touches.ts'
import { windowsOf } from '../../../../src/areas/duties/windows.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { ground, met } from './ground.ts'

/** Windows of a kind as one reads them: first day, last day, and by when. */
const owed = (of: Ground, kind: string, today: string, excused: readonly string[] = []) =>
  windowsOf(of, '2026-01-01', today, new Set(excused))
    .filter((one) => one.kind === kind)
    .map((one) => `${one.from}/${one.until} by ${one.due}`)
const since = (tier: TierSpan['tier'], day: string): Ground => ground({ spans: [{ tier, since: day }] })

describe('windows by quarter and month', () => {
  test('a quarter ends with its last day, and is due by the last workday of it', () => {
    expect(owed(since('general', '2026-01-01'), 'face_to_face', '2026-12-31')).toEqual([
      '2026-01-01/2026-04-01 by 2026-03-31',
      '2026-04-01/2026-07-01 by 2026-06-30',
      '2026-07-01/2026-10-01 by 2026-09-30',
      '2026-10-01/2027-01-01 by 2026-12-31',
    ])
  })

  test('a month’s last workday may be a Friday before its 31st or a Saturday that is worked', () => {
    const months = owed(since('general', '2026-01-01'), 'follow_up', '2026-10-31')
    expect(months.map((one) => one.slice(-5))).toEqual([
      '01-30',
      '02-28',
      '03-31',
      '04-30',
      '05-29',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-30',
    ])
  })

  test('a visit on the last day of a quarter is of that quarter, one on the first day of the next is not', () => {
    const [window] = windowsOf(since('general', '2026-01-01'), '2026-01-01', '2026-03-31')
    if (window?.kind !== 'face_to_face') throw new Error('a quarter comes first')
    expect(judge(window, [met('2026-03-31')], defaultPolicy).doneDay).toBe('2026-03-31')
    expect(judge(window, [met('2026-04-01'), met('2025-12-31')], defaultPolicy).doneDay).toBeUndefined()
  })

  test.each<[string, TierSpan['tier'], string, string, boolean]>([
    ['half of November', 'strategic', 'project_sync', '2026-11-16', true],
    ['a day less than half of November', 'strategic', 'project_sync', '2026-11-17', false],
    ['just over half of October', 'general', 'follow_up', '2026-10-16', true],
    ['just under half of October', 'general', 'follow_up', '2026-10-17', false],
    ['half of the quarter', 'strategic', 'executive_meeting', '2026-11-16', true],
    ['a day less than half of the quarter', 'strategic', 'executive_meeting', '2026-11-17', false],
  ])('joined with %s left', (_left, tier, kind, day, isOwed) => {
    expect(
      owed(since(tier, day), kind, '2026-12-31').some((one) => one.startsWith('2026-1') && isIn(one, day)),
    ).toBe(isOwed)
  })
  const isIn = (window: string, day: string): boolean =>
    window.slice(0, 10) <= day && day < window.slice(11, 21)

  test('whoever joins with less than half of a period left is first due in the next', () => {
    expect(owed(since('general', '2026-10-17'), 'follow_up', '2026-11-02')).toEqual([
      '2026-11-01/2026-12-01 by 2026-11-30',
    ])
  })

  test('a period the client asked to be left alone in is not owed where less than half of it is left', () => {
    const pause = (from: string, until: string) => ({ from, until, asked: '2026-10-20' })
    const of = (from: string, until: string) =>
      owed({ ...since('general', '2026-01-01'), pauses: [pause(from, until)] }, 'follow_up', '2026-11-30').at(
        -1,
      )
    expect(of('2026-11-05', '2026-11-20')).toBe('2026-11-01/2026-12-01 by 2026-11-30')
    expect(of('2026-11-05', '2026-11-21')).toBe('2026-10-01/2026-11-01 by 2026-10-30')
    // What is left must be used before the pause, if that was known in time.
    expect(of('2026-11-20', '2026-12-05')).toBe('2026-11-01/2026-12-01 by 2026-11-19')
  })

  test('a pause asked for after the date it would have moved is no breach', () => {
    const late = { from: '2026-11-24', until: '2026-12-10', asked: '2026-11-24' }
    const months = owed({ ...since('general', '2026-01-01'), pauses: [late] }, 'follow_up', '2026-11-30')
    expect(months.at(-1)).toBe('2026-10-01/2026-11-01 by 2026-10-30')
  })
})

describe('fourteen days since the last', () => {
  test.each([
    ['in an ordinary week', '2026-11-10', '2026-11-24'],
    ['ending on a Saturday: the Friday before', '2026-11-07', '2026-11-20'],
    ['ending on a Saturday that is worked', '2026-01-31', '2026-02-14'],
    ['ending within Spring Festival: the last workday before it', '2026-02-06', '2026-02-14'],
    ['ending on the first workday after Spring Festival', '2026-02-10', '2026-02-24'],
    ['over Spring Festival as a whole', '2026-02-14', '2026-02-28'],
    ['over the seven days of October', '2026-09-22', '2026-09-30'],
  ])('a follow-up is due %s', (_when, contact, due) => {
    expect(
      owed(ground({ touches: [met(contact, 'phone')] }), 'follow_up', contact)
        .at(-1)
        ?.slice(-10),
    ).toBe(due)
  })

  test('a call on the fourteenth day is in time, on the fifteenth too late, and each begins the next', () => {
    for (const [day, late] of [
      ['2026-11-24', false],
      ['2026-11-25', true],
    ] as const) {
      const of = ground({ touches: [met('2026-11-10', 'phone'), met(day, 'phone')] })
      const [window, next] = windowsOf(of, '2026-11-10', '2026-11-25').filter(
        (one) => one.from >= '2026-11-10' && one.rolling,
      )
      if (!window) throw new Error('a contact begins a window')
      const { doneDay } = judge(window, of.touches, defaultPolicy)
      expect(doneDay).toBe(day)
      expect(wasLate(window, doneDay ?? '')).toBe(late)
      expect(next?.from).toBe(day)
    }
  })

  test('two calls of one day are one', () => {
    const of = ground({ touches: [met('2026-11-10', 'phone'), met('2026-11-10', 'email')] })
    expect(owed(of, 'follow_up', '2026-11-23').at(-1)).toBe('2026-11-10/2026-11-25 by 2026-11-24')
  })

  test('a pause begins them anew at its end', () => {
    const pauses = [{ from: '2026-11-16', until: '2026-12-01', asked: '2026-11-16' }]
    const of = ground({ touches: [met('2026-11-10', 'phone')], pauses })
    expect(owed(of, 'follow_up', '2026-11-30')).not.toContain('2026-12-01/2026-12-16 by 2026-12-15')
    expect(owed(of, 'follow_up', '2026-12-01').at(-1)).toBe('2026-12-01/2026-12-16 by 2026-12-15')
  })

  test('an excused one is over with its days: the next counts from there, unless there was a contact after all', () => {
    const of = ground({ touches: [met('2026-11-02', 'phone')] })
    const at = (today: string, touches = of.touches) =>
      owed({ ...of, touches }, 'follow_up', today, ['2026-11-02']).filter((one) => one > '2026-11')
    expect(at('2026-11-15')).toEqual(['2026-11-02/2026-11-17 by 2026-11-16'])
    expect(at('2026-11-16')).toEqual([
      '2026-11-02/2026-11-17 by 2026-11-16',
      '2026-11-16/2026-12-01 by 2026-11-30',
    ])
    expect(at('2026-11-16', [...of.touches, met('2026-11-10', 'phone')])).toEqual([
      '2026-11-02/2026-11-17 by 2026-11-16',
      '2026-11-10/2026-11-25 by 2026-11-24',
    ])
  })
})

describe('tiers that change', () => {
  const spans = (first: TierSpan['tier'], day: string, then?: TierSpan['tier']): Ground =>
    ground({
      spans: [
        { tier: first, since: '2026-01-01', until: day },
        ...(then ? [{ tier: then, since: day }] : []),
      ],
    })
  const all = (of: Ground, today: string, from: string) =>
    windowsOf(of, '2026-01-01', today)
      .filter((one) => one.until > from)
      .map((one) => `${one.tier} ${one.kind} ${one.from} by ${one.due}`)

  test('promoted within a quarter: what was running is not owed, the new tier where half of a period is left', () => {
    expect(all(spans('general', '2026-08-15', 'strategic'), '2026-08-20', '2026-08-01')).toEqual([
      'strategic executive_meeting 2026-07-01 by 2026-09-30',
      'strategic project_sync 2026-08-01 by 2026-08-31',
    ])
    expect(all(spans('general', '2026-08-18', 'strategic'), '2026-08-20', '2026-08-01')).toEqual([])
  })

  test('what was over before the change stays owed', () => {
    expect(all(spans('general', '2026-07-15', 'important'), '2026-07-15', '2026-06-15')).toEqual([
      'general face_to_face 2026-04-01 by 2026-06-30',
      'general follow_up 2026-06-01 by 2026-06-30',
      'important face_to_face 2026-07-01 by 2026-07-31',
      'important follow_up 2026-07-15 by 2026-07-29',
    ])
  })

  test('demoted, follow-ups that were running end with the tier', () => {
    const of = { ...spans('important', '2026-07-01', 'general'), touches: [met('2026-06-20', 'phone')] }
    const followUps = all(of, '2026-07-01', '2026-06-30').filter((one) => one.includes('follow_up'))
    expect(followUps).toEqual(['general follow_up 2026-07-01 by 2026-07-31'])
  })

  test('no tier any more, nothing new is owed', () => {
    expect(all(spans('important', '2026-07-01'), '2026-12-31', '2026-07-01')).toEqual([])
  })
})

test('one meeting is both duties of a strategic client only when recorded as both', () => {
  const both = met('2026-11-10', 'face_to_face', { executive: true, alsoSync: true })
  const meeting = met('2026-11-10', 'face_to_face', { executive: true })
  const sync = met('2026-11-10', 'project_sync', { executive: true })
  const counts = (one: typeof both) =>
    (['executive_meeting', 'project_sync'] as const).filter((kind) => countsFor(kind, one, defaultPolicy))
  expect(counts(both)).toEqual(['executive_meeting', 'project_sync'])
  expect(counts(meeting)).toEqual(['executive_meeting'])
  expect(counts(sync)).toEqual(['project_sync'])
  expect(counts(met('2026-11-10', 'video', { executive: true }))).toEqual([])
})

test('WeChat is a follow-up only where the company counts it; a meeting always is', () => {
  const wechat = met('2026-11-10', 'wechat')
  expect(countsFor('follow_up', wechat, defaultPolicy)).toBe(false)
  expect(countsFor('follow_up', wechat, { ...defaultPolicy, 'cadence.wechat_counts': true })).toBe(true)
  expect(countsFor('follow_up', met('2026-11-10'), defaultPolicy)).toBe(true)
  expect(countsFor('face_to_face', met('2026-11-10', 'video'), defaultPolicy)).toBe(false)
})
