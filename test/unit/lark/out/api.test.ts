import { describe, expect, test } from 'vitest'
import { isEventGone } from '../../../../src/lark/out/errors.ts'
import { larkOperations } from '../../../../src/lark/out/operations.ts'
import { card, failure, lark, ok, sent, to } from './api-world.ts'
import { json, type Reply } from './fake-lark.ts'

const meeting = {
  summary: '银禾集团 · 面谈',
  description: '议题看客情管家',
  place: '银禾总部',
  from: new Date('2026-12-02T06:30:00Z'),
  until: new Date('2026-12-02T07:30:00Z'),
  zone: 'Asia/Shanghai',
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
      calendars: [{ calendar: { calendar_id: 'cal_1' } }],
      event: { event_id: 'evt_1' },
      user: { open_id: 'ou_lin', name: '林', leader_user_id: 'ou_boss', status: { is_resigned: true } },
    })
    const bot = json(200, { code: 0, msg: 'ok', bot: { open_id: 'ou_b', app_name: '客情管家' } })
    const directory = ok({
      items: [{ open_department_id: 'od-1', open_id: 'ou_lin' }],
      has_more: true,
      page_token: 'p2',
    })
    const { api, asked } = await lark([
      (one, response) =>
        (one.path.includes('/bot/v3/info')
          ? bot
          : /children|find_by/.test(one.path)
            ? directory
            : everything)(one, response),
    ])
    const text = { command: 'visit', zh: '记拜访', en: 'Log a visit' }
    await api.send(to, card, 'u')
    await api.reply('om_1', card, { uuid: 'u', inThread: true })
    await api.patchCard('om_1', '{}')
    await api.recall('om_1')
    await api.react('om_1', 'OK')
    await api.urge('om_1', ['ou_lin'])
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
    expect(await api.departments()).toEqual({ items: [{ id: 'od-1', name: '' }], next: 'p2' })
    expect(await api.usersOf('od-1', 'p2')).toEqual({
      items: [{ openId: 'ou_lin', name: '', departmentIds: [], resigned: false }],
      next: 'p2',
    })
    expect(await api.recognizeSpeech(new Uint8Array([1, 2]), 'abcdefghij012345')).toBe('你好')
    expect(await api.slashCommands.list()).toEqual([{ id: 'c1', command: 'visit' }])
    await api.slashCommands.create(text)
    await api.slashCommands.update('c1', text)
    await api.slashCommands.remove('c1')
    expect(await api.calendar.primary()).toBe('cal_1')
    expect(await api.calendar.create('cal_1', meeting, 'k'.repeat(32))).toBe('evt_1')
    await api.calendar.change('cal_1', 'evt_1', meeting)
    await api.calendar.cancel('cal_1', 'evt_1')
    await api.calendar.invite('cal_1', 'evt_1', ['ou_lin'])
    await api.calendar.uninvite('cal_1', 'evt_1', ['ou_lin'])
    await failure(api.download('om_1', 'img_1', 'image', 5))

    const values = /\/(om_1|ou_lin|c1|img_1|cal_1|evt_1|0)(?=\/|$)/g
    const called = asked.map(
      ({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace(values, '/:')}`,
    )
    const listed = larkOperations.map((operation) => operation.replace(/:\w+/g, ':'))
    const byOthers = ['POST /open-apis/auth/v3/tenant_access_token/internal', 'POST /callback/ws/endpoint']
    expect([...called, ...byOthers].sort()).toEqual([...listed].sort())
  })

  test('a meeting goes out in seconds and zone, without a video call, under its own key', async () => {
    const { api, asked } = await lark([ok({ event: { event_id: 'evt_1' } })])
    await api.calendar.create('cal@group', meeting, 'pli_1-'.padEnd(32, 'x'))
    expect(asked[0]?.path).toBe(
      `/open-apis/calendar/v4/calendars/cal%40group/events?user_id_type=open_id&idempotency_key=${'pli_1-'.padEnd(32, 'x')}`,
    )
    expect(JSON.parse(asked[0]?.bytes.toString() ?? '')).toMatchObject({
      summary: '银禾集团 · 面谈',
      start_time: { timestamp: '1796193000', timezone: 'Asia/Shanghai' },
      end_time: { timestamp: '1796196600', timezone: 'Asia/Shanghai' },
      location: { name: '银禾总部' },
      vchat: { vc_type: 'no_meeting' },
    })
  })

  test('an event that is gone is told apart from any other refusal', async () => {
    const { api } = await lark([json(400, { code: 193001, msg: 'x' }), json(400, { code: 191000, msg: 'x' })])
    expect(isEventGone(await failure(api.calendar.cancel('cal_1', 'evt_1')))).toBe(true)
    expect(isEventGone(await failure(api.calendar.cancel('cal_1', 'evt_1')))).toBe(false)
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
