import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemStatus } from '../../../../bot-cards/review/views.ts'
import { itemStatuses } from '../../../../bot-cards/review/views.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import {
  dueOf,
  hintOf,
  isLate,
  isRise,
  lookAt,
  periodOf,
  progressOf,
  type Told,
  visitsDone,
  visitsDue,
} from '../../../../src/areas/review/rules.ts'
import { checkReview } from '../../../../src/areas/review/submitted.ts'
import { addDays, chinaCalendar } from '../../../../src/kernel/calendar.ts'

const round = { proposeBy: '2027-01-18', approveBy: '2027-01-25' }

describe('how far a review has come', () => {
  test('the last day itself is in time, the day after is late; what came back has until the approvals end', () => {
    expect(isLate('open', round, '2027-01-18')).toBe(false)
    expect(isLate('open', round, '2027-01-19')).toBe(true)
    expect(isLate('returned', round, '2027-01-19')).toBe(false)
    expect(isLate('proposed', round, '2027-01-25')).toBe(false)
    expect(isLate('proposed', round, '2027-01-26')).toBe(true)
    expect(isLate('approved', round, '2028-01-01')).toBe(false)
    expect(dueOf('returned', round)).toBe(round.approveBy)
  })

  test('done, waiting, open and late per person, the slowest first; dropped and carried items are nobody’s', () => {
    const row = (name: string, status: ItemStatus, count: number) => ({ personId: name, name, status, count })
    const { total, people } = progressOf(
      [
        row('周婷', 'approved', 3),
        row('李明', 'open', 2),
        row('李明', 'returned', 1),
        row('周婷', 'proposed', 1),
        row('周婷', 'dropped', 5),
        row('王芳', 'carried', 5),
      ],
      round,
      '2027-01-20',
    )
    expect(total).toEqual({ done: 3, waiting: 1, open: 3, late: 2 })
    expect(people.map(({ name, late, open }) => [name, late, open])).toEqual([
      ['李明', 2, 3],
      ['周婷', 0, 0],
    ])
  })

  test('everybody’s numbers add up to the total, and nobody is later than they have things to do', () => {
    const status = fc.constantFrom(...itemStatuses)
    const rows = fc.array(
      fc.record({ personId: fc.constantFrom('a', 'b', 'c'), status, count: fc.integer({ min: 1, max: 99 }) }),
    )
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2027-01-01', n))
    fc.assert(
      fc.property(rows, day, (counted, today) => {
        const named = counted.map((one) => ({ ...one, name: one.personId }))
        const { total, people } = progressOf(named, round, today)
        for (const column of ['done', 'waiting', 'open', 'late'] as const)
          expect(people.reduce((sum, one) => sum + one[column], 0)).toBe(total[column])
        for (const one of people) expect(one.late <= one.open + one.waiting).toBe(true)
        expect(people.map((one) => one.late)).toEqual(people.map((one) => one.late).sort((a, b) => b - a))
      }),
    )
  })
})

describe('who is told that it is late', () => {
  const look = (told: Told, today: string, late: number) =>
    lookAt(chinaCalendar, { ...round, told }, today, late, defaultPolicy['review.overdue_gm_workdays'])

  test('the team lead on the first workday after the deadline, the general manager three workdays later', () => {
    expect(look('none', '2027-01-19', 2)).toEqual({ tell: 'lead', next: '2027-01-22' })
    expect(look('lead', '2027-01-22', 2)).toEqual({ tell: 'general_manager', next: '2027-01-26' })
    expect(look('general_manager', '2027-01-26', 2)).toEqual({ next: '2027-01-29' })
    expect(look('general_manager', '2027-01-29', 2)).toEqual({})
  })

  test('nobody while nothing is late; what is late only with the approvals is told then', () => {
    expect(look('none', '2027-01-19', 0)).toEqual({ next: '2027-01-22' })
    expect(look('none', '2027-01-26', 1)).toEqual({ tell: 'lead', next: '2027-01-29' })
    expect(look('lead', '2027-01-29', 1)).toEqual({ tell: 'general_manager' })
  })

  test('after a long outage the team lead still comes first, and the general manager after the same patience', () => {
    expect(look('none', '2027-03-01', 4)).toEqual({ tell: 'lead', next: '2027-03-04' })
    expect(look('lead', '2027-03-04', 4)).toEqual({ tell: 'general_manager' })
  })

  test('whatever happens, each is told at most once, the lead first, and the looking ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 12 }), fc.integer({ min: 0, max: 40 }), (lates, start) => {
        let today = addDays('2027-01-19', start)
        let told: Told = 'none'
        const heard: string[] = []
        for (let n = 0; n < 12; n++) {
          const { tell, next } = look(told, today, lates[n] ?? 0)
          if (tell) {
            heard.push(tell)
            told = tell
          }
          if (!next) break
          expect(next > today).toBe(true)
          today = next
          expect(n).toBeLessThan(8)
        }
        expect([[], ['lead'], ['lead', 'general_manager']]).toContainEqual(heard)
      }),
    )
  })
})

describe('what the rules hint at', () => {
  const item = (now: 'fail' | 'unknown') => ({ kind: 'item', now })
  const tests = (missing: { kind: string; now?: unknown }[]) => [
    { tier: 'strategic' as const, routes: [{ missing: [{ kind: 'annual', now: 1 }] }] },
    { tier: 'important' as const, routes: [{ missing }] },
  ]

  const recognition = { result: 'pass' }

  test('a tier that holds is the hint, a lower one too where something speaks against the one it has', () => {
    expect(hintOf({ tier: 'strategic', recognition, tests: [] }, 'important')).toBe('strategic')
    expect(hintOf({ tier: 'general', recognition, tests: tests([item('fail')]) }, 'important')).toBe(
      'general',
    )
    expect(hintOf({ recognition, tests: tests([{ kind: 'annual', now: 1 }]) }, 'important')).toBe('none')
  })

  test('where only nobody has judged yet, the rules cannot tell; below its own tier they name what is still possible', () => {
    expect(
      hintOf({ tier: 'general', recognition, tests: tests([item('unknown')]) }, 'important'),
    ).toBeUndefined()
    expect(hintOf({ recognition, tests: tests([item('unknown'), item('fail')]) }, 'important')).toBe('none')
    expect(hintOf({ recognition, tests: tests([item('unknown')]) }, 'strategic')).toBe('important')
    expect(hintOf({ recognition: { result: 'fail' }, tests: tests([item('unknown')]) }, 'important')).toBe(
      'none',
    )
  })

  test('joining and rising count, falling does not', () => {
    expect(isRise(null, 'general')).toBe(true)
    expect(isRise('important', 'strategic')).toBe(true)
    expect(isRise('strategic', 'important')).toBe(false)
    expect(isRise('general', 'none')).toBe(false)
  })
})

describe('visits done and due in half a year', () => {
  test('as the communication plan asks of each tier', () => {
    const half = periodOf('2026-09-01')
    expect(visitsDue('strategic', half, defaultPolicy)).toEqual({ face: 2, other: 6 })
    expect(visitsDue('important', half, defaultPolicy)).toEqual({ face: 6, other: 13 })
    expect(visitsDue('general', half, defaultPolicy)).toEqual({ face: 2, other: 6 })
  })

  test('a video call is not face to face, and WeChat counts only where policy says so', () => {
    const kinds = { face_to_face: 1, video: 5, phone: 2, email: 1, wechat: 7, project_sync: 3 }
    expect(visitsDone('strategic', kinds, defaultPolicy)).toEqual({ face: 1, other: 3 })
    expect(visitsDone('general', kinds, defaultPolicy)).toEqual({ face: 1, other: 3 })
    expect(visitsDone('general', kinds, { ...defaultPolicy, 'cadence.wechat_counts': true }).other).toBe(10)
  })
})

describe('the three mandatory inputs', () => {
  const full = { data: 'right', market: '没变化', feedback: '王总满意', tier: undefined }
  const codes = (fields: Parameters<typeof checkReview>[0]) => {
    const checked = checkReview(fields, 'strategic')
    return 'errors' in checked ? Object.values(checked.errors).map((one) => one?.code) : []
  }

  test('with all three the tier stays unless another was chosen', () => {
    expect(checkReview(full, 'strategic')).toEqual({
      proposal: { market: '没变化', feedback: '王总满意', proposedTier: 'strategic' },
    })
    expect(checkReview({ ...full, tier: 'none' }, 'strategic')).toMatchObject({
      proposal: { proposedTier: 'none' },
    })
  })

  test('each that is missing is named, all at once', () => {
    expect(codes({ ...full, feedback: undefined })).toEqual(['review_feedback_missing'])
    expect(codes({ data: undefined, market: undefined, feedback: undefined, tier: undefined })).toEqual([
      'review_data_missing',
      'review_market_missing',
      'review_feedback_missing',
    ])
    expect(codes({ ...full, data: 'wrong' })).toEqual(['review_data_wrong'])
    expect(codes({ ...full, tier: 'gold' })).toEqual(['review_tier_unknown'])
    expect(codes({ ...full, market: '长'.repeat(501) })).toEqual(['too_long'])
  })
})
