import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessFlags, accessLog } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { flagBulkReading } from '../../../src/areas/access/bulk.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import { at, sizes, world } from '../outbox/support.ts'

describe.each(sizes)('somebody who reads unusually much, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  const reader = 'per_1' as PersonId
  const minutesAgo = (n: number) => new Date(at.getTime() - n * 60_000)
  beforeEach(async () => {
    w = await world(size)
    await w.deps.db
      .insert(people)
      .values({ id: reader, openId: 'ou_1', name: '陈刚', roles: ['sales'], createdAt: at })
    await w.deps.db.insert(clients).values(
      Array.from({ length: 40 }, (_, n) => ({
        id: `cli_${n}`,
        name: `客户${n}`,
        type: 'other',
        city: '',
        // The last ten are the reader's own.
        ...(n >= 30 ? { ownerId: reader } : {}),
        createdAt: at,
      })),
    )
  }, 60_000)
  afterEach(() => w.close())

  let serial = 0
  const read = (client: number, when: Date) =>
    w.deps.db.insert(accessLog).values({
      id: `acc_${++serial}`,
      at: when,
      actor: reader,
      entity: 'visits',
      entityId: `vis_${serial}`,
      clientId: `cli_${client}`,
      fields: ['body'],
      purpose: 'client card',
    })
  const flag = (hours = 1) =>
    flagBulkReading(
      { deps: { ...w.deps, zone: 'Asia/Shanghai' }, tx: w.deps.db, at, cause: 'test' },
      reader,
      {
        clients: 20,
        hours,
      },
    )

  it('is noticed once a day when it goes past the policy’s number of clients of others', async () => {
    for (let n = 0; n < 20; n++) await read(n, minutesAgo(30))
    expect(await flag()).toBeUndefined()
    await read(20, minutesAgo(1))
    expect(await flag()).toBe(21)
    expect(await flag()).toBeUndefined()
    expect(await w.deps.db.$count(accessFlags)).toBe(1)
  })

  it('one’s own clients, the same client again and what was read before the hour do not count', async () => {
    for (let n = 30; n < 40; n++) await read(n, minutesAgo(5))
    for (let n = 0; n < 15; n++) for (const _ of [1, 2]) await read(n, minutesAgo(5))
    for (let n = 15; n < 30; n++) await read(n, minutesAgo(61))
    expect(await flag()).toBeUndefined()
    expect(await flag(2)).toBe(30)
  })
})
