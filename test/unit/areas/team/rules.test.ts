import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reminderOf, type Sitting, vacancies } from '../../../../src/areas/team/rules.ts'
import { addDays } from '../../../../src/kernel/calendar.ts'

const today = '2026-11-23'
const row = (more: Partial<Sitting>): Sitting => ({
  id: 'sea_1',
  seat: 'legal',
  name: '林晓',
  from: '2026-01-05',
  here: true,
  ...more,
})
const vacant = (...rows: Sitting[]) => vacancies(rows, ['legal', 'designer'], today)

describe('a vacancy', () => {
  it('is a seat whose term ended or whose holder left, since that day; a seat nobody ever held is none', () => {
    expect(vacant()).toEqual([])
    expect(vacant(row({}))).toEqual([])
    expect(vacant(row({ until: '2026-11-20' }))).toEqual([
      { id: 'sea_1', seat: 'legal', last: '林晓', since: '2026-11-20' },
    ])
    expect(vacant(row({ here: false, leftOn: '2026-11-19', deputy: '吴越' }))).toEqual([
      { id: 'sea_1', seat: 'legal', last: '林晓', since: '2026-11-19', deputy: '吴越' },
    ])
  })

  it('ends with the next holder, not before their first day', () => {
    const ended = row({ until: '2026-11-20' })
    expect(vacant(ended, row({ id: 'sea_2', from: '2026-11-24' }))).toHaveLength(1)
    expect(vacant(ended, row({ id: 'sea_2', from: today }))).toEqual([])
  })

  it('counts neither a sitting that was taken back before it began nor one that ends tomorrow', () => {
    expect(vacant(row({ from: '2026-11-20', until: '2026-11-20' }))).toEqual([])
    expect(vacant(row({ until: '2026-11-24' }))).toEqual([])
  })
})

it('the reminder moves on once every seven days, never back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      expect(reminderOf(today, addDays(today, days))).toBe(Math.floor(days / 7))
    }),
  )
})
