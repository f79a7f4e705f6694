import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clients } from '../../../drizzle/schema/clients.ts'
import { goOnOpening, openRound } from '../../../src/areas/review/index.ts'
import type { Ids } from '../../../src/kernel/ids.ts'
import { sizes } from '../outbox/support.ts'
import { at, company, opening } from './support.ts'

describe.each(sizes)('a round of the half-yearly review, %s', (size) => {
  let c: Awaited<ReturnType<typeof company>>
  beforeEach(async () => {
    c = await company(size)
  }, 60_000)
  afterEach(() => c.close())

  const five = async () => {
    for (const n of [1, 2, 3]) await c.client(`cli_${n}`, 'ou_li')
    await c.client('cli_4', 'ou_zhou')
    await c.client('cli_5', undefined)
  }
  const opensRound = async (half: string, when: Date) => {
    await c.deps.db.transaction((tx) => openRound({ deps: c.deps, tx, at: when, cause: 'test' }, half))
    return (await c.rounds()).at(-1)?.id ?? ''
  }

  it('is opened once by three workers at the same moment: one item per client, one list per proposer', async () => {
    await five()
    await Promise.all([c.runs(opening), c.runs(opening), c.runs(opening)])
    expect((await c.rounds()).map(({ half, status, proposeBy }) => [half, status, proposeBy])).toEqual([
      ['2027H1', 'open', '2027-01-18'],
    ])
    const items = await c.items('2027H1')
    expect(items.map((one) => one.clientId)).toEqual(['cli_1', 'cli_2', 'cli_3', 'cli_4', 'cli_5'])
    // A client without an owner is the head of sales' to propose.
    expect(items.at(-1)?.proposerId).toBe(await c.idOf('ou_wang'))
    for (const who of ['ou_li', 'ou_zhou', 'ou_wang'] as const) expect(await c.sent(who, 'list')).toBe(1)
    expect(await c.sent('ou_wang', 'progress')).toBe(1)
    await c.runs(at('2027-01-04 09:01'))
    expect(await c.sent('ou_li', 'list')).toBe(1)
  })

  it('stopped in the middle, it goes on where it was: nothing twice, nothing left out', async () => {
    await five()
    const round = await opensRound('2027H1', opening)
    // The process dies while it writes the second batch: the first stays, of the second nothing is there.
    let minted = 0
    const dying = {
      ...c.deps,
      ids: {
        mint: ((kind, when) => {
          if (kind === 'review_item' && ++minted === 4) throw new Error('killed')
          return c.deps.ids.mint(kind, when)
        }) satisfies Ids['mint'],
      },
    }
    await expect(goOnOpening(dying, opening, round, { batches: 9, size: 2 })).rejects.toThrow('killed')
    expect(await c.items('2027H1')).toHaveLength(2)
    expect((await c.rounds()).map((one) => one.status)).toEqual(['opening'])
    expect(await c.sent('ou_li', 'list')).toBe(0)
    const kept = (await c.items('2027H1')).map((one) => one.id)
    await c.runs(at('2027-01-04 09:05'))
    const items = await c.items('2027H1')
    expect(items).toHaveLength(5)
    expect(items.map((one) => one.id)).toEqual(expect.arrayContaining(kept))
    expect(await c.sent('ou_li', 'list')).toBe(1)
  })

  it('is made up after an outage on the first workday back, within working hours, with the full time to propose', async () => {
    await five()
    for (const closed of ['2027-01-09 10:00', '2027-01-11 08:59', '2027-01-11 18:30']) {
      await c.runs(at(closed))
      expect(await c.rounds()).toEqual([])
    }
    await c.runs(at('2027-01-12 11:00'))
    expect((await c.rounds()).map(({ half, opensOn, proposeBy }) => [half, opensOn, proposeBy])).toEqual([
      ['2027H1', '2027-01-12', '2027-01-26'],
    ])
  })

  it('leaves out who joined late in the half-year, and takes over what the round before did not finish', async () => {
    await c.client('cli_1', 'ou_li')
    await c.client('cli_2', 'ou_li', '2026-11-20')
    await c.runs(opening)
    expect((await c.items('2027H1')).map((one) => one.clientId)).toEqual(['cli_1'])
    await c.client('cli_3', 'ou_zhou', '2027-06-20')
    await c.runs(at('2027-07-01 09:00'))
    expect((await c.rounds()).map((one) => one.status)).toEqual(['closed', 'open'])
    expect((await c.items('2027H1')).map((one) => one.status)).toEqual(['carried'])
    const items = await c.items('2027H2')
    expect(items.map((one) => [one.clientId, one.snapshot.carried ?? false])).toEqual([
      ['cli_1', true],
      ['cli_2', false],
    ])
  })

  it('follows its clients: handed over, merged, taken apart again', async () => {
    await five()
    await c.runs(opening)
    const of = async (id: string) => (await c.items('2027H1')).find((one) => one.clientId === id)
    const change = (id: string, set: Partial<typeof clients.$inferInsert>) =>
      c.deps.db.update(clients).set(set).where(eq(clients.id, id))
    await change('cli_4', { ownerId: await c.idOf('ou_li') })
    await change('cli_1', { status: 'merged', mergedInto: 'cli_2' })
    await c.runs(at('2027-01-05 10:00'))
    expect((await of('cli_4'))?.proposerId).toBe(await c.idOf('ou_li'))
    expect((await of('cli_1'))?.status).toBe('dropped')
    expect(await c.sent('ou_li', 'list')).toBe(2)
    await change('cli_1', { status: 'active', mergedInto: null })
    await c.runs(at('2027-01-06 10:00'))
    expect((await of('cli_1'))?.status).toBe('open')
    const before = await c.items('2027H1')
    await c.runs(at('2027-01-06 10:01'))
    expect(await c.items('2027H1')).toEqual(before)
  })

  it('a company without a tiered client is left alone', async () => {
    await c.runs(opening)
    expect(await c.rounds()).toEqual([])
  })
})
