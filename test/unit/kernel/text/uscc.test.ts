import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUscc, usccCheck } from '../../../../src/kernel/text/uscc.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const character = fc.constantFrom(...alphabet)
const good = fc
  .array(character, { minLength: 17, maxLength: 17 })
  .map((chars) => chars.join(''))
  .map((body) => body + usccCheck(body))

describe('unified social credit codes (GB 32100-2015)', () => {
  it('knows good ones from bad ones', () => {
    for (const code of ['91350100M000100Y43', '91330106MA2CXY7T5R', '91440300MA5DKQ8W23'])
      expect(readUscc(code)).toEqual({ ok: true, code })
    expect(readUscc('91310115MA1H8R7C6D')).toMatchObject({
      ok: false,
      likely: expect.arrayContaining(['91310115MA1H8R7C67']),
    })
  })

  it('reads full-width, lower case and grouped ones, and offers what an illegal letter was taken for', () => {
    expect(readUscc('９１３３０１０６ ma2c-xy7t5r')).toEqual({ ok: true, code: '91330106MA2CXY7T5R' })
    expect(readUscc('91310115MA1K4ABCＩ8')).toEqual({
      ok: false,
      code: '91310115MA1K4ABCI8',
      likely: ['91310115MA1K4ABC18'],
    })
  })

  it('finds any single wrong character', () => {
    fc.assert(
      fc.property(good, fc.nat(17), character, (code, place, char) => {
        fc.pre(code[place] !== char)
        expect(readUscc(code.slice(0, place) + char + code.slice(place + 1)).ok).toBe(false)
      }),
    )
  })

  it('gives back the original where a letter that does not exist was typed for its digit', () => {
    const taken: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S' }
    fc.assert(
      fc.property(good, (code) => {
        const typed = [...code].map((char) => taken[char] ?? char).join('')
        fc.pre(typed !== code)
        const read = readUscc(typed)
        expect(read.ok ? [] : read.likely[0]).toBe(code)
      }),
    )
  })

  it('never offers a code that fails, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), good, fc.string({ minLength: 18, maxLength: 18 })), (typed) => {
        const read = readUscc(typed)
        for (const code of read.ok ? [read.code] : read.likely) expect(readUscc(code).ok).toBe(true)
      }),
    )
  })

  it('says nothing of a code that is too short or too long', () => {
    expect(readUscc('9131')).toEqual({ ok: false, code: '9131', likely: [] })
  })
})
