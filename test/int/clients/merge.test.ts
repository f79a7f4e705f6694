import { type Column, eq, getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { clientFigures, clientNames, clients } from '../../../drizzle/schema/clients.ts'
import * as schema from '../../../drizzle/schema/index.ts'
import { attached, notMoved } from '../../../src/areas/clients/attached.ts'
import { loadMerge, mergeInto } from '../../../src/areas/clients/merge.ts'
import { findClient } from '../../../src/areas/clients/repo.ts'
import { takeApart } from '../../../src/areas/clients/unmerge.ts'
import type { EventCtx, Staff } from '../../../src/bot/context.ts'
import type { Tx } from '../../../src/db/types.ts'
import type { Deps } from '../../../src/deps.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import { sizes, world } from '../outbox/support.ts'
import { at, type Belongings, seedClient, seedPeople } from './support.ts'

const tables = Object.values(schema).filter((one) => is(one, PgTable))
const key = (column: Column) => `${getTableName(column.table)}.${column.name}`

it('every column that names a client moves with it, or says why not', () => {
  const naming = tables.flatMap((table) => {
    const { columns, foreignKeys } = getTableConfig(table)
    const pointing = foreignKeys.flatMap((one) => {
      const { columns: from, foreignTable } = one.reference()
      return foreignTable === clients ? from : []
    })
    return [...new Set([...pointing, ...columns.filter((one) => one.name === 'client_id')])].map(key)
  })
  const handled = [...attached.map((one) => key(one.client)), ...Object.keys(notMoved)]
  expect(naming.sort()).toEqual(handled.sort())
})

describe.each(sizes)('taking two clients together, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  let made = 0
  beforeAll(async () => {
    w = await world(size)
    await seedPeople(w.deps.db)
  }, 60_000)
  afterAll(() => w.close())

  const actor: Staff = {
    id: 'per_1' as PersonId,
    openId: 'ou_per_1',
    name: 'per_1',
    roles: ['sales'],
    nda: true,
  }
  const ctx = (tx: Tx, now = at): EventCtx & { actor: Staff } => ({
    deps: { ...w.deps, zone: 'Asia/Shanghai' } as unknown as Deps,
    tx,
    at: now,
    cause: 'test',
    actor,
  })
  const pair = async (kept: Belongings, gone: Belongings) => {
    made += 1
    const ids = { kept: `cli_k${made}`, gone: `cli_g${made}` }
    await seedClient(w.deps.db, ids.kept, `甲${made}置业`, kept)
    await seedClient(w.deps.db, ids.gone, `乙${made}置业`, gone)
    return ids
  }
  const merge = (ids: { kept: string; gone: string }, keptVersion = 1, goneVersion = 1) =>
    w.deps.db.transaction((tx) => mergeInto(ctx(tx), { ...ids, keptVersion, goneVersion }))
  const apart = (id: string, now = at, days = 30) =>
    w.deps.db.transaction(async (tx) => {
      const found = await loadMerge(tx, id)
      if (!found) throw new Error('no such merge')
      return takeApart(ctx(tx, now), found, days)
    })
  /** Every row that belongs to one of these clients, in every table; versions aside. */
  const everything = async (ids: { kept: string; gone: string }) => {
    const all: Record<string, unknown> = {}
    for (const { client, table } of attached) {
      const rows = await w.deps.db.select().from(table)
      all[key(client)] = rows
        .map((row) => JSON.stringify({ ...row, version: 0 }))
        .filter((row) => row.includes(ids.kept) || row.includes(ids.gone))
        .sort()
    }
    for (const id of [ids.kept, ids.gone])
      all[id] = (
        await w.deps.db
          .select()
          .from(clientNames)
          .where(eq(clientNames.clientId, id))
          .orderBy(clientNames.norm)
      ).map((row) => ({ ...row, grams: [] }))
    return all
  }

  const belongings = fc.record({
    rows: fc.nat(3),
    names: fc.subarray(['万川', '万川地产', '川置', '北岸'], { minLength: 0 }),
    reviewed: fc.boolean(),
    waits: fc.boolean(),
  })
  const some: Belongings = { rows: 2, names: ['万川'], reviewed: true, waits: true }

  it('taking them apart again gives back exactly what was there, whatever they had', async () => {
    await fc.assert(
      fc.asyncProperty(belongings, belongings, async (kept, gone) => {
        const ids = await pair(kept, gone)
        const before = await everything(ids)
        const merged = await merge(ids)
        if (!merged.ok) throw new Error(merged.refusal.code)
        expect(await w.deps.db.$count(clientFigures, eq(clientFigures.clientId, ids.gone))).toBe(0)
        expect((await apart(merged.value.merge)).ok).toBe(true)
        expect(await everything(ids)).toEqual(before)
      }),
      { numRuns: size === 'company' ? 15 : 5 },
    )
  }, 120_000)

  it('what is added to the kept one in between stays there; links to the merged one lead to it', async () => {
    const ids = await pair(some, some)
    const merged = await merge(ids)
    if (!merged.ok) throw new Error(merged.refusal.code)
    expect((await findClient(w.deps.db, ids.gone))?.id).toBe(ids.kept)
    await w.deps.db.insert(clientFigures).values({
      id: `fig_new_${ids.kept}`,
      clientId: ids.kept,
      kind: 'contract',
      yuan: 1,
      onDay: '2026-11-23',
      label: '合并后签的',
      recordedBy: 'per_1',
      recordedAt: at,
    })
    await apart(merged.value.merge)
    expect(await w.deps.db.$count(clientFigures, eq(clientFigures.clientId, ids.kept))).toBe(3)
    expect((await findClient(w.deps.db, ids.gone))?.id).toBe(ids.gone)
  })

  it('of two mergers at once one wins, the other is told; a chain is taken apart last first', async () => {
    const ids = await pair(some, some)
    const results = await Promise.all([merge(ids), merge({ kept: ids.gone, gone: ids.kept })])
    expect(results.filter((one) => one.ok)).toHaveLength(1)
    const lost = results.find((one) => !one.ok)
    expect(lost).toMatchObject({ refusal: { code: 'merge_gone' } })

    const chain = await pair({ ...some, names: [] }, { ...some, names: [] })
    const first = await merge(chain)
    await seedClient(w.deps.db, `cli_top${made}`, `丙${made}置业`, { ...some, names: [] })
    const second = await merge({ kept: `cli_top${made}`, gone: chain.kept }, 1, 2)
    if (!first.ok || !second.ok) throw new Error('a merge was refused')
    expect((await findClient(w.deps.db, chain.gone))?.id).toBe(`cli_top${made}`)
    expect(await apart(first.value.merge)).toMatchObject({ refusal: { code: 'unmerge_order' } })
    expect((await apart(second.value.merge)).ok).toBe(true)
    expect((await findClient(w.deps.db, chain.gone))?.id).toBe(chain.kept)
    const twice = await Promise.all([apart(first.value.merge), apart(first.value.merge)])
    expect(twice.filter((one) => one.ok)).toHaveLength(1)
  })

  it('not with itself, not while a decision waits, not from an old card, and not apart after thirty days', async () => {
    const ids = await pair(some, some)
    expect(await merge({ kept: ids.kept, gone: ids.kept })).toMatchObject({ refusal: { code: 'merge_same' } })
    expect(await merge(ids, 7)).toMatchObject({ refusal: { code: 'stale_card' } })
    await w.deps.db
      .update(approvals)
      .set({ status: 'open' })
      .where(eq(approvals.id, `apr_${ids.gone}_0`))
    expect(await merge(ids)).toMatchObject({ refusal: { code: 'merge_waiting', params: { count: 1 } } })
    await w.deps.db
      .update(approvals)
      .set({ status: 'approved' })
      .where(eq(approvals.id, `apr_${ids.gone}_0`))
    const merged = await merge(ids)
    if (!merged.ok) throw new Error(merged.refusal.code)
    const later = new Date(at.getTime() + 31 * 86_400_000)
    expect(await apart(merged.value.merge, later)).toMatchObject({ refusal: { code: 'unmerge_late' } })
    const last = new Date(at.getTime() + 30 * 86_400_000)
    expect((await apart(merged.value.merge, last)).ok).toBe(true)
  })
})
