import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { type Sandbox, sandboxOperations, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { caller } from './caller.ts'
import { app, company, foreignGroup, goodCard, group, outsider, start, xiaolin } from './company.ts'

const messages = '/open-apis/im/v1/messages'
const day = 24 * 60 * 60_000

describe('the REST APIs', () => {
  let sandbox: Sandbox
  let call: Awaited<ReturnType<typeof caller>>

  beforeEach(async () => {
    sandbox = await startSandbox({ clock: fixedClock(start), app, company })
    call = await caller(sandbox)
  })
  afterEach(() => sandbox.close())

  it('a wrong secret is 10014, no token 99991661, a made-up or expired one 99991663', async () => {
    expect((await call.login('wrong')).body.code).toBe(10014)
    const info = '/open-apis/bot/v3/info'
    expect((await call.request('GET', info, {})).body.code).toBe(99991661)
    const made = { headers: { authorization: 'Bearer t-made-up' } }
    expect((await call.request('GET', info, made)).body.code).toBe(99991663)
    expect((await call.json('GET', info)).body.code).toBe(0)
    sandbox.expireTokens()
    expect((await call.json('GET', info)).body.code).toBe(99991663)
  })

  it('moving the clock a year on does not log the bot out', async () => {
    await sandbox.advance(365 * day)
    expect((await call.json('GET', '/open-apis/bot/v3/info')).body.code).toBe(0)
  })

  it('the same uuid within the hour is the first message, in create and reply alike, afterwards a new one', async () => {
    const first = (await call.text(xiaolin, '一', 'u-1')).body.data.message_id
    expect((await call.text(xiaolin, '二', 'u-1')).body.data.message_id).toBe(first)
    const reply = { msg_type: 'text', content: '{"text":"三"}', uuid: 'u-1' }
    expect((await call.json('POST', `${messages}/${first}/reply`, reply)).body.data.message_id).toBe(first)
    expect(sandbox.messages(xiaolin)).toHaveLength(1)
    await sandbox.advance(60 * 60_000)
    expect((await call.text(xiaolin, '四', 'u-1')).body.data.message_id).not.toBe(first)
  })

  it('of a uuid sent twice at once, one message comes out', async () => {
    const [a, b] = await Promise.all([call.text(xiaolin, '一', 'u-2'), call.text(xiaolin, '一', 'u-2')])
    expect(a.body.data.message_id).toBe(b.body.data.message_id)
    expect(sandbox.messages(xiaolin)).toHaveLength(1)
  })

  it.each([
    ['an unknown person', 'ou_nobody', 230034],
    ['an unknown chat', 'oc_nothing', 230034],
    ['a person outside the app range', outsider, 230013],
    ['a group without the bot', foreignGroup, 230002],
  ])('a message to %s is refused', async (_, to, code) => {
    expect(await call.text(to, '在吗')).toMatchObject({ status: 400, body: { code } })
  })

  it('a message to somebody who left is 230029', async () => {
    await sandbox.deleteUser(xiaolin)
    expect((await call.text(xiaolin, '在吗')).body.code).toBe(230029)
  })

  it('a text mentions whom its at-tags name, an escaped tag mentions nobody', async () => {
    const sent = await call.text(group, '<at user_id="ou_xiaolin">小林</at> 看一下 <at user_id="all"></at>')
    expect(sandbox.message(sent.body.data.message_id)?.mentioned).toEqual([xiaolin, 'all'])
    expect(sent.body.data.body.content).toBe('{"text":"@_user_1 看一下 @_all"}')
    const card = (text: string) => call.send(group, 'interactive', JSON.stringify(goodCard(text)))
    const hostile = await card('他说 <at id=all></at>')
    expect(sandbox.message(hostile.body.data.message_id)?.mentioned).toEqual(['all'])
    const escaped = await card('他说 &#60;at id=all&#62;&#60;/at&#62;')
    expect(sandbox.message(escaped.body.data.message_id)?.mentioned).toEqual([])
  })

  it('30 KB is the end for a card and a post, 150 KB for a text', async () => {
    const long = (n: number) => 'x'.repeat(n)
    expect((await call.send(xiaolin, 'interactive', JSON.stringify(goodCard(long(31_000))))).body.code).toBe(
      230025,
    )
    expect((await call.text(xiaolin, long(31_000))).body.code).toBe(0)
    expect((await call.text(xiaolin, long(154_000))).body.code).toBe(230025)
  })

  it('an unknown picture or person in a card is 230099 with its sub-code', async () => {
    const img = { tag: 'img', img_key: 'img_v3_no', alt: { tag: 'plain_text', content: '' } }
    const withImage = await call.send(xiaolin, 'interactive', JSON.stringify(goodCard('x', [img])))
    expect(withImage.body).toMatchObject({ code: 230099, msg: expect.stringContaining('ErrCode: 200570') })
    const withPerson = await call.send(
      xiaolin,
      'interactive',
      JSON.stringify(goodCard('<at id=ou_nobody></at>')),
    )
    expect(withPerson.body.msg).toContain('ErrCode: 100290')
  })

  it('a card is patched while it is ours, a card, not recalled and at most 14 days old', async () => {
    const id = (await call.send(xiaolin, 'interactive', JSON.stringify(goodCard('一')))).body.data.message_id
    const patch = (message: string, card: object) =>
      call.json('PATCH', `${messages}/${message}`, { content: JSON.stringify(card) })
    expect((await patch(id, goodCard('二'))).body).toEqual({ code: 0, msg: 'success', data: {} })
    expect(sandbox.lastCard(xiaolin)?.card).toEqual(goodCard('二'))
    expect((await patch(id, { elements: [] })).body.msg).toContain('200830')
    const text = (await call.text(xiaolin, '文')).body.data.message_id
    expect((await patch(text, goodCard('二'))).body.code).toBe(230001)
    const theirs = (await sandbox.sendText(xiaolin, 'bot', '我的')).messageId
    expect((await patch(theirs, goodCard('二'))).body.code).toBe(230012)
    expect((await patch('om_nothing', goodCard('二'))).body.code).toBe(99992354)
    await sandbox.advance(14 * day + 1)
    expect((await patch(id, goodCard('三'))).body.code).toBe(230031)
    await sandbox.advance(-14 * day)
    expect((await call.json('DELETE', `${messages}/${id}`)).body.code).toBe(0)
    expect((await patch(id, goodCard('三'))).body.code).toBe(230011)
  })

  it('a reply in a thread opens one, and people answering in it stay in it', async () => {
    const root = (await sandbox.sendText(xiaolin, group, '@小客 记一下', { mentions: ['bot'] })).messageId
    const reply = await call.json('POST', `${messages}/${root}/reply`, {
      msg_type: 'text',
      content: '{"text":"好"}',
      reply_in_thread: true,
    })
    const thread = reply.body.data.thread_id
    expect(thread).toMatch(/^omt_/)
    expect(reply.body.data).toMatchObject({ root_id: root, parent_id: root })
    const later = (await sandbox.sendText(xiaolin, group, '谢', { parentId: reply.body.data.message_id }))
      .messageId
    expect(sandbox.message(later)).toMatchObject({ threadId: thread, rootId: root })
  })

  it('the sixth message to a person within a second is 230020, other chats go on', async () => {
    const codes: number[] = []
    for (let i = 0; i < 6; i += 1) codes.push((await call.text(xiaolin, `第${i}条`)).body.code)
    expect(codes).toEqual([0, 0, 0, 0, 0, 230020])
    expect((await call.text(group, '别的会话')).body.code).toBe(0)
  })

  it('the 51st call of one API within a second is 429 with the time to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 51 }, () => call.json('GET', '/open-apis/bot/v3/info')),
    )
    const refused = answers.filter((one) => one.status === 429)
    expect(refused).toHaveLength(1)
    expect(refused[0]?.body.code).toBe(99991400)
    expect(refused[0]?.headers.get('x-ogw-ratelimit-limit')).toBe('50')
    expect(refused[0]?.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    expect((await call.json('GET', '/open-apis/im/v1/chats')).status).toBe(200)
  })

  it('faults strike the named API as often as told: 500, cut, and a cut after the message was sent', async () => {
    sandbox.setFaults([{ api: 'POST /open-apis/im/v1/messages', kind: '500', times: 1 }])
    expect((await call.text(xiaolin, '一')).status).toBe(500)
    expect((await call.text(xiaolin, '一')).status).toBe(200)
    sandbox.setFaults([{ api: 'im/v1/messages', kind: 'cut', times: 1 }])
    await expect(call.text(xiaolin, '二')).rejects.toThrow('fetch failed')
    expect(sandbox.messages(xiaolin)).toHaveLength(1)
    sandbox.setFaults([{ api: 'im/v1/messages', kind: 'cut', times: 1, after: true }])
    await expect(call.text(xiaolin, '三', 'u-3')).rejects.toThrow('fetch failed')
    expect(sandbox.messages(xiaolin)).toHaveLength(2)
    await call.text(xiaolin, '三', 'u-3')
    expect(sandbox.messages(xiaolin)).toHaveLength(2)
    sandbox.setFaults([{ api: '*', kind: 'hang', times: 1 }])
    const signal = AbortSignal.timeout(200)
    await expect(fetch(`${sandbox.url}/open-apis/bot/v3/info`, { signal })).rejects.toThrow()
    expect((await call.json('GET', '/open-apis/bot/v3/info')).status).toBe(200)
  })

  it('uploads are refused without a name, empty, or when a picture is none', async () => {
    const upload = (path: string, fields: Record<string, string | [Uint8Array<ArrayBuffer>, string]>) => {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields))
        typeof value === 'string' ? form.append(key, value) : form.append(key, new Blob([value[0]]), value[1])
      return call.form(`/open-apis/im/v1/${path}`, form)
    }
    const bytes = new Uint8Array([1, 2, 3])
    const files = (file: [Uint8Array<ArrayBuffer>, string], extra = {}) =>
      upload('files', { file_type: 'stream', file_name: 'a.bin', file, ...extra })
    expect((await files([bytes, 'a.bin'])).body.data.file_key).toMatch(/^file_v3_/)
    expect((await files([new Uint8Array(), 'a.bin'])).body.code).toBe(234010)
    expect((await files([bytes, 'a.bin'], { file_type: 'exe' })).body.code).toBe(234001)
    expect((await files([new Uint8Array(30 * 1024 * 1024 + 1), 'a.bin'])).body.code).toBe(234006)
    expect((await upload('images', { image_type: 'message', image: [bytes, 'a.png'] })).body.code).toBe(
      234011,
    )
  })

  it('a file is downloaded only through the message it came in', async () => {
    const sent = (await sandbox.sendFile(xiaolin, 'bot', new Uint8Array([7]), '点位图.pdf')).messageId
    const other = (await sandbox.sendText(xiaolin, 'bot', '看附件')).messageId
    const key = JSON.parse(sandbox.message(sent)?.content ?? '{}').file_key
    const get = (id: string) =>
      fetch(`${sandbox.url}${messages}/${id}/resources/${key}?type=file`, {
        headers: { authorization: `Bearer ${call.token}` },
      })
    expect(new Uint8Array(await (await get(sent)).arrayBuffer())).toEqual(new Uint8Array([7]))
    expect(await (await get(other)).json()).toMatchObject({ code: 234003 })
  })

  it('speech is the transcript of the voice message of that length, or 99991672 without the scope', async () => {
    await sandbox.sendAudio(xiaolin, 'bot', new Uint8Array([1]), { durationMs: 2000, transcript: '去了万川' })
    const body = {
      speech: { speech: Buffer.alloc(2 * 32_000).toString('base64') },
      config: { file_id: 'abcdefghij012345', format: 'pcm', engine_type: '16k_auto' },
    }
    const recognize = () => call.json('POST', '/open-apis/speech_to_text/v1/speech/file_recognize', body)
    expect((await recognize()).body.data.recognition_text).toBe('去了万川')
    sandbox.setSpeech({ scopeMissing: true })
    expect((await recognize()).body.code).toBe(99991672)
  })

  it('contacts: who is outside the range is 41050, members and departments page through', async () => {
    expect((await call.json('GET', `/open-apis/contact/v3/users/${outsider}`)).body.code).toBe(41050)
    expect((await call.json('GET', '/open-apis/contact/v3/users/nonsense')).body.code).toBe(41012)
    const roots = (await call.json('GET', '/open-apis/contact/v3/departments/0/children?page_size=1')).body
      .data
    expect(roots).toMatchObject({ has_more: true, items: [{ name: '销售部' }] })
    const id = roots.items[0].open_department_id
    const of = await call.json('GET', `/open-apis/contact/v3/users/find_by_department?department_id=${id}`)
    expect(of.body.data.items).toMatchObject([{ open_id: xiaolin, name: '小林' }])
    const members = await call.json('GET', `/open-apis/im/v1/chats/${group}/members`)
    expect(members.body.data.member_total).toBe(2)
  })

  it('slash commands: a second of the same name is 40000000, a slash or a bad icon is refused', async () => {
    const url = '/open-apis/application/v7/app_slash_commands'
    const command = { command: 'visit', description: { default_value: '记拜访' } }
    const id = (await call.json('POST', url, command)).body.data.command_id
    expect((await call.json('POST', url, command)).body).toMatchObject({
      code: 40000000,
      msg: 'command already exists',
    })
    expect((await call.json('POST', url, { ...command, command: '/help' })).body.code).toBe(99992402)
    expect(
      (await call.json('POST', url, { ...command, command: 'h', icon: { icon_key: 'x' } })).body.code,
    ).toBe(40000031)
    await call.json('PATCH', `${url}/${id}`, {
      description: { default_value: '拜访', i18n: { en_us: 'Visit' } },
    })
    expect(sandbox.slashCommands()).toMatchObject([{ command: 'visit', zh: '拜访', en: 'Visit' }])
    expect((await call.json('DELETE', `${url}/${id}`)).body.code).toBe(0)
    expect((await call.json('DELETE', `${url}/${id}`)).body.code).toBe(40000000)
  })

  it('calendar: an event is made once per key, moved, shared with colleagues and cancelled', async () => {
    const calendars = '/open-apis/calendar/v4/calendars'
    const id = (await call.json('POST', `${calendars}/primary`)).body.data.calendars[0].calendar.calendar_id
    const url = `${calendars}/${encodeURIComponent(id)}/events`
    const at = (seconds: number) => ({ timestamp: String(seconds), timezone: 'Asia/Shanghai' })
    const meeting = { summary: '银禾', start_time: at(1_796_193_000), end_time: at(1_796_196_600) }
    const key = 'pli_01HZZZZZZZZZZZZZZZZZZZZZZZ-first'
    const make = () => call.json('POST', `${url}?idempotency_key=${key}`, meeting)
    const event = (await make()).body.data.event.event_id
    expect((await make()).body.data.event.event_id).toBe(event)
    const attendees = [{ type: 'user', user_id: xiaolin }]
    await call.json('POST', `${url}/${event}/attendees?user_id_type=open_id`, { attendees })
    await call.json('POST', `${url}/${event}/attendees?user_id_type=open_id`, { attendees })
    await call.json('PATCH', `${url}/${event}`, {
      start_time: at(1_796_196_600),
      end_time: at(1_796_200_200),
    })
    expect(sandbox.calendar(xiaolin)).toMatchObject([
      { eventId: event, summary: '银禾', from: 1_796_196_600_000, people: ['小林'] },
    ])
    expect(sandbox.calendar(outsider)).toEqual([])
    await call.json('POST', `${url}/${event}/attendees/batch_delete`, { delete_ids: attendees })
    expect(sandbox.calendar(xiaolin)).toEqual([])
    expect((await call.json('DELETE', `${url}/${event}?need_notification=true`)).body.code).toBe(0)
    expect((await call.json('DELETE', `${url}/${event}`)).body.code).toBe(193001)
  })

  it('calendar: a short key, times the wrong way round, strangers and a missing scope are refused', async () => {
    const calendars = '/open-apis/calendar/v4/calendars'
    const id = (await call.json('POST', `${calendars}/primary`)).body.data.calendars[0].calendar.calendar_id
    const url = `${calendars}/${encodeURIComponent(id)}/events`
    const body = { start_time: { timestamp: '1796193000' }, end_time: { timestamp: '1796193060' } }
    const code = async (path: string, sent: object) => (await call.json('POST', path, sent)).body.code
    expect(await code(`${url}?idempotency_key=short`, body)).toBe(99992402)
    expect(await code(url, { ...body, end_time: { timestamp: '1796190000' } })).toBe(190002)
    expect(await code(url, { ...body, end_time: { timestamp: '1796193060000' } })).toBe(99992402)
    expect(await code(`${calendars}/of-somebody/events`, body)).toBe(191000)
    const event = (await call.json('POST', url, body)).body.data.event.event_id
    const stranger = { attendees: [{ type: 'user', user_id: 'ou_nobody' }] }
    expect(await code(`${url}/${event}/attendees`, stranger)).toBe(190002)
    expect((await call.json('PATCH', `${url}/no_such_event`, {})).body.code).toBe(193000)
    sandbox.setCalendar({ scopeMissing: true })
    expect(await code(url, body)).toBe(99991672)
    sandbox.setCalendar({ scopeMissing: false })
  })

  it('every operation is logged with its code, and no two operations are the same', async () => {
    sandbox.clearLogs()
    await call.text('ou_nobody', 'x')
    expect(sandbox.apiCalls()).toMatchObject([{ api: `POST ${messages}`, code: 230034, httpStatus: 400 }])
    expect(new Set(sandboxOperations).size).toBe(sandboxOperations.length)
  })
})
