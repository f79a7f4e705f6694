import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeArray, parseArray } from '../../../src/db/arrays.ts'

test('any list of words comes back as it went in, with quotes, commas, braces and backslashes', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme' }))), (words) => {
      expect(parseArray(makeArray(words), (word) => word)).toEqual(words)
    }),
  )
})

test('reads what Postgres itself writes', () => {
  expect(parseArray('{}', String)).toEqual([])
  expect(parseArray('{万川,"a, b","say \\"hi\\"","c:\\\\x","NULL",NULL,""}', String)).toEqual([
    '万川',
    'a, b',
    'say "hi"',
    'c:\\x',
    'NULL',
    null,
    '',
  ])
  expect(parseArray('{1,-2,3.5}', Number)).toEqual([1, -2, 3.5])
})
