import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessChain, accessLog, accessUnsealed } from '../../../drizzle/schema/access.ts'
import { sealChain, verifyChain } from '../../../src/areas/access/chain.ts'
import { readProtected } from '../../../src/vault/read.ts'
import { at, sizes, world } from '../outbox/support.ts'

describe.each(sizes)('the record of who saw what, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeEach(async () => {
    w = await world(size)
  }, 60_000)
  afterEach(() => w.close())

  const place = (row: string) => ({ table: 'visits', column: 'body', row })
  const read = (row: string, actor = 'per_1') =>
    w.deps.db.transaction((tx) =>
      readProtected(w.deps, tx, { actor, purpose: 'client card', at }, [
        { place: place(row), sealed: w.deps.vault.seal(place(row), 'said'), clientId: 'cli_1' },
      ]),
    )
  const verify = () => verifyChain(w.deps.db, w.deps.vault)
  /** What somebody with the database's own password can do. */
  const behindItsBack = async (table: string, change: () => Promise<unknown>) => {
    await w.deps.db.execute(sql.raw(`alter table ${table} disable trigger ${table}_append_only`))
    await change()
    await w.deps.db.execute(sql.raw(`alter table ${table} enable trigger ${table}_append_only`))
  }
  const sealed = async (count: number) => {
    for (let n = 1; n <= count; n++) await read(`vis_${n}`)
    await sealChain(w.deps, at)
    return w.deps.db.select().from(accessChain).orderBy(accessChain.link)
  }

  it('takes every read into the chain once, in order, and the chain holds', async () => {
    const links = await sealed(3)
    expect(links.map((one) => one.link)).toEqual([1, 2, 3])
    expect(await w.deps.db.$count(accessUnsealed)).toBe(0)
    expect(await sealChain(w.deps, at)).toEqual([])
    await read('vis_4')
    expect(await sealChain(w.deps, at)).toHaveLength(1)
    expect(await verify()).toEqual({ links: 4, faults: [] })
  })

  it('two processes sealing at once make one chain', async () => {
    for (let n = 1; n <= 40; n++) await read(`vis_${n}`)
    const taken = await Promise.all([1, 2, 3].map(() => sealChain(w.deps, at)))
    expect(taken.flat()).toHaveLength(40)
    expect(await verify()).toEqual({ links: 40, faults: [] })
  })

  it('cannot be changed through the front door', async () => {
    await sealed(2)
    await expect(w.deps.db.update(accessLog).set({ actor: 'per_2' })).rejects.toThrow()
    await expect(w.deps.db.delete(accessChain)).rejects.toThrow()
  })

  it('a changed line is found and named', async () => {
    const links = await sealed(4)
    const id = links[1]?.accessId ?? ''
    await behindItsBack('access_log', () =>
      w.deps.db.update(accessLog).set({ actor: 'per_2' }).where(eq(accessLog.id, id)),
    )
    expect(await verify()).toEqual({ links: 4, faults: [{ fault: 'changed', link: 2, accessId: id }] })
  })

  it('a removed line is found and named', async () => {
    const links = await sealed(4)
    const id = links[2]?.accessId ?? ''
    await behindItsBack('access_log', () => w.deps.db.delete(accessLog).where(eq(accessLog.id, id)))
    expect((await verify()).faults).toEqual([{ fault: 'removed', link: 3, accessId: id }])
  })

  it('a line removed together with its link, or an end cut off, is found', async () => {
    await sealed(4)
    await behindItsBack('access_chain', () => w.deps.db.delete(accessChain).where(eq(accessChain.link, 2)))
    expect((await verify()).faults.map((one) => one.fault)).toEqual(['gap', 'changed', 'unchained'])
    await behindItsBack('access_chain', () =>
      w.deps.db.delete(accessChain).where(sql`${accessChain.link} > 2`),
    )
    expect((await verify()).faults.map((one) => one.fault)).toContain('cut_short')
  })

  it('a line that came in by no door, or went before it was sealed, is found', async () => {
    await sealed(1)
    await read('vis_2')
    await behindItsBack('access_log', () =>
      w.deps.db.delete(accessLog).where(eq(accessLog.entityId, 'vis_2')),
    )
    await sealChain(w.deps, at)
    expect((await verify()).faults.map((one) => one.fault)).toEqual(['removed'])
    await w.deps.db.insert(accessLog).values({
      id: 'acc_forged',
      at,
      actor: 'per_9',
      entity: 'visits',
      entityId: 'vis_9',
      fields: ['body'],
      purpose: 'client card',
    })
    expect((await verify()).faults.map((one) => one.fault)).toEqual(['unchained', 'removed'])
  })
})
