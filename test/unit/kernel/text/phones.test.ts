import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPhones, maskPhones } from '../../../../src/kernel/text/phones.ts'

describe('phone numbers are found and masked', () => {
  it.each([
    ['张 伟 １３８ 0013 8000', 'mobile', '13800138000'],
    ['+86 138-0013-8000', 'mobile', '13800138000'],
    ['电话13800138000，微信同号', 'mobile', '13800138000'],
    ['tel13800138000', 'mobile', '13800138000'],
    ['13800138000 14:30', 'mobile', '13800138000'],
    ['0571-88001234', 'landline', '0571-88001234'],
    ['0571-88001234-801', 'landline', '0571-88001234-801'],
    ['400-800-1234', 'service', '4008001234'],
  ])('%s', (text, kind, number) => expect(findPhones(text)).toMatchObject([{ kind, number }]))

  it.each([
    ['138001380001', 12],
    ['1380013800', 10],
    ['138 0013 80001', 12],
  ])('%s is a mobile number of a wrong length (%d digits)', (text, digits) => {
    expect(findPhones(text)).toMatchObject([{ kind: 'wrong_length', digits }])
  })

  it.each(['330106199001011234', '合同2026-0001', '12345', '3800', '91310115MA1K4ABC18', '2026-11-23'])(
    '%s is no phone number',
    (text) => expect(findPhones(text)).toEqual([]),
  )

  it('the middle of a number is masked, the words around it stay', () => {
    expect(maskPhones('王总 13800138000，座机0571-88001234')).toBe('王总 138****8000，座机057****1234')
    expect(maskPhones('138001380001')).toBe('138****0001')
  })

  it('no mobile number survives masking, however it is grouped', () => {
    const number = fc.tuple(
      fc.constantFrom('3', '5', '7', '8', '9'),
      fc.integer({ min: 0, max: 999_999_999 }),
    )
    fc.assert(
      fc.property(number, fc.constantFrom('', ' ', '-'), ([second, rest], gap) => {
        const digits = `1${second}${String(rest).padStart(9, '0')}`
        const text = `联系${digits.slice(0, 3)}${gap}${digits.slice(3, 7)}${gap}${digits.slice(7)}谢谢`
        expect(maskPhones(text)).toBe(`联系${digits.slice(0, 3)}****${digits.slice(7)}谢谢`)
      }),
      { seed: 41, numRuns: 500 },
    )
  })
})
