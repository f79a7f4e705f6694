import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { LarkError } from '../../../src/lark/out/port.ts'
import { claim } from '../../../src/outbox/claim.ts'
import { larkLimits, noLimits } from '../../../src/outbox/pacing.ts'
import { type Outgoing, put } from '../../../src/outbox/put.ts'
import { listRefused, outboxGauges, retryRefused } from '../../../src/outbox/refused.ts'
import { drain } from '../../../src/outbox/relay.ts'
import { rateLimited, refusedBy, unavailable } from './fake-lark.ts'
import { at, sizes, world } from './support.ts'

describe.each(sizes)('the relay, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world(size)
  }, 60_000)
  afterAll(() => w.close())
  beforeEach(async () => {
    await w.deps.db.delete(outbox)
    w.lark.calls.length = 0
    w.lark.mostAtOnce = 0
    w.lark.onCall = async () => {}
  })

  const say = (openId: string, text: string) => send({ to: 'person', openId, what: 'text', text })
  const send = (outgoing: Outgoing) => put(w.deps, w.deps.db, at, outgoing, 'om_cause')
  const row = async (id: string) => {
    const [found] = await w.deps.db.select().from(outbox).where(eq(outbox.id, id))
    if (!found) throw new Error(`no row ${id}`)
    return found
  }
  /** Ends every lease and pause, as time would. */
  const letTimePass = (ms: number) =>
    w.deps.db.update(outbox).set({
      claimedAt: sql`${outbox.claimedAt} - ${ms}::float8 * interval '1 millisecond'`,
      nextAt: sql`${outbox.nextAt} - ${ms}::float8 * interval '1 millisecond'`,
    })

  test("a text, a card, a reply in a thread and a reaction each go out by their own call, under the row's id", async () => {
    const text = await say('ou_1', '你好')
    const card = await send({ to: 'chat', chatId: 'oc_1', what: 'card', card: { schema: '2.0' } })
    const reply = await send({
      to: 'reply',
      chatId: 'oc_2',
      messageId: 'om_9',
      inThread: true,
      what: 'text',
      text: '在',
    })
    await send({
      to: 'reply',
      chatId: 'oc_3',
      messageId: 'om_8',
      inThread: false,
      what: 'reaction',
      emoji: 'OK',
    })
    expect(await drain(w.deps)).toEqual({})
    expect(w.lark.calls.map(({ at: _, ...call }) => call)).toEqual(
      expect.arrayContaining([
        { api: 'create', target: 'ou_1', content: '{"text":"你好"}', uuid: text },
        { api: 'create', target: 'oc_1', content: '{"schema":"2.0"}', uuid: card },
        { api: 'reply', target: 'om_9', content: '{"text":"在"}', uuid: reply },
        { api: 'reaction', target: 'om_8', content: 'OK', uuid: undefined },
      ]),
    )
    expect(await row(text)).toMatchObject({ state: 'sent', body: null, chatId: 'oc_of_ou_1', sentAt: at })
  })

  test('messages of one chat go out one after the other in the order they were put', async () => {
    w.lark.onCall = () => new Promise((resolve) => setTimeout(resolve, 15))
    for (const n of [1, 2, 3]) {
      await say('ou_1', `a${n}`)
      await say('ou_2', `b${n}`)
    }
    await drain(w.deps)
    const to = (who: string) => w.lark.calls.filter((call) => call.target === who).map((call) => call.content)
    expect(to('ou_1')).toEqual(['{"text":"a1"}', '{"text":"a2"}', '{"text":"a3"}'])
    expect(to('ou_2')).toEqual(['{"text":"b1"}', '{"text":"b2"}', '{"text":"b3"}'])
    expect(w.lark.mostAtOnce).toBe(2)
  })

  test('an urgent card calls its reader after it is there, once', async () => {
    const id = await send({
      to: 'person',
      openId: 'ou_1',
      what: 'card',
      card: { schema: '2.0' },
      urgent: true,
    })
    await drain(w.deps)
    await drain(w.deps)
    expect(w.lark.calls.map(({ api, target, content }) => [api, target, content])).toEqual([
      ['create', 'ou_1', '{"schema":"2.0"}'],
      ['urge', (await row(id)).messageId, 'ou_1'],
    ])
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test('where Lark refuses the urging for good, the message stands and is not sent again', async () => {
    w.lark.onCall = async ({ api }) => {
      if (api === 'urge')
        throw new LarkError({ api, kind: 'permanent', code: 230024, httpStatus: 400, message: 'quota' })
    }
    const id = await send({
      to: 'person',
      openId: 'ou_1',
      what: 'card',
      card: { schema: '2.0' },
      urgent: true,
    })
    await drain(w.deps)
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.api)).toEqual(['create', 'urge'])
    expect(await row(id)).toMatchObject({ state: 'sent', errorCode: null })
  })

  test('an urging that finds Lark busy is made again, the message under its own uuid not twice', async () => {
    let fails = 2
    w.lark.onCall = async ({ api }) => {
      if (api === 'urge' && fails-- > 0)
        throw new LarkError({
          api,
          kind: 'rate',
          code: 99991400,
          httpStatus: 429,
          waitMs: 1,
          message: 'busy',
        })
    }
    const id = await send({
      to: 'person',
      openId: 'ou_1',
      what: 'card',
      card: { schema: '2.0' },
      urgent: true,
    })
    await drain(w.deps)
    expect(w.lark.calls.filter((call) => call.api === 'urge')).toHaveLength(3)
    const sent = w.lark.calls.filter((call) => call.api === 'create')
    expect(new Set(sent.map((call) => call.uuid))).toEqual(new Set([id]))
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test('two relays racing send each message once', async () => {
    const put = Array.from({ length: 60 }, (_, n) => say(`ou_${n % 20}`, `m${n}`))
    await Promise.all(put)
    await Promise.all([
      drain(w.deps, { limits: noLimits }),
      drain(w.deps, { limits: noLimits }),
      drain(w.deps, { limits: noLimits }),
    ])
    expect(w.lark.calls.length).toBe(60)
    expect(new Set(w.lark.calls.map((call) => call.uuid)).size).toBe(60)
  })

  test('a message whose sender was killed is taken up after its lease, under the same uuid', async () => {
    const id = await say('ou_1', 'x')
    const { rows } = await claim(w.deps.db, 10, larkLimits)
    expect(rows.map((claimed) => claimed.id)).toEqual([id])
    expect(await drain(w.deps)).toMatchObject({ nextAt: expect.any(Date) })
    expect(w.lark.calls).toEqual([])
    await letTimePass(60_000)
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.uuid)).toEqual([id])
  })

  test('a sender that comes back after its lease ended does not overwrite the one that took over', async () => {
    const id = await say('ou_1', 'x')
    let resume = () => {}
    w.lark.onCall = () => new Promise((resolve) => (resume = resolve))
    const slow = drain(w.deps)
    await expect.poll(() => w.lark.calls.length).toBe(1)
    await letTimePass(60_000)
    w.lark.onCall = async () => {
      throw refusedBy(230013)
    }
    const wake = resume
    await drain(w.deps)
    wake()
    await slow
    expect(await row(id)).toMatchObject({ state: 'refused', errorCode: 230013 })
  })

  test('Lark\'s "wait" is obeyed to the millisecond given, and holds the other chats of that API as well', async () => {
    const first = await say('ou_1', 'x')
    w.lark.onCall = async () => {
      throw rateLimited(3000)
    }
    const { nextAt } = await drain(w.deps)
    expect((nextAt?.getTime() ?? 0) - at.getTime()).toBeGreaterThan(2500)
    expect((nextAt?.getTime() ?? 0) - at.getTime()).toBeLessThanOrEqual(3000)
    w.lark.onCall = async () => {}
    await say('ou_2', 'y')
    await send({ to: 'reply', chatId: 'oc_1', messageId: 'om_1', inThread: false, what: 'text', text: 'z' })
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.target)).toEqual(['ou_1', 'om_1'])
    await letTimePass(3000)
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.target)).toEqual(['ou_1', 'om_1', 'ou_1', 'ou_2'])
    expect(await row(first)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('a limit of one chat holds that chat only', async () => {
    w.lark.onCall = async (call) => {
      if (call.target === 'ou_1') throw rateLimited(5000, 230020)
    }
    await say('ou_1', 'x')
    await drain(w.deps)
    await say('ou_2', 'y')
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.target)).toEqual(['ou_1', 'ou_2'])
  })

  test('a failure that may pass is tried again after growing pauses, and later messages of the chat wait for it', async () => {
    w.lark.onCall = async () => {
      throw unavailable()
    }
    const first = await say('ou_1', 'first')
    await say('ou_1', 'second')
    const pauses: number[] = []
    for (let n = 0; n < 4; n++) {
      const { nextAt } = await drain(w.deps)
      pauses.push(Math.round(((nextAt?.getTime() ?? 0) - at.getTime()) / 100) / 10)
      await letTimePass(70_000)
    }
    expect(pauses[0]).toBeGreaterThan(0.8)
    expect(pauses[1]).toBeGreaterThan(1.8)
    expect(pauses[2]).toBeGreaterThan(4.8)
    expect(pauses[3]).toBeGreaterThan(14.8)
    expect(await row(first)).toMatchObject({ state: 'pending', attempts: 4, errorCode: 0 })
    w.lark.onCall = async () => {}
    await drain(w.deps)
    expect(w.lark.calls.slice(4).map((call) => call.content)).toEqual([
      '{"text":"first"}',
      '{"text":"second"}',
    ])
    expect(new Set(w.lark.calls.slice(0, 5).map((call) => call.uuid))).toEqual(new Set([first]))
  })

  test('a refusal is kept with code and reason, holds nobody up, and goes out when an admin tries it again', async () => {
    const refused = await say('ou_1', 'x')
    await say('ou_1', 'y')
    w.lark.onCall = async (call) => {
      if (call.uuid === refused)
        throw refusedBy(230002, 'Bot is NOT in the chat. ErrorValue: 王总 13800138000')
    }
    await drain(w.deps)
    expect(w.lark.calls.length).toBe(2)
    const [kept, ...more] = await listRefused(w.deps.db, 10)
    expect(more).toEqual([])
    expect(kept).toMatchObject({ id: refused, code: 230002, destination: { to: 'person', openId: 'ou_1' } })
    expect(kept?.reason).toContain('Bot is NOT in the chat.')
    expect(kept?.reason).not.toMatch(/王|138/)
    await drain(w.deps)
    expect(w.lark.calls.length).toBe(2)
    w.lark.onCall = async () => {}
    expect(await retryRefused(w.deps.db, refused, at)).toBe('queued')
    expect(await retryRefused(w.deps.db, refused, at)).toBe('gone')
    await drain(w.deps)
    expect(w.lark.calls.at(-1)).toMatchObject({ uuid: refused, content: '{"text":"x"}' })
  })

  test('the gauges count what waits and how long the oldest has waited', async () => {
    expect(await outboxGauges(w.deps.db)).toEqual({ depth: 0, oldestSeconds: 0 })
    const id = await say('ou_1', 'x')
    await say('ou_2', 'y')
    const past = sql`clock_timestamp() - interval '90.5 seconds'`
    await w.deps.db.update(outbox).set({ queuedAt: past }).where(eq(outbox.id, id))
    const gauges = await outboxGauges(w.deps.db)
    expect(gauges.depth).toBe(2)
    expect(Math.floor(gauges.oldestSeconds)).toBe(90)
  })
})
