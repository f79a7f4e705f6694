import { expect, it } from 'vitest'
import { encryptBody, sealed, signature } from '../../../src/sandbox/delivery/sign.ts'

const wire = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='

it('"hello world" under "test key" is the ciphertext the platform is known to send', () => {
  const iv = Buffer.from(wire, 'base64').subarray(0, 16)
  expect(encryptBody('hello world', 'test key', iv)).toBe(wire)
})

it('the signature of the known request is the known one', () => {
  const parts = {
    timestamp: '1700000000',
    nonce: 'abc123',
    encryptKey: 'test key',
    body: `{"encrypt":"${wire}"}`,
  }
  expect(signature(parts)).toBe('69c61fa99760d59824d588297c0036194769fb54331682c9cbcd93e85b9a8aad')
})

it('without an Encrypt Key the body is plain and carries no signature', () => {
  const { body, headers } = sealed(
    { a: 1 },
    { encryptKey: undefined, at: new Date(1_700_000_000_000), signed: true },
  )
  expect(body).toBe('{"a":1}')
  expect(Object.keys(headers)).toEqual(['content-type'])
})

it('two seals of the same event differ in ciphertext, nonce and signature', () => {
  const seal = () => sealed({ a: 1 }, { encryptKey: 'k', at: new Date(1_700_000_000_000), signed: true })
  const [first, second] = [seal(), seal()]
  expect(first.body).not.toBe(second.body)
  expect(first.headers['X-Lark-Request-Nonce']).not.toBe(second.headers['X-Lark-Request-Nonce'])
  expect(first.headers['X-Lark-Request-Timestamp']).toBe('1700000000')
})
