import { describe, expect, it } from 'vitest'
import { createCardTokens } from '../../../src/sandbox/platform/card-tokens.ts'
import { createFaults } from '../../../src/sandbox/platform/faults.ts'
import { createLimits, slidingWindows } from '../../../src/sandbox/platform/limits.ts'
import { createMedia, imageType } from '../../../src/sandbox/platform/media.ts'
import { createRepeats } from '../../../src/sandbox/platform/repeats.ts'
import { createTokens } from '../../../src/sandbox/platform/tokens.ts'

const minute = 60_000
const at = (ms: number) => new Date(1_700_000_000_000 + ms)

describe('rate limits', () => {
  it('fifty calls pass within a second, the next waits until the first is a second old', () => {
    let now = 0
    const limits = createLimits({ enabled: true, now: () => now })
    for (let i = 0; i < 50; i += 1) {
      now = i
      expect(limits.api('a')).toBeUndefined()
    }
    now = 60
    expect(limits.api('a')).toEqual({ waitMs: 940, limit: 50 })
    expect(limits.api('b')).toBeUndefined()
    now = 1000
    expect(limits.api('a')).toBeUndefined()
  })

  it('a burst over the turn of a second does not slip through: the window slides', () => {
    let now = 990
    const limits = createLimits({ enabled: true, now: () => now })
    for (let i = 0; i < 5; i += 1) limits.chat('c')
    now = 1010
    expect(limits.chat('c')).toMatchObject({ limit: 5 })
  })

  it('a thousand in a minute is the end, even when no second is full', () => {
    let now = 0
    const limits = createLimits({ enabled: true, now: () => now })
    for (let i = 0; i < 1000; i += 1) {
      now = i * 50
      expect(limits.api('a')).toBeUndefined()
    }
    now = 50_000
    expect(limits.api('a')).toEqual({ waitMs: 10_000, limit: 1000 })
    now = 60_000
    expect(limits.api('a')).toBeUndefined()
  })

  it('a refused call does not count', () => {
    let now = 0
    const windows = slidingWindows([{ most: 1, ms: 1000 }], () => now)
    windows.take('a')
    now = 900
    expect(windows.take('a')).toEqual({ waitMs: 100, limit: 1 })
    now = 1000
    expect(windows.take('a')).toBeUndefined()
  })

  it('switched off, nothing is limited', () => {
    const limits = createLimits({ enabled: false, now: () => 0 })
    for (let i = 0; i < 200; i += 1) expect(limits.chat('c')).toBeUndefined()
  })
})

describe('tokens', () => {
  it('the same one is given out until half an hour remains, then a new one beside it', () => {
    let now = 0
    const tokens = createTokens(() => now)
    const first = tokens.issue()
    expect(first.expire).toBe(7200)
    now = 90 * minute
    expect(tokens.issue()).toEqual({ token: first.token, expire: 1800 })
    now = 90 * minute + 1
    const second = tokens.issue()
    expect(second.token).not.toBe(first.token)
    expect(tokens.good(first.token)).toBe(true)
    now = 120 * minute
    expect(tokens.good(first.token)).toBe(false)
    expect(tokens.good(second.token)).toBe(true)
    tokens.expireAll()
    expect(tokens.good(second.token)).toBe(false)
  })
})

describe('repeated sends', () => {
  it('a uuid is remembered for one hour', () => {
    const repeats = createRepeats()
    repeats.keep('u', 'om_1', at(0))
    expect(repeats.find('u', at(60 * minute - 1))).toBe('om_1')
    expect(repeats.find('u', at(60 * minute))).toBeUndefined()
    expect(repeats.find('other', at(0))).toBeUndefined()
  })
})

describe('card update tokens', () => {
  it('are good for half an hour and two uses, once the press was answered', () => {
    const tokens = createCardTokens()
    const token = tokens.issue('om_1', at(0))
    expect(tokens.use(token, at(0))).toMatchObject({ code: 300000 })
    tokens.answered(token)
    expect(tokens.use(token, at(30 * minute + 1))).toMatchObject({ code: 300030 })
    expect(tokens.use(token, at(30 * minute))).toEqual({ messageId: 'om_1' })
    expect(tokens.use(token, at(30 * minute))).toEqual({ messageId: 'om_1' })
    expect(tokens.use(token, at(30 * minute))).toMatchObject({ code: 300040 })
    expect(tokens.use('c-no', at(0))).toMatchObject({ code: 300020 })
  })
})

describe('faults', () => {
  const create = {
    operation: 'POST /open-apis/im/v1/messages',
    method: 'POST',
    path: '/open-apis/im/v1/messages',
  }
  const patch = {
    operation: 'PATCH /open-apis/im/v1/messages/:message_id',
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/om_1',
  }
  const images = {
    operation: 'POST /open-apis/im/v1/images',
    method: 'POST',
    path: '/open-apis/im/v1/images',
  }

  it.each([
    ['*', [true, true, true]],
    ['im/v1/messages', [true, true, false]],
    ['PATCH im/v1/messages', [false, true, false]],
    ['POST /open-apis/im/v1/messages', [true, false, false]],
    ['im/v1/message', [false, false, false]],
  ])('%s strikes create, patch, images: %j', (api, expected) => {
    const faults = createFaults()
    faults.set([{ api, kind: '500' }])
    expect([create, patch, images].map((call) => faults.strike(call) !== undefined)).toEqual(expected)
  })

  it('one with a count is used up', () => {
    const faults = createFaults()
    faults.set([{ api: '*', kind: '429', times: 2 }])
    expect([1, 2, 3].map(() => faults.strike(create)?.kind)).toEqual(['429', '429', undefined])
    expect(faults.list()).toEqual([])
  })
})

describe('media', () => {
  it('a picture is known by its first bytes, not by its name', () => {
    expect(imageType(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png')
    expect(imageType(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg')
    expect(imageType(Buffer.from('<svg></svg>'))).toBeUndefined()
  })

  it('speech is the transcript of the newest voice message of that length', () => {
    const media = createMedia()
    const voice = (durationMs: number, transcript: string) =>
      media.add({
        kind: 'file',
        bytes: new Uint8Array([1]),
        name: 'voice.opus',
        owner: 'ou_a',
        durationMs,
        transcript,
      })
    voice(3000, '旧的')
    voice(3000, '新的')
    voice(9000, '长的')
    expect(media.recognize(3.2)).toBe('新的')
    expect(media.recognize(9)).toBe('长的')
    expect(media.recognize(30)).toContain('客户')
    media.setSpeech({ text: '定好的' })
    expect(media.recognize(3)).toBe('定好的')
  })
})
