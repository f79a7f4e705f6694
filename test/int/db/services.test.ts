import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { settings } from '../../../drizzle/schema/index.ts'
import { freshDatabase } from '../../services/database.ts'
import { startOwnRedis } from '../../services/own-redis.ts'
import { freshRedis } from '../../services/redis.ts'

test('two tests’ databases and Redis databases know nothing of each other', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await one.db.insert(settings).values({ key: 'mine', value: '1' })
  expect(await two.db.select().from(settings)).toEqual([])
  const leases = await Promise.all([freshRedis(), freshRedis(), freshRedis()])
  expect(new Set(leases.map(({ url }) => url)).size).toBe(3)
  const clients = leases.map(({ url }) => new Redis(url))
  await clients[0]?.set('mine', '1')
  expect(await clients[1]?.keys('*')).toEqual([])
  for (const client of clients) client.disconnect()
  await Promise.all([one.drop(), two.drop(), ...leases.map((lease) => lease.release())])
})

test('a released Redis database comes back empty', async () => {
  const first = await freshRedis()
  const client = new Redis(first.url)
  await client.set('left', 'behind')
  client.disconnect()
  await first.release()
  const again = await freshRedis()
  const other = new Redis(again.url)
  expect(await other.dbsize()).toBe(0)
  other.disconnect()
  await again.release()
})

test('a Redis of one’s own forgets everything when killed, and answers at the same address again', async () => {
  const own = await startOwnRedis()
  const client = new Redis(own.url)
  client.on('error', () => {})
  await client.set('key', 'value')
  await own.flush()
  expect(await client.get('key')).toBeNull()
  await client.set('key', 'value')
  await own.kill()
  await own.start()
  expect(await client.get('key')).toBeNull()
  client.disconnect()
  await own.stop()
})
