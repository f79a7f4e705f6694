import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accessLog,
  actionItems,
  audit,
  clients,
  inbox,
  people,
  visits,
} from '../../../drizzle/schema/index.ts'
import type { Opened } from '../../../src/db/open.ts'
import { rowsOf } from '../../../src/db/rows.ts'
import { freshDatabase, freshEmbedded } from '../../services/database.ts'

const at = new Date('2026-11-23T02:00:00.123Z')
const bytes = new Uint8Array([0, 1, 2, 92, 120, 127, 128, 255])

const sizes: [name: string, open: () => Promise<Opened>, drop: (opened: Opened) => Promise<void>][] = [
  ['embedded', freshEmbedded, (opened) => opened.close()],
  [
    'company',
    freshDatabase,
    (opened) => ('drop' in opened && typeof opened.drop === 'function' ? opened.drop() : opened.close()),
  ],
]

describe.each(sizes)('the %s database', (_name, open, drop) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
    const { db } = opened
    await db
      .insert(people)
      .values({ id: 'per_1', openId: 'ou_1', name: '林晓', roles: ['sales', 'admin'], createdAt: at })
    await db
      .insert(clients)
      .values({ id: 'cli_1', name: '万川', type: 'developer', city: '杭州', createdAt: at })
    await db.insert(visits).values({
      id: 'vis_1',
      clientId: 'cli_1',
      personId: 'per_1',
      kind: 'phone',
      at,
      precision: 'exact',
      body: bytes,
      savedAt: at,
    })
    await db.insert(actionItems).values({
      id: 'act_1',
      visitId: 'vis_1',
      clientId: 'cli_1',
      ownerId: 'per_1',
      body: bytes,
      due: '2026-11-27',
      createdAt: at,
    })
  }, 60_000)
  afterAll(() => drop(opened))

  test('gives back sealed bytes, instants to the millisecond, days and lists of words as they went in', async () => {
    const [visit] = await opened.db.select().from(visits)
    expect(visit).toMatchObject({ body: bytes, at, savedAt: at })
    expect(Object.getPrototypeOf(visit?.body)).toBe(Uint8Array.prototype)
    const [step] = await opened.db.select().from(actionItems)
    expect(step).toMatchObject({ due: '2026-11-27', doneAt: null })
    const [person] = await opened.db.select().from(people)
    expect(person?.roles).toEqual(['sales', 'admin'])
  })

  test('finds a visit by its exact instant, whether asked by column or in a hand-written fragment', async () => {
    expect(await opened.db.select().from(visits).where(eq(visits.at, at))).toHaveLength(1)
    expect(await opened.db.select().from(visits).where(sql`${visits.at} = ${at}`)).toHaveLength(1)
    expect(await opened.db.select().from(visits).where(sql`${visits.at} < ${at}`)).toHaveLength(0)
    const result = await opened.db.execute(sql`select ${at}::timestamptz as at, ${'2026-11-27'}::date as day`)
    expect(rowsOf(result)).toEqual([{ at: '2026-11-23 02:00:00.123+00', day: '2026-11-27' }])
  })

  test('gives lists as lists and counts as numbers also in hand-written statements, whatever is in them', async () => {
    const words = ['万川', 'a, b', 'say "hi"', 'c:\\x', '{}', '']
    await opened.db.update(people).set({ roles: words })
    const [person] = await opened.db.select().from(people)
    expect(person?.roles).toEqual(words)
    const result = await opened.db.execute(
      sql`select roles, array[1, 2] as numbers, count(*) over () as found from people where roles = ${sql.param(words)}`,
    )
    expect(rowsOf(result)).toEqual([{ roles: words, numbers: [1, 2], found: 1 }])
  })

  test('finds a record by its sealed bytes, which is how key rotation notices a change', async () => {
    expect(await opened.db.select().from(visits).where(eq(visits.body, bytes))).toHaveLength(1)
    expect(
      await opened.db
        .select()
        .from(visits)
        .where(eq(visits.body, bytes.slice(1))),
    ).toHaveLength(0)
  })

  test('keeps JSON as it was, and an absent sealed value as null', async () => {
    const before = { kind: 'phone', n: 3, words: ['a', '“引号”'], none: null }
    await opened.db.insert(audit).values({
      id: 'aud_1',
      at,
      actor: 'per_1',
      action: 'visit.edit',
      entity: 'visit',
      entityId: 'vis_1',
      before,
      cause: 'm:1',
    })
    await opened.db.insert(inbox).values({ key: 'm:1', type: 'message', status: 'done', receivedAt: at })
    expect((await opened.db.select().from(audit))[0]).toMatchObject({ before, after: null })
    expect((await opened.db.select().from(inbox))[0]?.event).toBeNull()
  })

  test('commits statements started together as one, and rolls all of them back when one fails', async () => {
    const greet = (id: string) => ({ id, openId: `ou_${id}`, name: id, roles: [], createdAt: at })
    const failing = opened.db.transaction(async (tx) => {
      await Promise.all([
        tx.insert(people).values(greet('per_8')),
        tx.insert(people).values(greet('per_1')),
        tx.insert(people).values(greet('per_9')),
      ])
    })
    await expect(failing).rejects.toThrow()
    expect((await opened.db.select().from(people)).map((person) => person.id)).toEqual(['per_1'])
  })

  test('refuses to change or remove a line of the audit trail or the access log', async () => {
    await opened.db.insert(accessLog).values({
      id: 'acc_1',
      at,
      actor: 'per_1',
      entity: 'visits',
      entityId: 'vis_1',
      fields: ['body'],
      purpose: 'test',
    })
    for (const attempt of [
      opened.db.update(audit).set({ actor: 'per_2' }),
      opened.db.delete(audit),
      opened.db.update(accessLog).set({ actor: 'per_2' }),
      opened.db.delete(accessLog),
      opened.db.execute(sql`truncate access_log`),
    ])
      await expect(attempt).rejects.toMatchObject({
        cause: { message: expect.stringContaining('append-only') },
      })
    expect(await opened.db.select().from(accessLog)).toHaveLength(1)
  })
})
