import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '../../../drizzle/schema/index.ts'
import { isDatabaseAway } from '../../../src/db/away.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { type Company, openCompany } from '../../../src/db/open.ts'
import { rowsOf } from '../../../src/db/rows.ts'
import { freshDatabase } from '../../services/database.ts'
import { type OwnPostgres, startOwnPostgres } from '../../services/own-postgres.ts'

const at = new Date('2026-11-23T02:00:00.000Z')
const person = (id: string) => ({ id, openId: `ou_${id}`, name: id, roles: [], createdAt: at })

describe('the pool to a company database', () => {
  let opened: Awaited<ReturnType<typeof freshDatabase>>
  beforeAll(async () => {
    opened = await freshDatabase({ max: 1, applicationName: 'keqing web', statementTimeout: 300 })
  })
  afterAll(() => opened.drop())

  test('shows its name to the administrator and works in UTC', async () => {
    const [row] = rowsOf(
      await opened.db.execute(
        sql`select current_setting('application_name') as name, current_setting('TimeZone') as zone`,
      ),
    )
    expect(row).toEqual({ name: 'keqing web', zone: 'UTC' })
  })

  test('gives up a statement that takes too long, and is usable afterwards', async () => {
    await expect(opened.db.execute(sql`select pg_sleep(5)`)).rejects.toMatchObject({
      cause: { code: '57014' },
    })
    expect(rowsOf(await opened.db.execute(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  test('prepares each of drizzle’s statements once per connection, also inside transactions and savepoints', async () => {
    const add = (id: string) =>
      opened.db.transaction(async (tx) => {
        await tx.insert(people).values(person(`${id}a`))
        await tx.transaction(async (inner) => {
          await inner.insert(people).values(person(`${id}b`))
        })
      })
    await add('1')
    await add('2')
    await opened.db.insert(people).values(person('3'))
    const prepared = rowsOf(
      await opened.db.execute(
        sql`select statement from pg_prepared_statements where statement like 'insert into "people"%'`,
      ),
    )
    expect(prepared).toHaveLength(1)
    expect(await opened.db.select().from(people)).toHaveLength(5)
  })

  test('a transaction inside a transaction that fails undoes only itself', async () => {
    await opened.db.transaction(async (tx) => {
      await tx.insert(people).values(person('outer'))
      await expect(
        tx.transaction(async (inner) => {
          await inner.insert(people).values(person('inner'))
          await inner.insert(people).values(person('outer'))
        }),
      ).rejects.toThrow()
    })
    const ids = (await opened.db.select({ id: people.id }).from(people)).map((row) => row.id)
    expect(ids).toContain('outer')
    expect(ids).not.toContain('inner')
  })
})

describe('when the database server goes away', () => {
  let server: OwnPostgres
  let opened: Company
  beforeAll(async () => {
    server = await startOwnPostgres()
    opened = await openCompany(server.url, { max: 3 })
    await migrate(opened)
  })
  afterAll(async () => {
    await opened.close()
    await server.stop()
  })

  const failure = async (run: Promise<unknown>): Promise<unknown> => {
    try {
      await run
    } catch (error) {
      return error
    }
    throw new Error('It worked, though the database was away')
  }

  test.each(['kill', 'stop'] as const)(
    'by %s, an open transaction fails recognisably and leaves nothing; the first statement after its return works',
    async (how) => {
      const lost = failure(
        opened.db.transaction(async (tx) => {
          await tx.insert(people).values(person(`${how}-lost`))
          await server[how]()
          await tx.insert(people).values(person(`${how}-lost2`))
        }),
      )
      expect(isDatabaseAway(await lost)).toBe(true)
      expect(isDatabaseAway(await failure(opened.db.insert(people).values(person(`${how}-down`))))).toBe(true)
      await server.start()
      await opened.db.insert(people).values(person(`${how}-back`))
      const ids = (await opened.db.select({ id: people.id }).from(people)).map((row) => row.id)
      expect(ids.filter((id) => id.startsWith(how))).toEqual([`${how}-back`])
    },
  )
})
