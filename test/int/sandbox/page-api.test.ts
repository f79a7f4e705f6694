import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../src/kernel/clock.ts'
import type { MessageRow, PageEvent, StateAnswer } from '../../../src/sandbox/contract.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { botEnd } from './bot-end.ts'
import { caller } from './caller.ts'
import { app, company, foreignGroup, goodCard, group, laozhou, start, visitForm, xiaolin } from './company.ts'

const same = (text: string) => ({ zh: text, en: text })

describe('what the chat page asks for', () => {
  let sandbox: Sandbox
  let bot: Awaited<ReturnType<typeof botEnd>>
  const moved: Date[] = []

  beforeEach(async () => {
    bot = await botEnd(app.encryptKey)
    const menu = [{ eventKey: 'visit', zh: '记拜访', en: 'Log a visit' }]
    sandbox = await startSandbox({
      clock: fixedClock(start),
      app: { ...app, eventUrl: bot.url },
      company,
      menu,
      gallery: () => [{ card: 'help', sample: 'plain', json: goodCard('帮助'), problems: [] }],
      onClock: (to) => moved.push(to),
      onTheWay: async (from, to) => [new Date((from.getTime() + to.getTime()) / 2)],
      moments: async (now) => [
        { name: same('一会儿'), sees: same('会前准备'), at: now.getTime() + 60_000, off: true },
      ],
    })
  })
  afterEach(async () => {
    await sandbox.close()
    await bot.close()
  })

  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_sandbox${path}`)
    expect(response.status).toBe(200)
    return response.json() as Promise<T>
  }
  const send = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(`${sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body), ...init })
  const state = (as: string) => get<StateAnswer>(`/state?as=${as}`)

  it('unread grows with what others say and ends when the chat is opened', async () => {
    const call = await caller(sandbox)
    await call.text(xiaolin, '早上好')
    await sandbox.sendText(laozhou, group, '谁去万川')
    const unread = async () =>
      (await state(xiaolin)).chats.map(({ chatId, unread: n, lastText }) => [chatId, n, lastText.zh])
    const mine = sandbox.botChat(xiaolin)
    expect(await unread()).toEqual(
      expect.arrayContaining([
        [mine, 1, '早上好'],
        [group, 1, '谁去万川'],
        [foreignGroup, 0, ''],
      ]),
    )
    const rows = await get<MessageRow[]>(`/messages?as=${xiaolin}&chat=${mine}`)
    expect(rows).toMatchObject([
      { from: 'bot', fromName: '小客', msgType: 'text', content: { text: '早上好' } },
    ])
    expect(await unread()).toEqual(expect.arrayContaining([[mine, 0, '早上好']]))
    expect((await state(laozhou)).chats.find((chat) => chat.chatId === group)?.unread).toBe(0)
  })

  it('a mention typed on the page reaches the bot as a placeholder', async () => {
    const mentions = [{ openId: 'bot', name: '小客' }]
    await send('/send', { as: xiaolin, chatId: group, text: '@小客 记一下', mentions })
    await sandbox.settled()
    expect(bot.events()[0]?.body).toMatchObject({
      event: {
        message: {
          content: '{"text":"@_user_1 记一下"}',
          mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' }, mentioned_type: 'bot', name: '小客' }],
        },
      },
    })
  })

  it('the stream tells members about messages, and everybody about the clock', async () => {
    const abort = new AbortController()
    const response = await fetch(`${sandbox.url}/_sandbox/stream?as=${laozhou}`, { signal: abort.signal })
    const reader = response.body?.getReader()
    let text = ''
    const next = async (count: number): Promise<PageEvent[]> => {
      for (;;) {
        const events = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? ''))
        if (events.length >= count) return events
        const chunk = await reader?.read()
        if (chunk?.value) text += new TextDecoder().decode(chunk.value)
      }
    }
    await reader?.read()
    await sandbox.sendText(xiaolin, 'bot', '悄悄话')
    await sandbox.sendText(xiaolin, group, '大家好')
    await send('/clock', { to: start.getTime() + 1000 })
    const events = await next(2)
    expect(events).toMatchObject([
      { type: 'message', message: { chatId: group, content: { text: '大家好' } } },
      { type: 'clock', now: start.getTime() + 1000 },
    ])
    expect(moved.at(-1)).toEqual(new Date(start.getTime() + 1000))
    abort.abort()
  })

  it('the clock jumps, or goes past what is on the way; then the page asks where to go next and who was sent what', async () => {
    const at = (minutes: number) => start.getTime() + minutes * 60_000
    moved.length = 0
    await send('/clock', { to: at(10) })
    await send('/clock', { to: at(30), along: true })
    expect(moved.map((one) => one.getTime())).toEqual([at(10), at(20), at(30)])
    expect(await get('/moments')).toMatchObject([{ name: { zh: '一会儿' }, at: at(31), off: true }])
    const call = await caller(sandbox)
    await call.text(xiaolin, '早上好')
    expect(await get(`/news?since=${at(30)}`)).toMatchObject([{ openId: xiaolin, text: { zh: '早上好' } }])
    expect(await get(`/news?since=${at(31)}`)).toEqual([])
  })

  it('an uploaded picture is sent as a message and served back by its key', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    const up = await fetch(
      `${sandbox.url}/_sandbox/upload?as=${xiaolin}&chat=${sandbox.botChat(xiaolin)}&kind=image&name=a.png`,
      {
        method: 'POST',
        body: png,
      },
    )
    expect(up.status).toBe(200)
    await sandbox.settled()
    const content = JSON.parse(sandbox.messages(xiaolin).at(-1)?.content ?? '{}')
    const file = await fetch(`${sandbox.url}/_sandbox/files/${content.image_key}`)
    expect(file.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true)
    expect((await fetch(`${sandbox.url}/_sandbox/files/img_no`)).status).toBe(404)
  })

  it('a press brings back the toast, and the code when the bot fails', async () => {
    const call = await caller(sandbox)
    const messageId = (await call.send(xiaolin, 'interactive', JSON.stringify(goodCard('拜访', [visitForm]))))
      .body.data.message_id
    bot.answerWith({ body: JSON.stringify({ toast: { type: 'success', content: '好' } }) })
    const press = {
      as: xiaolin,
      messageId,
      tag: 'button',
      name: 'save',
      value: { a: 'x' },
      formValue: { note: '改过' },
    }
    expect(await (await send('/press', press)).json()).toEqual({ toast: { type: 'success', content: '好' } })
    expect(bot.events()[0]?.body).toMatchObject({
      event: { action: { name: 'save', form_value: { note: '改过' } } },
    })
    bot.answerWith({ status: 500 })
    expect(await (await send('/press', press)).json()).toEqual({ errorCode: 200671 })
  })

  it('menu, gallery, faults and delivery are read and set', async () => {
    expect((await state(xiaolin)).menu).toEqual([{ eventKey: 'visit', zh: '记拜访', en: 'Log a visit' }])
    expect(await get('/gallery')).toMatchObject([{ card: 'help', problems: [] }])
    const faults = [{ api: 'im/v1/messages', kind: '500', times: 2 }]
    await send('/faults', faults, { method: 'PUT' })
    expect(await get('/faults')).toEqual(faults)
    const delivery = { duplicate: true, delayMs: 5, shuffle: false }
    await send('/delivery', delivery, { method: 'PUT' })
    expect(await get('/delivery')).toEqual(delivery)
  })

  it('a request that makes no sense is 400 with a sentence, a foreign page is 403', async () => {
    expect((await send('/send', { as: xiaolin, text: 'x' })).status).toBe(400)
    expect((await send('/send', { as: 'ou_nobody', chatId: group, text: 'x' })).status).toBe(400)
    expect((await send('/clock', { to: 'tomorrow' })).status).toBe(400)
    const foreign = { headers: { origin: 'https://evil.example' } }
    expect((await send('/menu', { as: xiaolin, eventKey: 'visit' }, foreign)).status).toBe(403)
    expect(bot.events()).toHaveLength(0)
  })
})
