import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { claim } from '../../../src/outbox/claim.ts'
import { larkLimits, noLimits } from '../../../src/outbox/pacing.ts'
import { type Outgoing, put, registerSlot } from '../../../src/outbox/put.ts'
import { drain } from '../../../src/outbox/relay.ts'
import type { LarkCall } from './fake-lark.ts'
import { at, sizes, world } from './support.ts'

describe.each(sizes)("Lark's limits, %s", (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world(size)
  })
  afterAll(() => w.close())
  beforeEach(async () => {
    await w.deps.db.delete(outbox)
    w.lark.calls.length = 0
  })

  const send = (outgoing: Outgoing) => put(w.deps, w.deps.db, at, outgoing, 'om_cause')
  const text = (chatId: string, n: number) => send({ to: 'chat', chatId, what: 'text', text: String(n) })

  /** Drains again whenever it says there is more, as the workers do. */
  async function drainAll() {
    for (;;) {
      const { nextAt } = await drain(w.deps)
      if (!nextAt) return
      // At most: what the other relay has under way is due by its lease only if that one dies.
      await sleep(Math.min(nextAt.getTime() - at.getTime(), 1300))
    }
  }

  test('200 messages to 25 chats, sent by two relays: each once, in order, never above 50 or 5 a second', async () => {
    for (let n = 0; n < 200; n++) await text(`oc_${n % 25}`, n)
    await Promise.all([drainAll(), drainAll()])
    const { calls } = w.lark
    expect(calls.length).toBe(200)
    expect(new Set(calls.map((call) => call.uuid)).size).toBe(200)
    expect(densest(calls, 1000)).toBeLessThanOrEqual(50)
    const seconds = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1000
    expect(seconds).toBeLessThan(10)
    for (let chat = 0; chat < 25; chat++) {
      const own = calls.filter((call) => call.target === `oc_${chat}`)
      expect(densest(own, 1000)).toBeLessThanOrEqual(5)
      const numbers = own.map((call) => Number(JSON.parse(call.content).text))
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
  })

  test('12 messages to one chat are spread over seconds', async () => {
    for (let n = 0; n < 12; n++) await text('oc_1', n)
    await drainAll()
    expect(w.lark.calls.length).toBe(12)
    expect(densest(w.lark.calls, 1000)).toBeLessThanOrEqual(5)
  })

  test('one message is updated at most five times a second, from whatever chat', async () => {
    const message = { messageId: 'om_card', chatId: 'oc_0' }
    for (let n = 0; n < 8; n++) {
      const to = { to: 'chat', chatId: `oc_${n}` } as const
      await registerSlot(w.deps, w.deps.db, at, 'board', to, message, 'evt_1')
      await send({ ...to, what: 'card', card: { n }, slot: 'board' })
    }
    await drainAll()
    expect(w.lark.calls.map((call) => call.api)).toEqual(Array(8).fill('patch'))
    expect(densest(w.lark.calls, 1000)).toBeLessThanOrEqual(5)
  })

  test('what another process has just sent counts', async () => {
    for (let n = 0; n < 60; n++) await text(`oc_${n}`, n)
    const here = await claim(w.deps.db, 30, larkLimits)
    const there = await claim(w.deps.db, 100, larkLimits)
    expect([here.rows.length, there.rows.length]).toEqual([30, 20])
    expect(there.lookAgainMs).toBeLessThanOrEqual(1200)
    expect((await claim(w.deps.db, 100, noLimits)).rows.length).toBe(10)
  })
})

/** The most calls in any window of `windowMs`. */
function densest(calls: LarkCall[], windowMs: number): number {
  const times = calls.map((call) => call.at)
  return Math.max(...times.map((start) => times.filter((t) => t >= start && t < start + windowMs).length))
}
