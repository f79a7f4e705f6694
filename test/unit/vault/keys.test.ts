import { describe, expect, test } from 'vitest'
import { parseDataKeys } from '../../../src/vault/keys.ts'

const bytes = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, i) => (seed * 41 + i * 7) % 256))
const key = (seed: number) => bytes(seed).toString('base64')

describe('DATA_KEY', () => {
  test('with a single key names it 1', () => {
    const ring = parseDataKeys(key(1))
    expect(ring.current).toBe('1')
    expect(Buffer.from(ring.keys.get('1') ?? [])).toEqual(bytes(1))
  })

  test('with several keys seals under the first and opens with all, blanks and line ends forgiven', () => {
    const ring = parseDataKeys(` 3:${key(3)} , 2:${key(2)},1:${key(1)}\n`)
    expect(ring.current).toBe('3')
    expect([...ring.keys.keys()]).toEqual(['3', '2', '1'])
    expect(Buffer.from(ring.index)).toEqual(bytes(1))
  })

  test('with an index entry keeps it out of the data keys', () => {
    const ring = parseDataKeys(`index:${key(9)},1:${key(1)}`)
    expect(ring.current).toBe('1')
    expect([...ring.keys.keys()]).toEqual(['1'])
    expect(Buffer.from(ring.index)).toEqual(bytes(9))
  })

  test.each([
    ['', 'is empty'],
    [' , ', 'is empty'],
    ['1:not base64!', 'entry 1 (id 1) is not base64'],
    [`1:${Buffer.alloc(16, 3).toString('base64')}`, 'is 16 bytes long, it must be 32'],
    [`1:${Buffer.alloc(32).toString('base64')}`, 'is not random'],
    [`${key(1)},${key(2)}`, 'entry 1 has no id'],
    [`1:${key(1)},1:${key(2)}`, 'has the id 1 twice'],
    [`a b:${key(1)}`, 'entry 1 has an id that is not'],
    [`:${key(1)}`, 'entry 1 has an id that is not'],
    [`index:${key(1)}`, 'has an index entry only'],
  ])('%# is refused, saying what is wrong', (text, problem) => {
    expect(() => parseDataKeys(text)).toThrow(problem)
  })

  test('is never repeated in an error', () => {
    const secret = key(1).slice(0, 40)
    const messages = [`1:${secret}`, `${key(1)},${key(2)}`, `x y:${key(1)}`, `1:${key(1)}!`].map((text) => {
      try {
        return String(parseDataKeys(text))
      } catch (error) {
        return String(error)
      }
    })
    for (const message of messages) {
      expect(message).toContain('DATA_KEY')
      expect(message).not.toContain(secret)
      expect(message).not.toContain(key(2))
    }
  })
})
