import { describe, expect, it, test } from 'vitest'
import { asksToGive, isComplete, readForm } from '../../../../src/areas/disclosure/rules.ts'
import { addDays } from '../../../../src/kernel/calendar.ts'

describe('a sentence that gives a client away', () => {
  test.each([
    ['把万川王总电话发给灯具老赵', '万川王总电话', '灯具老赵'],
    ['麻烦把龙澜李工的微信推给晶亮灯具的赵经理，他要对尺寸', '龙澜李工的微信', '晶亮灯具的赵经理'],
    ['帮我把银禾的资料转给老孙', '银禾的资料', '老孙'],
    ['告诉老赵万川王总的手机号', '万川王总的手机号', '老赵'],
  ])('%s', (text, what, whom) => {
    expect(asksToGive(text)).toEqual({ what, whom })
  })

  test.each([
    '今天上午去万川见王总，周五前把报价发给他',
    '把万川王总电话发给我',
    '给王总打了个电话，月底付款',
    '万川王总的电话是多少',
    '下午把样册送到银禾',
  ])('%s is none', (text) => {
    expect(asksToGive(text)).toBeUndefined()
  })
})

describe('the form of a disclosure', () => {
  const today = '2026-11-23'
  const whole = {
    recipient: '晶亮灯具',
    purpose: '灯具深化',
    items: ['profile'],
    contacts: [],
    until: '2026-12-31',
  }

  it('says what is missing, field by field', () => {
    expect(
      readForm(
        { items: [], contacts: [], recipient: undefined, purpose: undefined, until: undefined },
        today,
        addDays,
      ),
    ).toEqual({
      missing: ['recipient', 'purpose', 'items', 'until'],
    })
  })

  it('wants to know whose data it is once a person’s data is given, and forgets persons otherwise', () => {
    expect(readForm({ ...whole, items: ['contact_details'] }, today, addDays)).toEqual({
      missing: ['contacts'],
    })
    expect(readForm({ ...whole, contacts: ['con_1'] }, today, addDays)).toMatchObject({
      filled: { contacts: [] },
    })
  })

  it('takes a day after today, at most a year ahead', () => {
    for (const until of [today, '2026-11-01', '2028-01-01'])
      expect(readForm({ ...whole, until }, today, addDays)).toEqual({ missing: ['until'] })
    expect(readForm({ ...whole, until: '2026-11-24' }, today, addDays)).toHaveProperty('filled')
  })

  it('is ready for legal only with the client’s file and every person’s own consent', () => {
    expect(isComplete({ file: true, persons: [] })).toBe(true)
    expect(isComplete({ file: false, persons: [] })).toBe(false)
    expect(isComplete({ file: true, persons: [{ separate: true }, { separate: false }] })).toBe(false)
  })
})
