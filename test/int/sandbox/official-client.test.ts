import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as lark from '@larksuiteoapi/node-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shiftableClock } from '../../../src/kernel/clock.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { app, company, goodCard, group, laozhou, start, visitForm, xiaolin } from './company.ts'

const quiet = () => {}
const silent = { error: quiet, warn: quiet, info: quiet, debug: quiet, trace: quiet }

describe('the official client against the sandbox, unchanged', () => {
  let sandbox: Sandbox
  let client: lark.Client
  let socket: lark.WSClient
  const heard: { text: string; chatType: string; mentions: number }[] = []
  const presses: unknown[] = []
  let answer: unknown = {}

  beforeAll(async () => {
    sandbox = await startSandbox({ clock: shiftableClock(start), app, company, rateLimits: false })
    const shared = { appId: app.appId, appSecret: app.appSecret, domain: sandbox.url, logger: silent }
    client = new lark.Client(shared)
    const eventDispatcher = new lark.EventDispatcher({ logger: silent }).register({
      'im.message.receive_v1': async (data) => {
        heard.push({
          text: JSON.parse(data.message.content).text,
          chatType: data.message.chat_type,
          mentions: data.message.mentions?.length ?? 0,
        })
      },
      'card.action.trigger': async (data: unknown) => {
        presses.push(data)
        return answer
      },
    })
    await new Promise<void>((resolve, reject) => {
      socket = new lark.WSClient({ ...shared, onReady: () => resolve(), onError: reject })
      socket.start({ eventDispatcher }).catch(reject)
    })
  })
  afterAll(async () => {
    socket.close({ force: true })
    await sandbox.close()
  })

  it('a message sent over REST lands in the private chat', async () => {
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: xiaolin,
        msg_type: 'text',
        content: JSON.stringify({ text: '早上好' }),
        uuid: 'u-1',
      },
    })
    expect(sent.code).toBe(0)
    expect(sent.data?.chat_id).toBe(sandbox.botChat(xiaolin))
    expect(sandbox.messages(xiaolin).at(-1)?.content).toBe('{"text":"早上好"}')
  })

  it('a text reaches the bot over the long connection', async () => {
    const sent = await sandbox.sendText(xiaolin, 'bot', '/帮助')
    expect(await sent.delivered).toMatchObject({ road: 'websocket', status: 200, ok: true, attempt: 1 })
    expect(heard.at(-1)).toEqual({ text: '/帮助', chatType: 'p2p', mentions: 0 })
  })

  it('in a group the bot hears only what mentions it', async () => {
    const before = heard.length
    const aside = await sandbox.sendText(laozhou, group, '中午吃什么')
    expect(await aside.delivered).toBeUndefined()
    const asked = await sandbox.sendText(laozhou, group, '@小客 3号楼漏水', { mentions: ['bot'] })
    await asked.delivered
    expect(heard.slice(before)).toEqual([{ text: '@_user_1 3号楼漏水', chatType: 'group', mentions: 1 }])
  })

  it('a press is answered with a toast and a new card for everybody', async () => {
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: group,
        msg_type: 'interactive',
        content: JSON.stringify(goodCard('拜访', [visitForm])),
      },
    })
    const messageId = sent.data?.message_id ?? ''
    answer = {
      toast: { type: 'success', content: '已保存', i18n: { en_us: 'Saved' } },
      card: { type: 'raw', data: goodCard('已保存') },
    }
    const reply = await sandbox.press(xiaolin, messageId, 'save', { form: { note: '报价周五发' } })
    expect(reply).toEqual({ toast: { type: 'success', content: '已保存', i18n: { en_us: 'Saved' } } })
    expect(presses.at(-1)).toMatchObject({
      operator: { open_id: xiaolin },
      action: {
        tag: 'button',
        name: 'save',
        value: { a: 'visits.save', p: {}, v: 1 },
        form_value: { note: '报价周五发', day: '2026-11-23 +0800' },
      },
      context: { open_message_id: messageId, open_chat_id: group },
    })
    expect(sandbox.lastCard(group)?.card).toEqual(goodCard('已保存'))
    expect(sandbox.cardHistory(messageId).map((state) => state.by)).toEqual(['send', 'answer'])
  })

  it('a handler that answers nothing shows the presser an error', async () => {
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: xiaolin,
        msg_type: 'interactive',
        content: JSON.stringify(goodCard('再来', [visitForm])),
      },
    })
    answer = undefined
    expect(await sandbox.press(xiaolin, sent.data?.message_id ?? '', '确认')).toEqual({ errorCode: 200672 })
  })

  it('a card with an unknown property is refused as Lark refuses it', async () => {
    const bad = goodCard('x', [
      { tag: 'column_set', columns: [{ tag: 'column', corner_radius: '4px', elements: [] }] },
    ])
    const refused = await client.im.v1.message
      .create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: xiaolin, msg_type: 'interactive', content: JSON.stringify(bad) },
      })
      .catch((error: { response: { status: number; data: { code: number; msg: string } } }) => error.response)
    expect(refused).toMatchObject({ status: 400, data: { code: 230099 } })
    expect(JSON.stringify(refused.data)).toContain(
      'unknown property, property: corner_radius, path: ROOT -> body -> elements -> [1](tag: column_set) -> columns -> [0](tag: column)',
    )
  })

  it('files go up through the client and come down through a message', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
    const path = join(folder, 'dot.png')
    await writeFile(path, png)
    const up = await client.im.v1.image.create({
      data: { image_type: 'message', image: createReadStream(path) },
    })
    await rm(folder, { recursive: true })
    expect(up?.image_key).toMatch(/^img_v3_/)
    const sent = await sandbox.sendImage(xiaolin, 'bot', png)
    const key = JSON.parse(sandbox.message(sent.messageId)?.content ?? '{}').image_key
    const down = await client.im.v1.messageResource.get({
      path: { message_id: sent.messageId, file_key: key },
      params: { type: 'image' },
    })
    const chunks: Buffer[] = []
    for await (const chunk of down.getReadableStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).equals(png)).toBe(true)
  })

  it('people, bot info and slash commands are served in the form the client expects', async () => {
    const user = await client.contact.v3.user.get({
      path: { user_id: laozhou },
      params: { user_id_type: 'open_id' },
    })
    expect(user.data?.user?.name).toBe('老周')
    const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    expect(info.bot.open_id).toBe('ou_bot')
    const url = '/open-apis/application/v7/app_slash_commands'
    const data = {
      command: 'visit',
      description: { default_value: '记拜访', i18n: { en_us: 'Log a visit' } },
    }
    await client.request({ method: 'POST', url, data })
    const listed = await client.request({ method: 'GET', url })
    expect(listed.data.items).toMatchObject([{ command: 'visit' }])
    expect(sandbox.slashCommands()).toMatchObject([{ command: 'visit', zh: '记拜访', en: 'Log a visit' }])
  })
})
