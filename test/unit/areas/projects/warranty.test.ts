import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workKinds } from '../../../../bot-cards/projects/actions.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import {
  defectEnd,
  lastDay,
  noticesOf,
  retentionDue,
  seasonsEnd,
  termsOf,
  type Work,
  warrantyOn,
  warrantyUntil,
} from '../../../../src/areas/projects/warranty.ts'
import { addDays, chinaCalendar, isWorkday } from '../../../../src/kernel/calendar.ts'

const terms = termsOf(defaultPolicy)
const calendar = chinaCalendar
const until = (work: Work) => warrantyUntil(work, terms, calendar)
const on = (works: readonly Work[], asked: { work: Work['work']; part?: string }, day: string) =>
  warrantyOn(works, asked, day, terms, calendar)

describe('the last day of a period (民法典 201–203)', () => {
  test.each([
    ['the same date years later', '2023-08-15', { years: 5 }, '2028-08-15'],
    ['the end of a month that has no such date', '2026-08-31', { months: 6 }, '2027-03-01'],
    ['the last of February for the 29th', '2024-02-29', { years: 1 }, '2025-02-28'],
    ['a Saturday gives way to Monday', '2024-11-28', { years: 2 }, '2026-11-30'],
    ['the National Day holiday gives way to the first day at work', '2024-10-01', { years: 2 }, '2026-10-08'],
    ['a make-up Saturday is a day like any other', '2024-10-10', { years: 2 }, '2026-10-10'],
  ])('%s', (_, start, length, end) => {
    expect(lastDay(calendar, start, length)).toBe(end)
  })
})

describe('warranty by kind of work (建设工程质量管理条例 40)', () => {
  test('waterproofing accepted on 2023-08-15 is warranted to 2028-08-15, wiring of 2024-11-01 is over (scenario 7)', () => {
    const works: Work[] = [
      { part: '', work: 'waterproofing', acceptedOn: '2023-08-15' },
      { part: '', work: 'wiring', acceptedOn: '2024-11-01' },
    ]
    expect(on(works, { work: 'waterproofing', part: '3号楼' }, '2026-11-21')).toEqual({
      state: 'in',
      until: '2028-08-15',
    })
    expect(on(works, { work: 'wiring' }, '2026-11-21')).toEqual({ state: 'out', since: '2026-11-03' })
  })

  test('the last day is still under warranty, the next is not', () => {
    const works: Work[] = [{ part: '', work: 'waterproofing', acceptedOn: '2023-08-15' }]
    expect(on(works, { work: 'waterproofing' }, '2028-08-15').state).toBe('in')
    expect(on(works, { work: 'waterproofing' }, '2028-08-16')).toEqual({ state: 'out', since: '2028-08-16' })
  })

  test.each([
    ['accepted in summer: the next two winters and summers', '2024-08-15', '2026-09-30'],
    ['accepted in the middle of a winter: that winter does not count', '2024-12-20', '2027-03-15'],
    [
      'accepted on the day the heating is turned on: that winter is no whole one any more',
      '2024-11-15',
      '2027-03-15',
    ],
    ['accepted the day before: it is', '2024-11-14', '2026-09-30'],
  ])('heating and cooling run two whole seasons of each, %s', (_, acceptedOn, end) => {
    expect(until({ part: '', work: 'heating_cooling', acceptedOn })).toBe(end)
  })

  test('a season across New Year ends in the year after it begins', () => {
    expect(seasonsEnd('2026-01-10', { from: '11-15', until: '03-15' }, 1)).toBe('2027-03-15')
    expect(seasonsEnd('2026-01-10', { from: '06-01', until: '09-30' }, 1)).toBe('2026-09-30')
  })

  test('a contract may only lengthen', () => {
    const work = { part: '', work: 'decoration', acceptedOn: '2024-03-05' } as const
    expect(until({ ...work, longer: 5 })).toBe('2029-03-05')
    expect(until({ ...work, longer: 1 })).toBe(until(work))
  })

  test('each part has its own days; where they differ, which part is asked', () => {
    const works: Work[] = [
      { part: '1号楼', work: 'decoration', acceptedOn: '2023-01-10' },
      { part: '3号楼', work: 'decoration', acceptedOn: '2026-05-11' },
    ]
    expect(on(works, { work: 'decoration', part: '3号楼' }, '2026-11-21').state).toBe('in')
    expect(on(works, { work: 'decoration', part: '1号楼' }, '2026-11-21').state).toBe('out')
    expect(on(works, { work: 'decoration' }, '2026-11-21')).toEqual({ state: 'unknown', missing: 'part' })
    expect(on(works, { work: 'decoration', part: '9号楼' }, '2026-11-21')).toEqual({
      state: 'unknown',
      missing: 'work',
    })
  })

  test('parts that answer alike need not be told apart: the one that ends first counts', () => {
    const works: Work[] = [
      { part: '1号楼', work: 'plumbing', acceptedOn: '2026-05-11' },
      { part: '3号楼', work: 'plumbing', acceptedOn: '2025-05-12' },
    ]
    expect(on(works, { work: 'plumbing' }, '2026-11-21')).toEqual({ state: 'in', until: '2027-05-12' })
  })

  test('what is missing is said: no such work, or nothing accepted yet', () => {
    expect(on([], { work: 'equipment' }, '2026-11-21')).toEqual({ state: 'unknown', missing: 'work' })
    expect(on([{ part: '', work: 'equipment' }], { work: 'equipment' }, '2026-11-21')).toEqual({
      state: 'unknown',
      missing: 'acceptance',
    })
    const later: Work[] = [{ part: '', work: 'equipment', acceptedOn: '2026-12-01' }]
    expect(on(later, { work: 'equipment' }, '2026-11-21')).toEqual({
      state: 'unknown',
      missing: 'acceptance',
    })
  })
})

describe('money held back (建质〔2017〕138号)', () => {
  const works: Work[] = [
    { part: '1号楼', work: 'decoration', acceptedOn: '2025-06-10' },
    { part: '3号楼', work: 'decoration', acceptedOn: '2025-09-15' },
  ]

  test('it is due after the defect period, counted from the last acceptance, and the days to check and pay', () => {
    expect(defectEnd({ defectMonths: 12 }, works, calendar)).toBe('2026-09-15')
    expect(retentionDue({ defectMonths: 12 }, works, 28, calendar)).toBe('2026-10-13')
  })

  test('a day the contract names comes first', () => {
    expect(retentionDue({ defectMonths: 12, retentionOn: '2026-12-31' }, works, 28, calendar)).toBe(
      '2026-12-31',
    )
  })

  test('it cannot be told before everything is accepted, or without a period', () => {
    expect(
      retentionDue({ defectMonths: 12 }, [...works, { part: '2号楼', work: 'wiring' }], 28, calendar),
    ).toBe(undefined)
    expect(retentionDue({}, works, 28, calendar)).toBe(undefined)
  })
})

describe('what must be told of a project', () => {
  const rules = { terms, inspectDays: 60, retentionDays: 14, refundDays: 28 }

  test('one inspection for everything whose warranty ends that day, 60 days before, on a workday', () => {
    const works: Work[] = [
      { part: '', work: 'decoration', acceptedOn: '2025-04-01' },
      { part: '', work: 'wiring', acceptedOn: '2025-04-01' },
    ]
    const [notice, ...more] = noticesOf({}, works, '2026-11-23', rules, calendar)
    expect(more).toEqual([])
    expect(notice).toEqual({ kind: 'warranty', dueDay: '2027-04-01', onDay: '2027-02-01' })
  })

  test('a project written down late is told today; one that is over, not at all', () => {
    const due: Work[] = [{ part: '', work: 'decoration', acceptedOn: '2024-12-10' }]
    expect(noticesOf({}, due, '2026-11-23', rules, calendar)).toEqual([
      { kind: 'warranty', dueDay: '2026-12-10', onDay: '2026-11-23' },
    ])
    const over: Work[] = [{ part: '', work: 'decoration', acceptedOn: '2023-01-10' }]
    expect(noticesOf({}, over, '2026-11-23', rules, calendar)).toEqual([])
  })

  test('retention is told only where money is held back', () => {
    const works: Work[] = [{ part: '', work: 'decoration', acceptedOn: '2025-12-15' }]
    const project = { defectMonths: 12 }
    const told = noticesOf({ ...project, retentionYuan: 90_000 }, works, '2026-11-23', rules, calendar)
    expect(told.filter((one) => one.kind === 'retention')).toEqual([
      { kind: 'retention', dueDay: '2027-01-12', onDay: '2026-12-29' },
    ])
    expect(
      noticesOf(project, works, '2026-11-23', rules, calendar).some((one) => one.kind === 'retention'),
    ).toBe(false)
  })
})

const day = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2020-01-01', n))
const work = fc.record({
  part: fc.constantFrom('', '1号楼', '3号楼'),
  work: fc.constantFrom(...workKinds),
  acceptedOn: day,
})

describe('whatever was accepted whenever', () => {
  test('a warranty ends on a workday unless it ends with a season, and never before the law’s minimum', () => {
    fc.assert(
      fc.property(work, (one) => {
        const end = until(one) ?? ''
        const least = one.work === 'waterproofing' ? 5 : 2
        if (one.work !== 'heating_cooling') expect(isWorkday(calendar, end)).toBe(true)
        expect(end >= lastDay({ ...calendar, off: new Set() }, one.acceptedOn, { years: least - 1 })).toBe(
          true,
        )
      }),
    )
  })

  test('later acceptance never ends earlier', () => {
    fc.assert(
      fc.property(work, fc.nat(400), (one, more) => {
        const later = { ...one, acceptedOn: addDays(one.acceptedOn, more) }
        expect((until(later) ?? '') >= (until(one) ?? '')).toBe(true)
      }),
    )
  })

  test('the answer of a day is in or out as the day lies before or after the end', () => {
    fc.assert(
      fc.property(work, fc.nat(4000), (one, after) => {
        const asked = addDays(one.acceptedOn, after)
        const answer = on([one], { work: one.work, part: one.part }, asked)
        expect(answer.state).toBe(asked <= (until(one) ?? '') ? 'in' : 'out')
      }),
    )
  })
})
