import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { audit } from '../../../drizzle/schema/bot.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import { decideTier, tieringArea } from '../../../src/areas/tiering/index.ts'
import { anyAnswer, at, day, sizes, tierWorld } from './support.ts'

const apply = tieringArea.schedules?.[0]

describe.each(sizes)('decided tiers, %s', (size) => {
  let w: Awaited<ReturnType<typeof tierWorld>>
  beforeAll(async () => {
    w = await tierWorld(size)
  }, 60_000)
  afterAll(() => w.close())

  const decide = (clientId: string, to: Tier | undefined, now = at) =>
    w.db.transaction((tx) =>
      decideTier(w.ctx(now, tx), { clientId, from: undefined, to, answer: anyAnswer, policyVersion: 0 }),
    )
  const changes = (clientId: string) =>
    w.db
      .select({
        from: tierChanges.fromTier,
        to: tierChanges.toTier,
        on: tierChanges.effectiveFrom,
        status: tierChanges.status,
      })
      .from(tierChanges)
      .where(eq(tierChanges.clientId, clientId))
      .orderBy(asc(tierChanges.decidedAt), asc(tierChanges.id))
  const now = async (clientId: string) =>
    (
      await w.db
        .select({ tier: clients.tier, since: clients.tierSince, version: clients.version })
        .from(clients)
        .where(eq(clients.id, clientId))
    )[0]

  test('a first tier holds from the day it is decided', async () => {
    await w.client('new')
    expect(await decide('new', 'general')).toMatchObject({ effectiveFrom: '2026-11-23', holds: true })
    expect(await now('new')).toEqual({ tier: 'general', since: '2026-11-23', version: 2 })
  })

  test('a change waits for the next half-year and holds from its first day, once, and the owner is told', async () => {
    await w.client('old', { tier: 'general', tierSince: '2026-07-01' })
    expect(await decide('old', 'strategic')).toMatchObject({ effectiveFrom: '2027-01-01', holds: false })
    await apply?.run(w.deps, day('2026-12-31'))
    expect(await now('old')).toEqual({ tier: 'general', since: '2026-07-01', version: 1 })
    const before = await w.db.$count(outbox)
    await apply?.run(w.deps, day('2027-01-01'))
    await apply?.run(w.deps, day('2027-01-02'))
    expect(await now('old')).toEqual({ tier: 'strategic', since: '2027-01-01', version: 2 })
    expect(await w.db.$count(outbox)).toBe(before + 1)
    expect(await changes('old')).toEqual([
      { from: 'general', to: 'strategic', on: '2027-01-01', status: 'applied' },
    ])
    expect(await w.db.$count(audit, eq(audit.action, 'tiering.apply'))).toBeGreaterThan(0)
  })

  test('after an outage it holds from the day it was decided for, not from when the bot came back', async () => {
    await w.client('late', { tier: 'general', tierSince: '2026-07-01' })
    await decide('late', undefined)
    await apply?.run(w.deps, day('2027-03-09'))
    expect(await now('late')).toEqual({ tier: null, since: null, version: 2 })
    expect((await changes('late'))[0]).toMatchObject({ on: '2027-01-01', status: 'applied' })
  })

  test('a later decision drops the one that waits, also one to leave things as they are', async () => {
    await w.client('twice', { tier: 'general', tierSince: '2026-07-01' })
    await decide('twice', 'important')
    await decide('twice', 'strategic', day('2026-11-24'))
    await decide('twice', 'general', day('2026-11-25'))
    expect((await changes('twice')).map((one) => one.status)).toEqual(['dropped', 'dropped', 'applied'])
    await apply?.run(w.deps, day('2027-01-01'))
    expect(await now('twice')).toEqual({ tier: 'general', since: '2026-07-01', version: 1 })
  })

  test('a client merged away meanwhile takes no tier', async () => {
    await w.client('gone', { tier: 'general', tierSince: '2026-07-01' })
    await decide('gone', 'important')
    await w.db.update(clients).set({ status: 'merged' }).where(eq(clients.id, 'gone'))
    await apply?.run(w.deps, day('2027-01-01'))
    expect(await changes('gone')).toMatchObject([{ status: 'dropped' }])
    expect((await now('gone'))?.tier).toBe('general')
  })

  test('two workers on the same day apply each change once', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `many_${n}`)
    for (const id of ids) {
      await w.client(id, { tier: 'general', tierSince: '2026-07-01' })
      await decide(id, 'important')
    }
    const before = await w.db.$count(outbox)
    await Promise.all([1, 2].map(() => apply?.run(w.deps, day('2027-01-01'))))
    for (const id of ids)
      expect(await now(id)).toEqual({ tier: 'important', since: '2027-01-01', version: 2 })
    expect(await w.db.$count(outbox)).toBe(before + ids.length)
  })

  test('decisions made at the same moment leave one that waits', async () => {
    await w.client('race', { tier: 'general', tierSince: '2026-07-01' })
    const wanted: Tier[] = ['important', 'strategic', 'important', 'strategic']
    await Promise.all(wanted.map((to) => decide('race', to)))
    const all = await changes('race')
    expect(all).toHaveLength(4)
    expect(all.filter((one) => one.status === 'waiting')).toHaveLength(1)
    expect(all.filter((one) => one.status === 'dropped')).toHaveLength(3)
  })

  test('a decision and the half-year that begins meet without either getting lost', async () => {
    await w.client('edge', { tier: 'general', tierSince: '2026-07-01' })
    await decide('edge', 'important', day('2026-12-31'))
    await Promise.all([apply?.run(w.deps, day('2027-01-01')), decide('edge', 'strategic', day('2027-01-01'))])
    const [first, second] = await changes('edge')
    // Whoever comes first: applied and then changed from there, or dropped before it was.
    expect(['applied', 'dropped']).toContain(first?.status)
    expect(second).toMatchObject({
      from: first?.status === 'applied' ? 'important' : 'general',
      to: 'strategic',
      on: '2027-07-01',
      status: 'waiting',
    })
  })
})
