import { expect, test } from 'vitest'
import { errorCode, errorTrace } from '../../../src/jobs/error-code.ts'
import { LarkError } from '../../../src/lark/out/port.ts'

test('of an error only its code or name is kept, never its words', () => {
  const secret = '王总 13800138000'
  expect(errorCode(new TypeError(secret))).toBe('TypeError')
  expect(errorCode(Object.assign(new Error(secret), { code: '23505' }))).toBe('23505')
  expect(errorCode(new Error('query', { cause: Object.assign(new Error(secret), { code: '57P01' }) }))).toBe(
    '57P01',
  )
  expect(errorCode(secret)).toBe('unknown')
  const lark = { api: 'create', kind: 'permanent', code: 230002, httpStatus: 400, message: secret } as const
  expect(errorCode(new LarkError(lark))).toBe('lark_230002')
})

test('the trace says where it happened, without the message even when that has many lines', () => {
  const trace = errorTrace(new Error('王总\nsaid\n  13800138000'))
  expect(JSON.stringify(trace)).not.toMatch(/王总|said|138/)
  expect(trace.frames[0]).toMatch(/^at .*error-code\.test\.ts/)
})
