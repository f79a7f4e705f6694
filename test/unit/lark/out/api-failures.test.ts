import { describe, expect, test } from 'vitest'
import { card, failure, lark, ok, sent, to } from './api-world.ts'
import { json, type Reply } from './fake-lark.ts'

describe('failures', () => {
  test.each([
    [
      '429 with a reset',
      json(429, { code: 99991400, msg: 'x' }, { 'x-ogw-ratelimit-reset': '7' }),
      { code: 99991400, httpStatus: 429, waitMs: 7000 },
    ],
    [
      '429 without',
      json(429, { code: 99991400, msg: 'x' }),
      { code: 99991400, httpStatus: 429, waitMs: 1000 },
    ],
    [
      '429 that is no JSON',
      (_, response) => void response.writeHead(429).end('slow down'),
      { code: 0, httpStatus: 429, waitMs: 1000 },
    ],
    [
      'the frequency code of an old API',
      json(400, { code: 99991400, msg: 'x' }),
      { code: 99991400, httpStatus: 400 },
    ],
    ['five a second to one chat', json(400, { code: 230020, msg: 'x' }), { code: 230020, waitMs: 1000 }],
    [
      'the limit of creating messages',
      json(200, { code: 11232, msg: 'x' }),
      { code: 11232, httpStatus: 200 },
    ],
  ] satisfies [string, Reply, object][])('%s means: wait', async (_, reply, expected) => {
    const { api } = await lark([reply])
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({ api: 'send', kind: 'rate', ...expected })
  })

  test.each([
    ['500', json(500, { code: 1, msg: 'internal' }), { code: 1, httpStatus: 500 }, '1'],
    [
      'a proxy’s 502',
      (_, response) => void response.writeHead(502).end('<html>'),
      { code: 0, httpStatus: 502 },
      'http_502',
    ],
    ['a message still being sent', json(400, { code: 230049, msg: 'x' }), { code: 230049 }, '230049'],
    ['silence', () => {}, { code: 0, httpStatus: 0 }, 'no_answer'],
    ['a cut connection', (_, response) => void response.destroy(), { code: 0, httpStatus: 0 }, 'no_answer'],
    [
      'an answer cut off in its middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('{"code":0,', () => response.destroy())
      },
      { code: 0, httpStatus: 0 },
      'no_answer',
    ],
  ] satisfies [string, Reply, object, string][])('%s means: try again', async (_, reply, expected, label) => {
    const { api, counted } = await lark([reply], { timeoutMs: 150 })
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({ kind: 'transient', ...expected })
    expect(await counted()).toContainEqual(['send', label, 1])
  })

  test.each([
    ['over HTTP 400', json(400, { code: 230002, msg: 'Bot can NOT be out of the chat.' }), 230002],
    ['over HTTP 200', json(200, { code: 230013, msg: 'no availability' }), 230013],
    ['without a code', (_, response) => void response.writeHead(404).end('nothing here'), 0],
    [
      'a redirect, which is not followed',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      0,
    ],
    ['success without what was asked for', ok({}), 0],
  ] satisfies [string, Reply, number][])('a refusal %s is for good', async (_, reply, code) => {
    const { api, asked } = await lark([reply])
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({ kind: 'permanent', code })
    expect(asked).toHaveLength(1)
  })

  test('nobody listening means: try again, already at the token', async () => {
    const { api, close } = await lark([sent])
    close()
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({ api: 'token', kind: 'transient' })
    expect(await failure(api.checkToken())).toMatchObject({ api: 'token', kind: 'transient' })
  })

  test('neither log nor error repeats the secret, the token, the card or Lark’s sentence about it', async () => {
    const msg =
      'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ErrPath: ROOT -> body -> elements -> [1](tag: img); ErrorValue: 13800001234;'
    const { api, said } = await lark([
      json(400, { code: 230099, msg, error: { log_id: '20261123ABCD', troubleshooter: 'https://x.test' } }),
    ])
    const error = await failure(api.send(to, card, 'u'))
    expect(error.message).toBe('send: 230099 HTTP 400 200621 ROOT -> body -> elements -> [1](tag: img)')
    expect(said()).toContain('20261123ABCD')
    for (const text of [said(), JSON.stringify(error), String(error.stack), String(error.cause)]) {
      for (const secret of ['13800001234', 'very-secret', 't-1']) expect(text).not.toContain(secret)
    }
  })
})

describe('the token', () => {
  test('is fetched once for calls that start together, and kept', async () => {
    const { api, tokenRequests } = await lark([sent])
    await Promise.all(['a', 'b', 'c'].map((uuid) => api.send(to, card, uuid)))
    await api.checkToken()
    expect(tokenRequests).toHaveLength(1)
  })

  test('is fetched anew three minutes before it runs out', async () => {
    const { api, tokenRequests, clock } = await lark([sent])
    await api.checkToken()
    clock.set(new Date(clock.now().getTime() + (7200 - 181) * 1000))
    await api.checkToken()
    expect(tokenRequests).toHaveLength(1)
    clock.set(new Date(clock.now().getTime() + 1000))
    await api.checkToken()
    expect(tokenRequests).toHaveLength(2)
  })

  test.each([400, 200])(
    'that Lark no longer takes (HTTP %i) is dropped and the call made once more',
    async (status) => {
      const { api, asked } = await lark([json(status, { code: 99991663, msg: 'Invalid access token' }), sent])
      expect(await api.send(to, card, 'u')).toMatchObject({ messageId: 'om_9' })
      expect(asked.map(({ token }) => token)).toEqual(['t-1', 't-2'])
    },
  )

  test('that is refused twice is not tried a third time', async () => {
    const { api, asked } = await lark([json(400, { code: 99991663, msg: 'Invalid access token' })])
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({ code: 99991663, kind: 'permanent' })
    expect(asked).toHaveLength(2)
  })

  test('that a wrong secret does not get: for good, and nothing is sent', async () => {
    const { api, asked } = await lark([sent], {
      tokenReply: json(400, { code: 10014, msg: 'app secret invalid' }),
    })
    expect(await failure(api.send(to, card, 'u'))).toMatchObject({
      api: 'token',
      code: 10014,
      kind: 'permanent',
    })
    expect(asked).toHaveLength(0)
  })

  test('of one app at two domains is not mixed up', async () => {
    const first = await lark([sent])
    const second = await lark([sent])
    await first.api.send(to, card, 'u')
    await second.api.send(to, card, 'u')
    expect([first.tokenRequests.length, second.tokenRequests.length]).toEqual([1, 1])
  })
})
