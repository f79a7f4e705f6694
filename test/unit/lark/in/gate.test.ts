import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cipherKey, decrypt } from '../../../../src/lark/in/cipher.ts'
import { openEnvelope } from '../../../../src/lark/in/gate.ts'
import { signatureOf } from '../../../../src/lark/in/signature.ts'
import { at, atSeconds, encrypt, sealed, secrets, signed, textMessage, unsigned } from '../pushes.ts'

const open = (raw: Uint8Array, headers = signed(raw), moment = at) =>
  openEnvelope(raw, headers, secrets, moment)
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
const message = textMessage('今天上午去了万川')
const check = { type: 'url_verification', challenge: 'c-1', token: secrets.verificationToken }

describe('the published vectors', () => {
  const wire = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='

  test('the ciphertext of the documentation opens to its text', () => {
    expect(decrypt(wire, cipherKey('test key'))).toBe('hello world')
  })

  test('the signature of the documentation is reproduced', () => {
    const raw = Buffer.from(`{"encrypt":"${wire}"}`)
    expect(signatureOf('1700000000', 'abc123', 'test key', raw)).toBe(
      '69c61fa99760d59824d588297c0036194769fb54331682c9cbcd93e85b9a8aad',
    )
  })
})

describe('what comes from Lark is let in', () => {
  test('a signed and encrypted event opens to its envelope', () => {
    expect(open(sealed(message))).toEqual({ outcome: 'event', envelope: message })
  })

  test('spacing that we would not have written ourselves does not break the signature', () => {
    const raw = Buffer.from(` {\n  "encrypt" : "${encrypt(JSON.stringify(message))}"\n} `)
    expect(open(raw)).toEqual({ outcome: 'event', envelope: message })
  })

  test('a re-push of the same event with a fresh timestamp is let in again', () => {
    const raw = sealed(message)
    const sixHours = 6 * 3600
    expect(open(raw, signed(raw, String(Number(atSeconds) + sixHours)), later(sixHours)).outcome).toBe(
      'event',
    )
  })

  test('an event of the old form is known by the token at its top', () => {
    const old = {
      ts: '1795399200.1',
      uuid: 'u-1',
      token: secrets.verificationToken,
      type: 'event_callback',
      event: {},
    }
    expect(open(sealed(old))).toEqual({ outcome: 'event', envelope: old })
  })

  test.each([
    ['plain', bytes(check)],
    ['encrypted', sealed(check)],
  ])('an address check, %s, is answered without any signature', (_, raw) => {
    expect(open(raw, unsigned)).toEqual({ outcome: 'challenge', challenge: 'c-1' })
  })

  test('what stands beside the ciphertext does not override what was in it', () => {
    const raw = bytes({ encrypt: encrypt(JSON.stringify(message)), schema: '1.0', type: 'url_verification' })
    expect(open(raw)).toEqual({ outcome: 'event', envelope: message })
  })
})

describe('what was tampered with is refused', () => {
  test('one flipped bit anywhere in the body is refused', () => {
    const raw = sealed(message)
    const headers = signed(raw)
    fc.assert(
      fc.property(fc.nat(raw.length - 1), fc.nat(7), (place, bit) => {
        const copy = Buffer.from(raw)
        copy[place] = (copy[place] ?? 0) ^ (1 << bit)
        expect(open(copy, headers)).toEqual({ outcome: 'refused', status: 401, why: 'signature' })
      }),
      { numRuns: 500 },
    )
  })

  test('one flipped bit at any place of any signature header is refused', () => {
    const raw = sealed(message)
    const headers = signed(raw)
    for (const name of ['timestamp', 'nonce', 'signature'] as const) {
      const value = Buffer.from(headers[name] ?? '', 'latin1')
      for (let place = 0; place < value.length; place++) {
        for (let bit = 0; bit < 8; bit++) {
          const copy = Buffer.from(value)
          copy[place] = (copy[place] ?? 0) ^ (1 << bit)
          const result = open(raw, { ...headers, [name]: copy.toString('latin1') })
          expect(result, `${name}, byte ${place}, bit ${bit}`).toMatchObject({
            outcome: 'refused',
            status: 401,
          })
        }
      }
    }
  })

  test('digits moved between timestamp and nonce, which hash the same, are refused as stale', () => {
    const raw = sealed(message)
    const { timestamp = '', nonce = '', signature } = signed(raw, atSeconds, '7once')
    const shorter = { timestamp: timestamp.slice(0, -1), nonce: timestamp.slice(-1) + nonce, signature }
    const longer = { timestamp: `${timestamp}7`, nonce: nonce.slice(1), signature }
    expect(open(raw, shorter)).toEqual({ outcome: 'refused', status: 401, why: 'stale' })
    expect(open(raw, longer)).toEqual({ outcome: 'refused', status: 401, why: 'stale' })
  })

  test('a signature cut short or made longer is refused', () => {
    const raw = sealed(message)
    const headers = signed(raw)
    for (const signature of ['', headers.signature?.slice(0, 63), `${headers.signature}0`]) {
      expect(open(raw, { ...headers, signature })).toMatchObject({ status: 401, why: 'signature' })
    }
  })

  test('a signed request without timestamp or nonce is refused', () => {
    const raw = sealed(message)
    expect(open(raw, { ...signed(raw), nonce: undefined })).toMatchObject({ status: 401, why: 'signature' })
    expect(open(raw, { ...signed(raw), timestamp: undefined })).toMatchObject({
      status: 401,
      why: 'signature',
    })
  })
})

describe('time', () => {
  const raw = sealed(message)

  test.each([
    [300, 'event'],
    [301, 'refused'],
    [-60, 'event'],
    [-61, 'refused'],
  ])('a request %i seconds old: %s', (age, outcome) => {
    expect(open(raw, signed(raw), later(age)).outcome).toBe(outcome)
  })

  test('the window back is configurable', () => {
    const wide = { ...secrets, maxAgeSeconds: 3600 }
    expect(openEnvelope(raw, signed(raw), wide, later(3600)).outcome).toBe('event')
    expect(openEnvelope(raw, signed(raw), wide, later(3601))).toMatchObject({ status: 401, why: 'stale' })
  })

  test.each(['', 'yesterday', '1e9', '-5', ' 1795399200', '0x6b0f'])('"%s" is no timestamp', (timestamp) => {
    expect(open(raw, signed(raw, timestamp))).toMatchObject({ status: 401, why: 'stale' })
  })
})

describe('who may say what', () => {
  test('a plain event is refused even when it is signed', () => {
    const raw = bytes(message)
    expect(open(raw)).toEqual({ outcome: 'refused', status: 401, why: 'plain' })
    expect(open(raw, unsigned)).toEqual({ outcome: 'refused', status: 401, why: 'plain' })
  })

  test('an encrypted event without a signature is refused', () => {
    expect(open(sealed(message), unsigned)).toEqual({ outcome: 'refused', status: 401, why: 'signature' })
  })

  test('unsigned, a body that cannot be decrypted looks the same as one that can', () => {
    const broken = bytes({ encrypt: encrypt('x'.repeat(100)).replace(/^..../, 'AAAA') })
    expect(open(broken, unsigned)).toEqual(open(sealed(message), unsigned))
  })

  test.each([
    ['of the new form', { ...message, header: { ...message.header, token: 'v-token-2' } }],
    ['of the new form without token', { ...message, header: { event_id: 'ev-1' } }],
    ['of the new form without header', { schema: '2.0', token: secrets.verificationToken }],
    ['of the old form', { uuid: 'u-1', token: 'v-token-2', event: {} }],
    ['with a token that is no text', { uuid: 'u-1', token: [secrets.verificationToken], event: {} }],
  ])('a signed event %s with a wrong token is refused', (_, wrong) => {
    expect(open(sealed(wrong))).toEqual({ outcome: 'refused', status: 401, why: 'token' })
  })

  test('an address check with a wrong token is refused', () => {
    expect(open(bytes({ ...check, token: 'v-token-2' }), unsigned)).toMatchObject({
      status: 401,
      why: 'token',
    })
    expect(open(bytes({ ...check, token: undefined }), unsigned)).toMatchObject({ status: 401, why: 'token' })
  })

  test('an address check without a challenge is refused as malformed', () => {
    expect(open(bytes({ ...check, challenge: 5 }), unsigned)).toMatchObject({ status: 400, why: 'json' })
  })
})

describe('broken bodies', () => {
  test.each(['', '{', 'null', '[]', '"text"', '5', '\u0000'])('%j is not a body', (text) => {
    const raw = Buffer.from(text)
    expect(open(raw)).toEqual({ outcome: 'refused', status: 400, why: 'json' })
    expect(open(raw, unsigned)).toEqual({ outcome: 'refused', status: 400, why: 'json' })
  })

  const good = encrypt(JSON.stringify(message))
  test.each([
    ['empty', ''],
    ['not base64', 'hello, world'],
    ['base64 with a stray blank', `${good.slice(0, 40)} ${good.slice(40)}`],
    ['base64 for web addresses', Buffer.from(good, 'base64').toString('base64url')],
    ['base64 without its padding', encrypt('x').replace(/=+$/, '')],
    ['shorter than a block', Buffer.alloc(16).toString('base64')],
    ['not whole blocks', Buffer.alloc(40).toString('base64')],
    ['of another key', encrypt(JSON.stringify(message), 'another key')],
    ['of something that is no JSON', encrypt('hello world')],
    ['of JSON that is no object', encrypt('[]')],
    ['no text', 5],
    ['null', null],
  ])('a signed ciphertext that is %s is malformed', (_, text) => {
    expect(open(bytes({ encrypt: text }))).toEqual({ outcome: 'refused', status: 400, why: 'cipher' })
  })
})
