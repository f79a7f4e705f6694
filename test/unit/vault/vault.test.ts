import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVault, VaultError } from '../../../src/vault/create.ts'
import { parseDataKeys } from '../../../src/vault/keys.ts'
import type { Place } from '../../../src/vault/vault.ts'

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (seed * 37 + i * 11) % 256)).toString('base64')
const ring = (text: string) => createVault(parseDataKeys(text))
const vault = ring(`1:${key(1)}`)
const place: Place = { table: 'visits', column: 'body', row: 'vis_1' }

const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'opened'
  } catch (error) {
    return error instanceof VaultError ? error.code : `unexpected ${error}`
  }
}

describe('a sealed value', () => {
  test('gives back any text, with emoji, zero-width characters and line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(vault.open(place, vault.seal(place, text))).toBe(text)
      }),
    )
    expect(vault.open(place, vault.seal(place, '王总\u200b 👨‍👩‍👧 \n<at id=all></at>'))).toBe(
      '王总\u200b 👨‍👩‍👧 \n<at id=all></at>',
    )
    expect(vault.open(place, vault.seal(place, ''))).toBe('')
  })

  test('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(vault.openBytes(place, vault.sealBytes(place, bytes))).toEqual(bytes)
      }),
    )
  })

  test('shows nothing of its content and never looks the same twice', () => {
    const once = vault.seal(place, '138 0013 8000')
    expect(Buffer.from(once).toString('latin1')).not.toContain('138 0013')
    expect(vault.seal(place, '138 0013 8000')).not.toEqual(once)
  })

  test('does not open when any single bit of it was changed', () => {
    const sealed = vault.seal(place, '预算卡在三千八一平')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      const byte = changed[bit >> 3] ?? 0
      changed[bit >> 3] = byte ^ (1 << (bit & 7))
      expect(
        codeOf(() => vault.open(place, changed)),
        `bit ${bit}`,
      ).not.toBe('opened')
    }
  })

  test('does not open when it is cut short or empty', () => {
    const sealed = vault.seal(place, '报价')
    for (let length = 0; length < sealed.length; length++)
      expect(
        codeOf(() => vault.open(place, sealed.subarray(0, length))),
        `length ${length}`,
      ).not.toBe('opened')
  })

  test('does not open in another table, column or row', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (table, column, row) => {
        fc.pre(table !== place.table || column !== place.column || row !== place.row)
        fc.pre(![table, column, row].some((part) => part.includes('\0')))
        expect(codeOf(() => vault.open({ table, column, row }, vault.seal(place, '月底付款')))).toBe(
          'does_not_open',
        )
      }),
    )
  })

  test('does not open under another key, even one of the same name', () => {
    const sealed = vault.seal(place, '月底付款')
    expect(codeOf(() => ring(`1:${key(2)}`).open(place, sealed))).toBe('does_not_open')
  })

  test('sealed under a key that is gone is named by place and key, without a key in the message', () => {
    const sealed = vault.seal(place, '月底付款')
    const other = ring(`7:${key(7)},8:${key(8)}`)
    expect(() => other.open(place, sealed)).toThrow(
      'visits.body of vis_1 was sealed under key 1, which DATA_KEY does not hold (it holds 7, 8)',
    )
  })

  test('bytes of another origin are refused as not sealed', () => {
    expect(codeOf(() => vault.open(place, Buffer.from('王总')))).toBe('not_sealed')
    const sm4 = Uint8Array.from(vault.seal(place, '王总'))
    sm4[2] = 2
    expect(() => vault.open(place, sm4)).toThrow('algorithm 2')
  })
})

describe('after a new key was put in front', () => {
  const rotated = ring(`2024-b:${key(2)},1:${key(1)}`)

  test('what the old key sealed still opens, and is known to be old', () => {
    const sealed = vault.seal(place, '龙澜 李工')
    expect(rotated.open(place, sealed)).toBe('龙澜 李工')
    expect(rotated.isOld(sealed)).toBe(true)
    expect(vault.isOld(sealed)).toBe(false)
  })

  test('what is sealed now is not old, and a process without the new key says so', () => {
    const sealed = rotated.seal(place, '龙澜 李工')
    expect(rotated.isOld(sealed)).toBe(false)
    expect(codeOf(() => vault.open(place, sealed))).toBe('unknown_key')
  })

  test('look-ups find what they found before', () => {
    expect(rotated.blind('phone', '13800138000')).toBe(vault.blind('phone', '13800138000'))
  })

  test('and still do when the old key stays only as the index key', () => {
    const later = ring(`2024-b:${key(2)},index:${key(1)}`)
    expect(later.blind('phone', '13800138000')).toBe(vault.blind('phone', '13800138000'))
    expect(codeOf(() => later.open(place, vault.seal(place, 'x')))).toBe('unknown_key')
  })
})

describe('a blind index', () => {
  test('is 64 hex digits, the same for the same text, and different by purpose, text and key', () => {
    const phone = vault.blind('phone', '13800138000')
    expect(phone).toMatch(/^[0-9a-f]{64}$/)
    expect(vault.blind('phone', '13800138000')).toBe(phone)
    expect(vault.blind('draft', '13800138000')).not.toBe(phone)
    expect(vault.blind('phone', '13800138001')).not.toBe(phone)
    expect(ring(`1:${key(3)}`).blind('phone', '13800138000')).not.toBe(phone)
  })
})
