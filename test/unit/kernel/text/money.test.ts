import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readYuan } from '../../../../src/kernel/text/money.ts'

it.each([
  ['3200万', 32_000_000],
  ['1.5亿', 150_000_000],
  ['２３００万', 23_000_000],
  ['3800w', 38_000_000],
  ['3.8kw', 38_000_000],
  ['23,000,000', 23_000_000],
  ['23000000 元', 23_000_000],
  ['2,300 万元', 23_000_000],
  ['5000元', 5000],
])('%s is so many yuan', (typed, yuan) => {
  expect(readYuan(typed)).toEqual({ ok: true, yuan })
})

it('asks whether a small bare number is yuan or 万, and what a vague one is', () => {
  expect(readYuan('3200')).toEqual({ ok: false, why: 'unclear', options: [3200, 32_000_000] })
  expect(readYuan('两百来万')).toMatchObject({ ok: false, why: 'unclear' })
})

it('refuses what is negative, nothing, too large, a price per metre, or no amount', () => {
  for (const typed of ['-5万', '负五万', '0', '0万'])
    expect(readYuan(typed)).toMatchObject({ why: 'negative' })
  expect(readYuan('99999亿')).toMatchObject({ why: 'too_large' })
  for (const typed of ['', '很多', '3800元/平', '100万和200万'])
    expect(readYuan(typed)).toMatchObject({ ok: false, why: 'unreadable' })
})

it('never lets a negative or broken amount through', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readYuan(typed)
      if (read.ok) expect(Number.isSafeInteger(read.yuan) && read.yuan > 0).toBe(true)
    }),
  )
})
