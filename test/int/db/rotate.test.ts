import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealed } from '../../../drizzle/schema/columns.ts'
import { drafts, inbox, people } from '../../../drizzle/schema/index.ts'
import type { Db } from '../../../src/db/types.ts'
import { createVault } from '../../../src/vault/create.ts'
import { parseDataKeys } from '../../../src/vault/keys.ts'
import { placeOf } from '../../../src/vault/place.ts'
import { rotateKeys, sealedTables } from '../../../src/vault/rotate.ts'
import { rotateFiles } from '../../../src/vault/rotate-files.ts'
import { freshDatabase, freshEmbedded } from '../../services/database.ts'

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (seed * 37 + i * 11) % 256)).toString('base64')
const old = createVault(parseDataKeys(`1:${key(1)}`))
const renewed = createVault(parseDataKeys(`2:${key(2)},1:${key(1)}`))
const onlyNew = createVault(parseDataKeys(`2:${key(2)},index:${key(1)}`))
const at = new Date('2026-11-23T02:00:00.000Z')
const idOf = (n: number) => `drf_${String(n).padStart(4, '0')}`

async function fill(db: Db, count: number): Promise<void> {
  await db.insert(people).values({ id: 'per_1', openId: 'ou_1', name: '林晓', roles: [], createdAt: at })
  await db.insert(drafts).values(
    Array.from({ length: count }, (_, n) => ({
      id: idOf(n),
      personId: 'per_1',
      status: 'open',
      body: old.seal(placeOf(drafts.body, idOf(n)), `said ${n}`),
      createdAt: at,
    })),
  )
  // Rows with nothing sealed in them are passed over.
  await db.insert(inbox).values([
    {
      key: 'm:1',
      type: 'message',
      status: 'failed',
      receivedAt: at,
      event: old.seal(placeOf(inbox.event, 'm:1'), 'event'),
    },
    { key: 'm:2', type: 'message', status: 'done', receivedAt: at },
  ])
}

const readAll = async (db: Db) =>
  (await db.select().from(drafts).orderBy(drafts.id)).map((row) =>
    onlyNew.open(placeOf(drafts.body, row.id), row.body),
  )

describe('key rotation', () => {
  test('knows every sealed column from the schema itself', () => {
    const found = sealedTables().flatMap(({ columns }) => columns.map(([, column]) => placeOf(column, '')))
    const names = found.map(({ table, column }) => `${table}.${column}`)
    expect(names).toEqual(
      expect.arrayContaining([
        'inbox.event',
        'outbox.body',
        'drafts.body',
        'visits.body',
        'attachments.name',
      ]),
    )
  })

  test('refuses a table whose sealed values have no key to be bound to', () => {
    const loose = pgTable('loose', { note: text('note'), body: sealed('body') })
    expect(() => sealedTables([loose])).toThrow('loose has sealed columns but no text primary key')
  })

  test.each([
    ['embedded', freshEmbedded],
    ['company', freshDatabase],
  ] as const)(
    'in the %s database writes everything anew, batch by batch, and the old key may go',
    async (_size, open) => {
      const opened = await open()
      await fill(opened.db, 120)
      const batches: number[] = []
      const report = await rotateKeys(
        { db: opened.db, vault: renewed },
        { batch: 50, pause: 0, onBatch: (table, seen) => table === 'drafts' && batches.push(seen) },
      )
      expect(report.find((row) => row.table === 'drafts')).toEqual({
        table: 'drafts',
        seen: 120,
        rewritten: 120,
        overtaken: 0,
        unreadable: [],
      })
      expect(report.find((row) => row.table === 'inbox')).toMatchObject({ seen: 2, rewritten: 1 })
      expect(batches).toEqual([50, 100, 120])
      expect(await readAll(opened.db)).toEqual(Array.from({ length: 120 }, (_, n) => `said ${n}`))
      const again = await rotateKeys({ db: opened.db, vault: renewed }, { pause: 0 })
      expect(again.reduce((sum, row) => sum + row.rewritten, 0)).toBe(0)
      await ('drop' in opened ? opened.drop() : opened.close())
    },
  )

  test('leaves a value nobody can open as it is, and names its record', async () => {
    const opened = await freshDatabase()
    await fill(opened.db, 3)
    const foreign = createVault(parseDataKeys(`9:${key(9)}`)).seal(placeOf(drafts.body, idOf(1)), 'lost')
    await opened.db
      .update(drafts)
      .set({ body: foreign })
      .where(eq(drafts.id, idOf(1)))
    const report = await rotateKeys({ db: opened.db, vault: renewed }, { pause: 0 })
    expect(report.find((row) => row.table === 'drafts')).toMatchObject({
      rewritten: 2,
      unreadable: [idOf(1)],
    })
    const [row] = await opened.db
      .select()
      .from(drafts)
      .where(eq(drafts.id, idOf(1)))
    expect(row?.body).toEqual(foreign)
    await opened.drop()
  })
})

describe('key rotation while the bot goes on writing', () => {
  let opened: Awaited<ReturnType<typeof freshDatabase>>
  beforeAll(async () => {
    opened = await freshDatabase({ max: 10 })
    await fill(opened.db, 200)
  })
  afterAll(() => opened.drop())

  test('loses none of the bot’s changes, also those of a process that still seals under the old key', async () => {
    const latest = new Map<string, string>()
    let stop = false
    const write = async (n: number, say: string, vault: typeof old) => {
      const id = idOf(n)
      await opened.db
        .update(drafts)
        .set({ body: vault.seal(placeOf(drafts.body, id), say) })
        .where(eq(drafts.id, id))
      latest.set(id, say)
    }
    // Each writer owns its records, so the last word on each is known.
    const writer = async (first: number, vault: typeof old) => {
      let writes = 0
      for (let round = 0; !stop; round++)
        for (let n = first; n < 200 && !stop; n += 20) {
          await write(n, `round ${round} of ${n}`, vault)
          writes++
        }
      return writes
    }
    const writers = [writer(0, renewed), writer(1, old), writer(2, renewed), writer(3, old)]
    const report = await rotateKeys({ db: opened.db, vault: renewed }, { batch: 25, pause: 15 })
    stop = true
    const writes = (await Promise.all(writers)).reduce((sum, n) => sum + n, 0)
    expect(writes).toBeGreaterThan(40)
    // The old-key process has stopped by now; a second run finds what it left.
    await rotateKeys({ db: opened.db, vault: renewed }, { pause: 0 })
    const expected = Array.from({ length: 200 }, (_, n) => latest.get(idOf(n)) ?? `said ${n}`)
    expect(await readAll(opened.db)).toEqual(expected)
    expect(report.find((row) => row.table === 'drafts')?.unreadable).toEqual([])
  })

  test('a change that comes between reading and writing wins', async () => {
    await opened.db
      .update(drafts)
      .set({ body: old.seal(placeOf(drafts.body, idOf(7)), 'before') })
      .where(eq(drafts.id, idOf(7)))
    let interfered = false
    // The bot's change arrives exactly between rotation's reading and its conditional update.
    const interfering = {
      ...renewed,
      sealBytes: (...args: Parameters<typeof renewed.sealBytes>) => renewed.sealBytes(...args),
    }
    const slowDb = new Proxy(opened.db, {
      get(target, property, receiver) {
        if (property !== 'update' || interfered) return Reflect.get(target, property, receiver)
        interfered = true
        return (table: typeof drafts) => ({
          set: (values: object) => ({
            where: (condition: ReturnType<typeof eq>) => ({
              async returning(fields: { id: typeof drafts.id }) {
                await opened.db
                  .update(drafts)
                  .set({ body: renewed.seal(placeOf(drafts.body, idOf(7)), 'the bot’s') })
                  .where(eq(drafts.id, idOf(7)))
                return opened.db.update(table).set(values).where(condition).returning(fields)
              },
            }),
          }),
        })
      },
    })
    const report = await rotateKeys({ db: slowDb, vault: interfering }, { pause: 0 })
    expect(report.find((row) => row.table === 'drafts')).toMatchObject({ overtaken: 1, rewritten: 0 })
    expect((await readAll(opened.db))[7]).toBe('the bot’s')
  })
})

describe('rotation of stored files', () => {
  test('writes them anew, skips half-written ones, and can be repeated', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'keqing-files-'))
    mkdirSync(join(dataDir, 'files'))
    const place = (name: string) => ({ table: 'attachments', column: 'file', row: name })
    const photo = Uint8Array.from({ length: 5000 }, (_, n) => n % 251)
    writeFileSync(join(dataDir, 'files', 'att_1'), old.sealBytes(place('att_1'), photo))
    writeFileSync(join(dataDir, 'files', 'att_2.part'), 'half')
    writeFileSync(join(dataDir, 'files', 'att_3'), 'not ours')
    const deps = { dataDir, vault: renewed }
    expect(await rotateFiles(deps, place)).toEqual({ seen: 2, rewritten: 1, unreadable: ['att_3'] })
    expect(await rotateFiles(deps, place)).toMatchObject({ rewritten: 0 })
    expect(onlyNew.openBytes(place('att_1'), readFileSync(join(dataDir, 'files', 'att_1')))).toEqual(photo)
    rmSync(dataDir, { recursive: true })
  })

  test('is content with an installation that never stored a file', async () => {
    const report = await rotateFiles({ dataDir: join(tmpdir(), 'keqing-none'), vault: renewed }, (row) => ({
      table: 't',
      column: 'c',
      row,
    }))
    expect(report).toEqual({ seen: 0, rewritten: 0, unreadable: [] })
  })
})
