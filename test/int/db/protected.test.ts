import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessLog, inbox, settings } from '../../../drizzle/schema/index.ts'
import { type Ids, idPrefixes } from '../../../src/kernel/ids.ts'
import { checkIndexKey } from '../../../src/vault/check.ts'
import { createVault } from '../../../src/vault/create.ts'
import { parseDataKeys } from '../../../src/vault/keys.ts'
import { placeOf } from '../../../src/vault/place.ts'
import { readProtected } from '../../../src/vault/read.ts'
import { freshDatabase } from '../../services/database.ts'

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (seed * 37 + i * 11) % 256)).toString('base64')
const vault = createVault(parseDataKeys(`1:${key(1)}`))
const at = new Date('2026-11-23T02:00:00.000Z')
let minted = 0
// Ids in order, so that a row can be named in a test.
const ids: Ids = {
  mint: (kind) =>
    `${idPrefixes[kind]}_${String(++minted).padStart(26, '0')}` as ReturnType<Ids['mint']> as never,
}

const phone = { table: 'contacts', column: 'phone', row: 'con_1' }
const name = { table: 'contacts', column: 'name', row: 'con_1' }
const other = { table: 'contacts', column: 'name', row: 'con_2' }

describe('reading protected data', () => {
  let opened: Awaited<ReturnType<typeof freshDatabase>>
  beforeAll(async () => {
    opened = await freshDatabase()
  })
  afterAll(() => opened.drop())
  const deps = { vault, ids }
  const reader = { actor: 'per_1', purpose: 'client card', chatId: 'oc_1', at }

  test('gives the texts in order and logs one line per record with the fields read', async () => {
    const items = [
      { place: phone, sealed: vault.seal(phone, '13800138000') },
      { place: other, sealed: vault.seal(other, '李工') },
      { place: name, sealed: vault.seal(name, '王总') },
    ]
    const texts = await opened.db.transaction((tx) => readProtected(deps, tx, reader, items))
    expect(texts).toEqual(['13800138000', '李工', '王总'])
    const log = await opened.db.select().from(accessLog).orderBy(accessLog.entityId)
    expect(log).toMatchObject([
      {
        actor: 'per_1',
        entity: 'contacts',
        entityId: 'con_1',
        fields: ['name', 'phone'],
        purpose: 'client card',
        chatId: 'oc_1',
        at,
      },
      { entityId: 'con_2', fields: ['name'] },
    ])
  })

  test('leaves no trace when the reader’s transaction is rolled back, and shows nothing when the log cannot be written', async () => {
    const before = await opened.db.$count(accessLog)
    const items = [{ place: phone, sealed: vault.seal(phone, '13800138000') }]
    await expect(
      opened.db.transaction(async (tx) => {
        await readProtected(deps, tx, reader, items)
        throw new Error('handler failed')
      }),
    ).rejects.toThrow('handler failed')
    const sameId: Ids = { mint: () => 'acc_00000000000000000000000001' as never }
    await expect(readProtected({ vault, ids: sameId }, opened.db, reader, items)).rejects.toThrow()
    expect(await opened.db.$count(accessLog)).toBe(before)
  })

  test('of nothing writes nothing', async () => {
    const before = await opened.db.$count(accessLog)
    expect(await readProtected(deps, opened.db, reader, [])).toEqual([])
    expect(await opened.db.$count(accessLog)).toBe(before)
  })

  test('binds a value to the names Postgres knows its column by', () => {
    expect(placeOf(inbox.event, 'm:1')).toEqual({ table: 'inbox', column: 'event', row: 'm:1' })
    expect(placeOf(accessLog.entityId, 'acc_1').column).toBe('entity_id')
  })
})

describe('at start', () => {
  test('the same look-ups are accepted with any data key, another index key is refused', async () => {
    const opened = await freshDatabase()
    const start = (keys: string) => checkIndexKey({ db: opened.db, vault: createVault(parseDataKeys(keys)) })
    await start(`1:${key(1)}`)
    await start(`2:${key(2)},1:${key(1)}`)
    await start(`2:${key(2)},index:${key(1)}`)
    await expect(start(`2:${key(2)}`)).rejects.toThrow(
      'another index key than this database was filled under',
    )
    await start(`1:${key(1)}`)
    const [noted] = await opened.db.select().from(settings).where(eq(settings.key, 'vault_index_check'))
    expect(noted?.value).toMatch(/^[0-9a-f]{16}$/)
    await opened.drop()
  })
})
