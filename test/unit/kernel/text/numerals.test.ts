import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumeral } from '../../../../src/kernel/text/numerals.ts'

const digits = '零一二三四五六七八九'

/** Writes a whole number below 1,0000,0000,0000 in full Chinese, as on a contract. */
function written(value: number): string {
  if (value === 0) return '零'
  const section = (part: number): string => {
    let text = ''
    let gap = false
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / unit) % 10
      if (digit === 0) gap = text !== ''
      else {
        text += (gap ? '零' : '') + digits[digit] + name
        gap = false
      }
    }
    return text
  }
  let text = ''
  for (const [unit, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(value / unit) % 1e4
    if (part === 0) continue
    if (text !== '' && (part < 1000 || value % (unit * 1e4) < unit * 1000)) text += '零'
    text += section(part) + name
  }
  return text
}

describe('numerals are read as spoken', () => {
  it.each([
    ['三千八', 3800],
    ['一万五', 15_000],
    ['三千零八', 3008],
    ['一万零五', 10_005],
    ['二百五', 250],
    ['两千三百万', 23_000_000],
    ['十五', 15],
    ['二十', 20],
    ['十', 10],
    ['两', 2],
    ['3千8', 3800],
    ['1万5', 15_000],
    ['1.5亿', 150_000_000],
    ['一亿两千万', 120_000_000],
    ['三点八', 3.8],
    ['三点八万', 38_000],
    ['二〇二六', 2026],
    ['1,200.5', 1200.5],
    ['３８', 38],
  ])('%s is %d', (text, value) => expect(readNumeral(text)).toBe(value))

  it.each(['', '万', '百', '点五', '三三千', '千三', '一二三四五百', 'abc', '三点'])(
    '%j is no numeral',
    (text) => expect(readNumeral(text)).toBeUndefined(),
  )

  it('every whole number up to a trillion comes back from its Chinese writing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(readNumeral(written(value))).toBe(value)
      }),
      { seed: 21, numRuns: 2000 },
    )
  })

  it('every figure comes back, narrow or full-width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        const wide = String(value).replace(/\d/g, (digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        )
        expect(readNumeral(wide)).toBe(value)
        expect(readNumeral(value.toLocaleString('en-US'))).toBe(value)
      }),
      { seed: 22, numRuns: 500 },
    )
  })

  it('any text is either a finite number or none', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'零一二两三十百千万亿点.0519几 a'), maxLength: 12 }),
        (text) => {
          const value = readNumeral(text)
          expect(value === undefined || Number.isFinite(value)).toBe(true)
        },
      ),
      { seed: 23, numRuns: 3000 },
    )
  })
})
