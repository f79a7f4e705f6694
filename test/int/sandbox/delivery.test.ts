import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { botEnd, type Received } from './bot-end.ts'
import { caller } from './caller.ts'
import { app, company, goodCard, group, laozhou, start, visitForm, xiaolin } from './company.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

describe('how events reach the bot', () => {
  let sandbox: Sandbox
  let bot: Awaited<ReturnType<typeof botEnd>>

  beforeEach(async () => {
    bot = await botEnd(app.encryptKey)
    sandbox = await startSandbox({ clock: fixedClock(start), app, company })
    await sandbox.setEventUrl(bot.url)
  })
  afterEach(async () => {
    await sandbox.close()
    await bot.close()
  })

  it('the address is checked by an encrypted challenge without signature headers', () => {
    expect(bot.received[0]?.body).toMatchObject({ type: 'url_verification', token: 'vtoken' })
    expect(bot.received[0]?.headers['x-lark-signature']).toBeUndefined()
  })

  it('an address that does not echo the challenge is not saved', async () => {
    const deaf = await botEnd('another key')
    await expect(sandbox.setEventUrl(deaf.url)).rejects.toThrow('was not saved')
    await deaf.close()
    await expect(sandbox.setEventUrl('http://127.0.0.1:1/')).rejects.toThrow('no connection')
  })

  it('a message is pushed encrypted, signed over the raw body, with the token inside', async () => {
    const sent = await sandbox.sendText(xiaolin, 'bot', '今天去了万川')
    expect(await sent.delivered).toMatchObject({ status: 200, ok: true, road: 'webhook', attempt: 1 })
    const [got] = bot.events()
    const { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce } = got?.headers ?? {}
    const expected = createHash('sha256')
      .update(`${timestamp}${nonce}${app.encryptKey}${got?.raw}`)
      .digest('hex')
    expect(got?.headers['x-lark-signature']).toBe(expected)
    expect(timestamp).toBe(String(start.getTime() / 1000))
    expect(got?.body).toMatchObject({
      schema: '2.0',
      header: {
        event_type: 'im.message.receive_v1',
        token: 'vtoken',
        app_id: app.appId,
        create_time: String(start.getTime()),
      },
      event: {
        sender: { sender_id: { open_id: xiaolin }, sender_type: 'user' },
        message: {
          chat_type: 'p2p',
          message_type: 'text',
          content: '{"text":"今天去了万川"}',
          message_id: sent.messageId,
        },
      },
    })
  })

  it('a refused event comes again after 15 s, 5 min, 1 h and 6 h, with the same id and a fresh nonce, then never', async () => {
    bot.answerWith({ status: 500 })
    await (await sandbox.sendText(xiaolin, 'bot', '在吗')).delivered
    await sandbox.advance(14 * second)
    expect(bot.events()).toHaveLength(1)
    await sandbox.advance(1 * second)
    expect(bot.events()).toHaveLength(2)
    await sandbox.advance(5 * minute - 1)
    expect(bot.events()).toHaveLength(2)
    await sandbox.advance(1)
    await sandbox.advance(1 * hour)
    await sandbox.advance(6 * hour)
    expect(bot.events()).toHaveLength(5)
    await sandbox.advance(24 * hour)
    expect(bot.events()).toHaveLength(5)
    const ids = bot.events().map((one) => JSON.stringify(one.body.header))
    expect(new Set(ids).size).toBe(1)
    expect(new Set(bot.events().map((one) => one.headers['x-lark-request-nonce'])).size).toBe(5)
    expect(new Set(bot.events().map((one) => one.headers['x-lark-request-timestamp'])).size).toBe(5)
    expect(sandbox.deliveries().map((row) => row.attempt)).toEqual([1, 2, 3, 4, 5])
  })

  it('a re-push that succeeds ends the matter', async () => {
    bot.answerWith({ status: 503 })
    await (await sandbox.sendText(xiaolin, 'bot', '在吗')).delivered
    bot.answerWith({})
    await sandbox.advance(15 * second)
    await sandbox.advance(24 * hour)
    expect(sandbox.deliveries().map((row) => row.status)).toEqual([503, 200])
  })

  it('an answer after 3 s counts as none', async () => {
    bot.answerWith({ afterMs: 3400 })
    const row = await (await sandbox.sendText(xiaolin, 'bot', '慢')).delivered
    expect(row).toMatchObject({ status: 'timeout', ok: false })
    expect(row?.ms).toBeGreaterThanOrEqual(2990)
  })

  it('duplicates carry the same event id, and everything shuffled still arrives', async () => {
    sandbox.setDelivery({ duplicate: true, shuffle: true })
    await Promise.all(Array.from({ length: 20 }, (_, i) => sandbox.sendText(xiaolin, 'bot', `第${i}条`)))
    await sandbox.settled()
    const ids = bot.events().map((one) => JSON.stringify(one.body.header))
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(20)
    const texts = bot.events().map((one) => JSON.stringify(one.body.event).match(/第(\d+)条/)?.[1])
    expect(texts.slice(0, 20)).not.toEqual(Array.from({ length: 20 }, (_, i) => String(i)))
  })

  it('menu, entering, joining a group, recalling and leaving the company raise their events', async () => {
    const sent = await sandbox.sendText(xiaolin, 'bot', '写错了')
    await sandbox.enter(xiaolin)
    await sandbox.menu(xiaolin, 'visit')
    await sandbox.recall(xiaolin, sent.messageId)
    await sandbox.removeBotFromGroup(laozhou, group)
    await sandbox.addBotToGroup(laozhou, group)
    await sandbox.deleteUser(laozhou)
    await sandbox.settled()
    const types = bot.events().map((one) => JSON.stringify(one.body).match(/"event_type":"([^"]+)"/)?.[1])
    expect(new Set(types)).toEqual(
      new Set([
        'im.message.receive_v1',
        'im.chat.access_event.bot_p2p_chat_entered_v1',
        'application.bot.menu_v6',
        'im.message.recalled_v1',
        'im.chat.member.bot.deleted_v1',
        'im.chat.member.bot.added_v1',
        'contact.user.deleted_v3',
      ]),
    )
  })

  describe('a card press', () => {
    let messageId: string
    beforeEach(async () => {
      const call = await caller(sandbox)
      const card = JSON.stringify(goodCard('拜访', [visitForm]))
      messageId = (await call.send(xiaolin, 'interactive', card)).body.data.message_id
    })
    const press = () => sandbox.press(xiaolin, messageId, '确认')

    it.each([
      ['no HTTP 200', { status: 500 }, 200671],
      ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 200671],
      ['an empty body', { body: '' }, 200672],
      ['a body that is not JSON', { body: 'ok' }, 200672],
      ['an unknown toast type', { body: JSON.stringify({ toast: { type: 'loud', content: 'x' } }) }, 200672],
      [
        'a card with an unknown property',
        { body: JSON.stringify({ card: { type: 'raw', data: { ...goodCard('x'), elements: [] } } }) },
        200673,
      ],
      ['a 1.0 card', { body: JSON.stringify({ card: { type: 'raw', data: { elements: [] } } }) }, 200830],
      ['no answer in 3 s', { afterMs: 3300 }, 200341],
    ])('%s shows the presser the code and leaves the card', async (_, reply, code) => {
      bot.answerWith(reply)
      expect(await press()).toEqual({ errorCode: code })
      expect(sandbox.cardHistory(messageId)).toHaveLength(1)
    })

    it('is never sent a second time', async () => {
      bot.answerWith({ status: 500 })
      await press()
      await sandbox.advance(24 * hour)
      expect(bot.events()).toHaveLength(1)
    })

    it('{} leaves the card as it is', async () => {
      expect(await press()).toEqual({})
      expect(sandbox.cardHistory(messageId)).toHaveLength(1)
    })

    it('without an address and without a client says that the callback is not configured', async () => {
      await sandbox.setEventUrl(undefined)
      expect(await press()).toEqual({ errorCode: 200340 })
    })

    it('carries microseconds, the update token and an empty required field is stopped by the client', async () => {
      await press()
      expect(bot.events()[0]?.body.header).toMatchObject({ create_time: `${start.getTime()}000` })
      expect(bot.events()[0]?.body.event).toMatchObject({ token: expect.stringMatching(/^c-/) })
      await expect(sandbox.press(xiaolin, messageId, '确认', { form: { note: '' } })).rejects.toThrow('note')
    })

    it('its token updates the card twice within 30 minutes, and only after the answer', async () => {
      const call = await caller(sandbox)
      const tokenOf = (got: Received | undefined) =>
        z.object({ token: z.string() }).parse(got?.body.event).token
      const update = (token: string) =>
        call.json('POST', '/open-apis/interactive/v1/card/update', { token, card: goodCard('稍后') })
      let early: Promise<{ body: { code: number } }> | undefined
      bot.answerWith((got) => {
        early ??= update(tokenOf(got))
        return { afterMs: 300 }
      })
      await press()
      expect((await early)?.body.code).toBe(300000)
      const token = tokenOf(bot.events()[0])
      expect((await update(token)).body).toEqual({ code: 0, msg: 'ok' })
      expect(sandbox.lastCard(xiaolin)?.card).toEqual(goodCard('稍后'))
      expect((await update(token)).body.code).toBe(0)
      expect((await update(token)).body.code).toBe(300040)
      bot.answerWith({})
      await press().catch(() => undefined)
      expect((await update('c-unknown')).body.code).toBe(300020)
    })
  })
})
