import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowStart } from '../../../../src/areas/clients/figures.ts'
import { figureOf, unmergeUntil, usccToKeep } from '../../../../src/areas/clients/rules.ts'

const today = '2026-11-23'
const read = (fields: Parameters<typeof figureOf>[0]) => figureOf(fields, today, String)
const good = { kind: 'contract', amount: '3200万', label: '二期精装' }

describe('an amount of a client', () => {
  it('is read as typed; without a day it is today’s', () => {
    expect(read(good)).toEqual({
      ok: true,
      figure: { kind: 'contract', yuan: 32_000_000, label: '二期精装', onDay: today },
    })
  })

  it('is never signed after today', () => {
    expect(read({ ...good, day: '2026-11-23' }).ok).toBe(true)
    expect(read({ ...good, day: '2026-11-24' })).toEqual({
      ok: false,
      wrong: { day: { code: 'signed_in_future', params: {} } },
    })
  })

  it('names every wrong field at once; only a forecast needs no label', () => {
    expect(read({})).toMatchObject({
      wrong: {
        kind: { code: 'figure_kind_missing' },
        amount: { code: 'amount_unreadable' },
        label: { code: 'figure_label_missing' },
      },
    })
    expect(read({ kind: 'forecast_3y', amount: '1.5亿' }).ok).toBe(true)
    expect(read({ ...good, amount: '3200' })).toMatchObject({
      wrong: { amount: { code: 'amount_unclear', params: { options: '3200 / 32000000' } } },
    })
  })

  it('is never zero or less, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (amount) => {
        const figure = read({ ...good, amount })
        if (figure.ok) expect(figure.figure.yuan).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the code of a client', () => {
  it('passes, is kept for a reason, or is refused with what was probably meant', () => {
    expect(usccToKeep(undefined, undefined)).toEqual({ ok: true })
    expect(usccToKeep('91330106MA2CXY7T5R', undefined)).toEqual({ ok: true, uscc: '91330106MA2CXY7T5R' })
    expect(usccToKeep('91310115MA1K4ABCＩ8', undefined)).toMatchObject({
      ok: false,
      likely: ['91310115MA1K4ABC18'],
      refusal: { code: 'uscc_wrong' },
    })
    expect(usccToKeep('91310115MA1H8R7C6D', '执照上就是这样')).toEqual({
      ok: true,
      uscc: '91310115MA1H8R7C6D',
      override: '执照上就是这样',
    })
    expect(usccToKeep('9131', '执照上就是这样')).toMatchObject({ refusal: { code: 'uscc_length' } })
  })
})

describe('days', () => {
  it('the year reaches back to the day after the same date, and ends of months are theirs', () => {
    expect(windowStart('2026-11-23', 12)).toBe('2025-11-23')
    expect(windowStart('2028-02-29', 12)).toBe('2027-02-28')
    expect(windowStart('2026-03-31', 1)).toBe('2026-02-28')
  })

  it('a merge can be taken back through the last of its days', () => {
    expect(unmergeUntil('2026-11-23', 30)).toBe('2026-12-23')
  })
})
