import { afterEach, describe, expect, test } from 'vitest'
import { larkOperations } from '../../../../src/lark/out/operations.ts'
import { LarkError } from '../../../../src/lark/out/port.ts'
import { fakeLark, json, type Reply } from './fake-lark.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function lark(replies: Reply[], options: Parameters<typeof fakeLark>[1] = {}) {
  const made = await fakeLark(replies, options)
  closers.push(made.close)
  return made
}

const ok = (data: unknown = {}) => json(200, { code: 0, msg: 'success', data })
const sent = ok({ message_id: 'om_9', chat_id: 'oc_1' })
const card = { msgType: 'interactive', content: '{"schema":"2.0","body":"13800001234"}' } as const
const to = { type: 'chat_id', id: 'oc_1' } as const

/** The `LarkError` a call rejects with; fails when it resolves or rejects with anything else. */
async function failure(call: Promise<unknown>): Promise<LarkError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof LarkError)) throw new Error(`expected a LarkError, got ${String(error)}`)
  return error
}

describe('what goes out', () => {
  test('a new message names its receiver, its content and its uuid', async () => {
    const { api, asked, tokenRequests, counted } = await lark([sent])
    expect(await api.send(to, card, 'out_1')).toEqual({ messageId: 'om_9', chatId: 'oc_1' })
    expect(asked).toMatchObject([
      { method: 'POST', path: '/open-apis/im/v1/messages?receive_id_type=chat_id', token: 't-1' },
    ])
    expect(JSON.parse(asked[0]?.bytes.toString() ?? '')).toEqual({
      receive_id: 'oc_1',
      msg_type: 'interactive',
      content: card.content,
      uuid: 'out_1',
    })
    expect(tokenRequests.map((body) => JSON.parse(body))).toEqual([
      { app_id: 'cli_a1b2c3d4e5f60718', app_secret: 'very-secret' },
    ])
    expect(await counted()).toEqual([
      ['token', '0', 1],
      ['send', '0', 1],
    ])
  })

  test('every operation keqing lists is called the documented way', async () => {
    const everything = ok({
      message_id: 'om_9',
      chat_id: 'oc_1',
      image_key: 'img_1',
      file_key: 'f_1',
      recognition_text: '你好',
      items: [{ command_id: 'c1', command: 'visit', description: {} }],
      user: { open_id: 'ou_lin', name: '林', leader_user_id: 'ou_boss', status: { is_resigned: true } },
    })
    const bot = json(200, { code: 0, msg: 'ok', bot: { open_id: 'ou_b', app_name: '客情管家' } })
    const { api, asked } = await lark([
      (one, response) => (one.path.includes('/bot/v3/info') ? bot : everything)(one, response),
    ])
    const text = { command: 'visit', zh: '记拜访', en: 'Log a visit' }
    await api.send(to, card, 'u')
    await api.reply('om_1', card, { uuid: 'u', inThread: true })
    await api.patchCard('om_1', '{}')
    await api.recall('om_1')
    await api.react('om_1', 'OK')
    expect(await api.uploadImage(Buffer.from('png'), 'a.png')).toBe('img_1')
    expect(await api.uploadFile(Buffer.from('pdf'), 'a.pdf')).toBe('f_1')
    expect(await api.bot()).toEqual({ openId: 'ou_b', name: '客情管家' })
    expect(await api.user('ou_lin')).toEqual({
      openId: 'ou_lin',
      name: '林',
      departmentIds: [],
      leaderOpenId: 'ou_boss',
      resigned: true,
    })
    expect(await api.recognizeSpeech(new Uint8Array([1, 2]), 'abcdefghij012345')).toBe('你好')
    expect(await api.slashCommands.list()).toEqual([{ id: 'c1', command: 'visit' }])
    await api.slashCommands.create(text)
    await api.slashCommands.update('c1', text)
    await api.slashCommands.remove('c1')
    await failure(api.download('om_1', 'img_1', 'image', 5))

    const values = /\/(om_1|ou_lin|c1|img_1)(?=\/|$)/g
    const called = asked.map(
      ({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace(values, '/:')}`,
    )
    const listed = larkOperations.map((operation) => operation.replace(/:\w+/g, ':'))
    const byOthers = ['POST /open-apis/auth/v3/tenant_access_token/internal', 'POST /callback/ws/endpoint']
    expect([...called, ...byOthers].sort()).toEqual([...listed].sort())
  })

  test('an upload is a form whose file carries its name', async () => {
    const { api, asked } = await lark([ok({ file_key: 'f_1' })])
    await api.uploadFile(Buffer.from('%PDF'), '报价 "二期".docx')
    const [one] = asked
    const form = await new Response(one?.bytes ?? '', {
      headers: { 'content-type': one?.type ?? '' },
    }).formData()
    const file = form.get('file')
    expect([form.get('file_type'), form.get('file_name')]).toEqual(['doc', '报价 "二期".docx'])
    expect(file instanceof File && [file.name, await file.text()]).toEqual(['报价 "二期".docx', '%PDF'])
  })

  test('ids cannot leave their place in the path', async () => {
    const { api, asked } = await lark([ok()])
    await api.recall('om_1/../../x?y')
    expect(asked[0]?.path).toBe('/open-apis/im/v1/messages/om_1%2F..%2F..%2Fx%3Fy')
    expect((await failure(api.recall(''))).kind).toBe('permanent')
    expect(asked).toHaveLength(1)
  })

  test('commands are listed through all their pages', async () => {
    const { api } = await lark([
      ok({ items: [{ command_id: 'c1', command: 'a' }], has_more: true, page_token: 'p2' }),
      ok({ items: [{ command_id: 'c2', command: 'b' }], has_more: false }),
    ])
    expect(await api.slashCommands.list()).toEqual([
      { id: 'c1', command: 'a' },
      { id: 'c2', command: 'b' },
    ])
  })
})

describe('downloads', () => {
  const bytes =
    (length: number, type = 'image/png', announced = true): Reply =>
    (_, response) => {
      response.writeHead(200, {
        'content-type': type,
        ...(announced ? { 'content-length': String(length) } : {}),
      })
      response.end(Buffer.alloc(length, 7))
    }

  test('a photo comes as its bytes', async () => {
    const { api, asked } = await lark([bytes(3)])
    expect(Buffer.from(await api.download('om_1', 'img_1', 'image', 3))).toEqual(Buffer.from([7, 7, 7]))
    expect(asked[0]?.path).toBe('/open-apis/im/v1/messages/om_1/resources/img_1?type=image')
  })

  test.each([true, false])(
    'a file over the limit is refused for good (length announced: %s)',
    async (announced) => {
      const { api } = await lark([bytes(4, 'image/png', announced)])
      expect(await failure(api.download('om_1', 'f_1', 'file', 3))).toMatchObject({
        kind: 'permanent',
        code: 234006,
      })
    },
  )

  test('somebody’s JSON file is a file, Lark’s JSON answer is an error', async () => {
    const file = json(200, { code: 5, name: '万川' })
    const { api } = await lark([file, json(200, { code: 234003, msg: 'File not in msg.' })])
    expect(Buffer.from(await api.download('om_1', 'f_1', 'file', 999)).toString()).toBe(
      '{"code":5,"name":"万川"}',
    )
    expect(await failure(api.download('om_1', 'f_1', 'file', 999))).toMatchObject({
      code: 234003,
      kind: 'permanent',
    })
  })
})

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

describe('people', () => {
  test.each([41050, 41012, 99992351, 99992361])('code %i means: nobody this app knows', async (code) => {
    const { api } = await lark([json(400, { code, msg: 'x' })])
    expect(await api.user('ou_x')).toBeUndefined()
  })

  test('any other failure is not taken for "nobody"', async () => {
    const { api } = await lark([json(400, { code: 99991672, msg: 'scope' }), json(500, {})])
    expect((await failure(api.user('ou_x'))).code).toBe(99991672)
    expect((await failure(api.user('ou_x'))).kind).toBe('transient')
  })
})
