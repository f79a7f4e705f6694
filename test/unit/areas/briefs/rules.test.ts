import { describe, expect, test } from 'vitest'
import {
  briefAt,
  eveningAt,
  eventKey,
  invitations,
  isQuiet,
  nextBrief,
} from '../../../../src/areas/briefs/rules.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const due = (start: string) => briefAt(at(start), defaultPolicy, chinaCalendar, zone)

describe('when a brief is due', () => {
  test.each([
    ['half an hour before', '2026-12-02 14:30', '2026-12-02 14:00'],
    ['at ten sharp it is no morning meeting', '2026-12-02 10:00', '2026-12-02 09:30'],
    ['a minute earlier it is: the evening before', '2026-12-02 09:59', '2026-12-01 17:30'],
    ['Monday morning: Friday evening', '2026-11-30 09:00', '2026-11-27 17:30'],
    ['after the long holiday: the evening of its eve', '2026-10-08 09:00', '2026-09-30 17:30'],
    ['after a make-up Sunday: that Sunday', '2026-09-21 09:00', '2026-09-20 17:30'],
    ['also on a day off', '2026-12-05 15:00', '2026-12-05 14:30'],
    ['a dinner in the quiet time: that evening', '2026-12-02 20:30', '2026-12-02 17:30'],
    ['a dinner just before it', '2026-12-02 20:29', '2026-12-02 19:59'],
  ])('%s', (_, start, expected) => {
    expect(due(start)).toEqual(at(expected))
  })

  test('sent for a time that stands it is not sent again; moved, it is; cancelled, there is none', () => {
    const sent = { briefAt: at('2026-12-02 14:00'), briefSentAt: at('2026-12-02 14:00') }
    expect(nextBrief(sent, at('2026-12-02 14:00'))).toEqual(sent)
    const moved = at('2026-12-03 14:00')
    expect(nextBrief(sent, moved)).toEqual({ briefAt: moved, briefSentAt: null })
    expect(nextBrief(sent, null)).toEqual({ briefAt: null, briefSentAt: sent.briefSentAt })
  })
})

test('the evening’s card comes half an hour before closing time', () => {
  expect(eveningAt('2026-12-02', defaultPolicy, zone)).toEqual(at('2026-12-02 17:30'))
})

test('the quiet time spans midnight', () => {
  const quiet = (time: string) => isQuiet(at(`2026-12-02 ${time}`), defaultPolicy, zone)
  expect(['19:59', '20:00', '23:59', '00:00', '08:29', '08:30'].map(quiet)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
})

test('who joins is invited, who no longer goes is let off', () => {
  expect(invitations(['a', 'b'], ['b', 'c'])).toEqual({ fresh: ['c'], dropped: ['a'] })
})

test('an event’s key is as long as Lark wants it, and another one once its event was deleted', () => {
  const first = eventKey('pli_01KAQ000000000000000000000')
  expect(first.length).toBeGreaterThanOrEqual(32)
  const next = eventKey('pli_01KAQ000000000000000000000', '00592a0e-7edf-4678-bc9d-1b77383ef08e_0')
  expect(next).not.toBe(first)
  expect(next.length).toBeLessThanOrEqual(128)
})
