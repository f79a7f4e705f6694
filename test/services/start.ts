import { type BinaryName, findBinary, needBinaries } from './binaries.ts'
import { startOwnPostgres } from './own-postgres.ts'
import { startOwnRedis } from './own-redis.ts'
import { sweep } from './process.ts'
import { runFolder } from './run-folder.ts'

/** Addresses every test of the run uses; put into the environment so that workers and later set-ups find them. */
export type Services = { databaseUrl: string; redisUrl: string; chromium: string }

export type Wanted = { chromium: boolean }

/**
 * PostgreSQL, Redis and a browser: the ones named in TEST_DATABASE_URL, TEST_REDIS_URL and TEST_CHROMIUM, else
 * servers of our own. `stop` ends what this call started and nothing else.
 * @throws MissingBinaryError when something can be neither found nor installed
 */
export async function startServices(
  wanted: Wanted,
  say: (line: string) => void = () => {},
): Promise<{ services: Services; stop(): Promise<void> }> {
  const { TEST_DATABASE_URL: database, TEST_REDIS_URL: redis, TEST_CHROMIUM: chromium } = process.env
  const missing: BinaryName[] = [
    ...(database ? [] : (['initdb', 'postgres'] as const)),
    ...(redis ? [] : (['redis'] as const)),
    ...(chromium || !wanted.chromium ? [] : (['chromium'] as const)),
  ]
  // Everything missing is installed, or named, at once.
  needBinaries(missing, say)

  const ours = process.env.KEQING_TEST_FOLDER === undefined
  const folder = runFolder()
  const stop = async () => {
    if (ours) await sweep(folder)
  }
  try {
    const [databaseUrl, redisUrl] = await Promise.all([
      database ?? startOwnPostgres().then((server) => server.url),
      redis ?? startOwnRedis().then((server) => server.url),
    ])
    const services = { databaseUrl, redisUrl, chromium: chromium ?? findBinary('chromium') ?? '' }
    process.env.TEST_DATABASE_URL = services.databaseUrl
    process.env.TEST_REDIS_URL = services.redisUrl
    if (services.chromium) process.env.TEST_CHROMIUM = services.chromium
    return { services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
