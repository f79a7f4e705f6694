import { desc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { ticketEvents, ticketSignals, tickets } from '../../../drizzle/schema/tickets.ts'
import { lookAtDue } from '../../../src/areas/escalation/index.ts'
import { happen, lockTicket, openTicket } from '../../../src/areas/tickets/index.ts'
import type { Db, Tx } from '../../../src/db/types.ts'
import { chenGang, liMing, mengTao, sunLi, zhengGuodong } from '../../../src/demo/company.ts'
import { clientNamed, ctxOf } from '../../../src/demo/find.ts'
import type { Deps } from '../../../src/deps.ts'
import { openWorld, type World } from '../../story/world.ts'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const opened = at('2026-11-28 22:40')
/** Every quarter of an hour of the night: each step of a P1 that nobody takes falls into it. */
const night = Array.from(
  { length: 12 },
  (_, n) => new Date(opened.getTime() + (n + 1) * 15 * 60_000 + 60_000),
)
/** On duty is the lead, who is not told twice; their manager; the general manager. */
const steps = ['escalation:answer:0', 'escalation:answer:1', 'escalation:answer:2', 'escalation:answer:3']

describe('every step of an escalation is taken exactly once', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
    await w.running.deps.db.update(tickets).set({ lookAt: null, status: 'cancelled' })
  }, 120_000)
  afterAll(() => w.close())
  afterEach(async () => {
    w.sandbox.setFaults([])
    await w.idle()
    await w.running.deps.db.update(tickets).set({ lookAt: null, status: 'cancelled' })
  })

  let said = 0
  const opens = async (): Promise<{ id: string; words: string }> => {
    const words = `漏水第${++said}回`
    const { deps } = w.running
    w.clock.set(opened)
    const id = deps.ids.mint('ticket', opened)
    await deps.db.transaction(async (tx) => {
      const ctx = await ctxOf(deps, tx, liMing, opened)
      await openTicket(ctx, {
        id,
        clientId: (await clientNamed(tx, '万川')).id,
        kind: 'repair',
        level: 'p1',
        part: '3号楼',
        otherCity: false,
        body: { description: words, place: '大堂', reporter: '刘工', phone: '13800138000' },
      })
    })
    return { id, words }
  }
  const workers = (n: number, when: Date, deps: Deps = w.running.deps) => {
    w.clock.set(when)
    return Promise.allSettled(Array.from({ length: n }, () => lookAtDue(deps, when)))
  }
  const signals = async (id: string) =>
    (
      await w.running.deps.db
        .select({ name: ticketSignals.name })
        .from(ticketSignals)
        .where(eq(ticketSignals.ticketId, id))
    )
      .map((row) => row.name)
      .sort()
  const told = (who: string, words: string, what = '超时了') =>
    w.cards(who).filter((card) => card.zh.includes(words) && card.zh.includes(what)).length
  const expectOnce = async ({ id, words }: { id: string; words: string }) => {
    w.running.deps.queue.poke('outbox')
    await w.idle()
    expect(await signals(id)).toEqual(expect.arrayContaining(['answer:missed', 'chain:answer', ...steps]))
    expect([chenGang, sunLi, zhengGuodong].map((who) => told(who, words))).toEqual([1, 1, 1])
  }

  test('with four workers at every moment', async () => {
    const leak = await opens()
    for (const when of night) await workers(4, when)
    await expectOnce(leak)
  })

  test('with workers killed between claiming and committing at every moment', async () => {
    const leak = await opens()
    const { deps } = w.running
    const db: Db = Object.create(deps.db, {
      transaction: {
        value: (work: (tx: Tx) => Promise<unknown>) =>
          deps.db.transaction(async (tx) => {
            await work(tx)
            throw new Error('killed before the commit')
          }),
      },
    })
    for (const when of night) {
      await workers(2, when, { ...deps, db })
      expect(await deps.db.$count(outbox, eq(outbox.state, 'pending'))).toBeLessThan(50)
      await workers(1, when)
    }
    await expectOnce(leak)
  })

  test('with Lark failing all night, and answering in the morning', async () => {
    const leak = await opens()
    w.running.deps.queue.poke('outbox')
    await w.idle()
    w.sandbox.setFaults([{ api: 'im/v1/messages', kind: '500' }])
    for (const when of night) await workers(2, when)
    expect(told(sunLi, leak.words)).toBe(0)
    w.sandbox.setFaults([])
    await w.running.deps.db.update(outbox).set({ nextAt: null })
    await expectOnce(leak)
  })

  test('with a clock that jumps ahead, back and ahead again', async () => {
    const leak = await opens()
    for (const n of [3, 1, 6, 0, 11, 4, 11]) {
      const when = night[n]
      if (when) await workers(2, when)
    }
    for (const when of night) await workers(1, when)
    await expectOnce(leak)
  })

  test('a step and 我来 that cross: one after the other, and after the taking nothing more', async () => {
    const leak = await opens()
    const { deps } = w.running
    const first = night[1] ?? opened
    const takes = () =>
      deps.db.transaction(async (tx) => {
        const ticket = await lockTicket(tx, leak.id)
        if (!ticket) throw new Error('no ticket')
        await happen(await ctxOf(deps, tx, mengTao, first), ticket, { did: 'taken' })
      })
    w.clock.set(first)
    await Promise.all([lookAtDue(deps, first), takes(), lookAtDue(deps, first)])
    for (const when of night.slice(2, 4)) await workers(2, when)
    deps.queue.poke('outbox')
    await w.idle()
    expect(told(sunLi, leak.words) + told(zhengGuodong, leak.words)).toBe(0)
    const taken = await deps.db
      .select({ what: ticketEvents.what })
      .from(ticketEvents)
      .where(eq(ticketEvents.ticketId, leak.id))
      .orderBy(desc(ticketEvents.seq))
      .limit(1)
    expect(taken[0]?.what).toMatchObject({ did: 'taken' })
  })
})
