import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { claim } from '../../../src/outbox/claim.ts'
import type { Destination } from '../../../src/outbox/destination.ts'
import { larkLimits } from '../../../src/outbox/pacing.ts'
import { put, registerSlot, slotMessage } from '../../../src/outbox/put.ts'
import { listRefused, retryRefused } from '../../../src/outbox/refused.ts'
import { drain } from '../../../src/outbox/relay.ts'
import { refusedBy, unavailable } from './fake-lark.ts'
import { at, sizes, world } from './support.ts'

const wang: Destination = { to: 'person', openId: 'ou_wang' }
const group: Destination = { to: 'chat', chatId: 'oc_group' }
const slot = 'draft:drf_1'

describe.each(sizes)('cards that live on, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world(size)
  }, 60_000)
  afterAll(() => w.close())
  beforeEach(async () => {
    await w.deps.db.delete(outbox)
    w.lark.calls.length = 0
    w.lark.onCall = async () => {}
  })

  const card = (version: number, to: Destination = wang) =>
    put(w.deps, w.deps.db, at, { ...to, what: 'card', card: { version }, slot }, 'evt_1')
  const states = async () => {
    const rows = await w.deps.db.select({ state: outbox.state }).from(outbox).orderBy(asc(outbox.seq))
    return rows.map((row) => row.state)
  }
  const said = () => w.lark.calls.map((call) => `${call.api} ${call.target} ${call.content}`)

  test('a card replaced before it was sent is never sent, and its content is dropped', async () => {
    const first = await card(1)
    await card(2)
    await drain(w.deps)
    expect(said()).toEqual(['create ou_wang {"version":2}'])
    expect(await states()).toEqual(['superseded', 'sent'])
    const [row] = await w.deps.db.select().from(outbox).where(eq(outbox.id, first))
    expect(row?.body).toBeNull()
  })

  test('a card replaced after it was sent updates the message that stands in the chat', async () => {
    expect(await slotMessage(w.deps.db, slot)).toBeUndefined()
    await card(1)
    await drain(w.deps)
    await card(2)
    await drain(w.deps)
    await card(3)
    await drain(w.deps)
    const message = await slotMessage(w.deps.db, slot, wang)
    expect(message).toEqual({ messageId: expect.stringMatching(/^om_/), chatId: 'oc_of_ou_wang' })
    expect(said()).toEqual([
      'create ou_wang {"version":1}',
      `patch ${message?.messageId} {"version":2}`,
      `patch ${message?.messageId} {"version":3}`,
    ])
  })

  test('a card replaced while it is being sent is updated once its message is known', async () => {
    let answer = () => {}
    w.lark.onCall = () => new Promise((resolve) => (answer = resolve))
    await card(1)
    const draining = drain(w.deps)
    await expect.poll(() => w.lark.calls.length).toBe(1)
    await card(2)
    w.lark.onCall = async () => {}
    answer()
    await draining
    expect(said().map((line) => line.replace(/om_\d+/, 'om'))).toEqual([
      'create ou_wang {"version":1}',
      'patch om {"version":2}',
    ])
  })

  test('the same slot in the group is another card', async () => {
    await card(1)
    await card(1, group)
    await drain(w.deps)
    expect(said().sort()).toEqual(['create oc_group {"version":1}', 'create ou_wang {"version":1}'])
    expect(await slotMessage(w.deps.db, slot, group)).toMatchObject({ chatId: 'oc_group' })
  })

  test('a pressed card that Lark updated with our answer is updated in place afterwards', async () => {
    await registerSlot(
      w.deps,
      w.deps.db,
      at,
      slot,
      wang,
      { messageId: 'om_pressed', chatId: 'oc_p2p' },
      'evt_1',
    )
    await card(2)
    await drain(w.deps)
    expect(said()).toEqual(['patch om_pressed {"version":2}'])
    expect(await slotMessage(w.deps.db, slot, wang)).toEqual({ messageId: 'om_pressed', chatId: 'oc_p2p' })
  })

  test('a card whose sending broke off half way may have arrived: it is repeated under its uuid, then updated', async () => {
    w.lark.onCall = async () => {
      throw unavailable()
    }
    const first = await card(1)
    await drain(w.deps)
    await card(2)
    expect(await states()).toEqual(['pending', 'pending'])
    w.lark.onCall = async () => {}
    await w.deps.db.update(outbox).set({ nextAt: null })
    await drain(w.deps)
    expect(w.lark.calls.map((call) => [call.api, call.uuid])).toEqual([
      ['create', first],
      ['create', first],
      ['patch', undefined],
    ])
  })

  test('a card whose sender was killed is repeated under its uuid, then updated, and never stands there twice', async () => {
    const before = w.lark.messages()
    await card(1)
    const { rows } = await claim(w.deps.db, 1, larkLimits)
    await w.lark.api.send(
      { type: 'open_id', id: 'ou_wang' },
      { msgType: 'interactive', content: '{}' },
      rows[0]?.id ?? '',
    )
    await card(2)
    await w.deps.db
      .update(outbox)
      .set({ claimedAt: new Date(0) })
      .where(eq(outbox.state, 'sending'))
    await drain(w.deps)
    expect(w.lark.calls.map((call) => call.api)).toEqual(['create', 'create', 'patch'])
    expect(w.lark.messages() - before).toBe(1)
  })

  test('an update of a recalled card is refused and kept like any other', async () => {
    await card(1)
    await drain(w.deps)
    w.lark.onCall = async () => {
      throw refusedBy(230011, 'The message is recalled.')
    }
    await card(2)
    await drain(w.deps)
    expect(await listRefused(w.deps.db, 10)).toMatchObject([{ code: 230011, slot }])
  })

  test('an old refused version is not sent over a newer one', async () => {
    w.lark.onCall = async () => {
      throw refusedBy(230013)
    }
    const first = await card(1)
    await drain(w.deps)
    w.lark.onCall = async () => {}
    await card(2)
    await drain(w.deps)
    w.lark.calls.length = 0
    expect(await retryRefused(w.deps.db, first, at)).toBe('superseded')
    await drain(w.deps)
    expect(said()).toEqual([])
    expect(await listRefused(w.deps.db, 10)).toEqual([])
  })

  test('what is decided in a transaction that fails is neither sent nor superseded', async () => {
    await card(1)
    await expect(
      w.deps.db.transaction(async (tx) => {
        await put(w.deps, tx, at, { ...wang, what: 'card', card: { version: 2 }, slot }, 'evt_2')
        throw new Error('bug in a handler')
      }),
    ).rejects.toThrow('bug')
    await drain(w.deps)
    expect(said()).toEqual(['create ou_wang {"version":1}'])
  })
})
