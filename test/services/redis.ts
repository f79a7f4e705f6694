import { Redis } from 'ioredis'
import { inject } from 'vitest'

export type FreshRedis = {
  /** With the number of a database nobody else uses until `release`. */
  url: string
  /** For whoever shares a database all the same. */
  prefix: string
  release(): Promise<void>
}

/** Longer than any test file takes: a killed run's databases come free by themselves. */
const leaseSeconds = 900

/** Takes an empty Redis database for a test or test file; waits while all of them are taken. */
export async function freshRedis(): Promise<FreshRedis> {
  const server = inject('redisUrl')
  if (!server) throw new Error('No test services: run with `npx vitest run --config test/vitest.config.ts`')
  const prefix = `${inject('runId')}_${process.pid}_${Date.now().toString(36)}`
  const admin = new Redis(at(server, 0))
  const number = await takeNumber(admin, prefix)
  await admin.select(number)
  await admin.flushdb()
  return {
    url: at(server, number),
    prefix,
    async release() {
      await admin.flushdb()
      await admin.select(0)
      await admin.del(leaseKey(number))
      admin.disconnect()
    },
  }
}

const leaseKey = (number: number) => `keqing-test:database:${number}`

function at(server: string, number: number): string {
  const url = new URL(server)
  url.pathname = `/${number}`
  return url.href
}

async function takeNumber(admin: Redis, holder: string): Promise<number> {
  const answer: unknown = await admin.config('GET', 'databases').catch(() => undefined)
  const count = Array.isArray(answer) ? Number(answer[1]) : 16
  for (let waited = 0; waited < 60_000; waited += 100) {
    for (let number = 1; number < count; number++)
      if (await admin.set(leaseKey(number), holder, 'EX', leaseSeconds, 'NX')) return number
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`All ${count} databases of the test Redis are taken`)
}
