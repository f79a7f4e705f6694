import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count } from 'drizzle-orm'
import { drafts } from '../../drizzle/schema/visits.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openCompany } from '../../src/db/open.ts'
import { startOwnPostgres } from '../services/own-postgres.ts'
import { startOwnRedis } from '../services/own-redis.ts'
import { freePort } from '../services/process.ts'
import { answers, startCommand, startServer } from '../services/script.ts'
import { seedBench } from './bench-company.ts'
import { load } from './load.ts'
import { messagePush, secrets } from './messages.ts'
import { publish, type Row } from './report.ts'
import { steady } from './steady.ts'

/**
 * The vendor SDK's empty handler, our duplicate, our full one-line visit, side by side in one run on
 * real PostgreSQL with fsync; then a steady 200 visits a second. Prints the table and keeps it in the README.
 */
const connections = 32
const seconds = 8
const dataDir = mkdtempSync(join(tmpdir(), 'keqing-bench-'))
const postgres = await startOwnPostgres({ durable: true })
const redis = await startOwnRedis()
const database = await openCompany(postgres.url)
await migrate(database)
const dataKey = `1:${randomBytes(32).toString('base64')}`
const senders = await seedBench(database)

const sdkPort = await freePort()
const sdk = await startServer(['--import', 'tsx', 'test/bench/sdk-server.ts', String(sdkPort)], {
  port: sdkPort,
  ready: answers(`http://127.0.0.1:${sdkPort}/`),
})
const port = await freePort()
const web = await startServer([...startCommand, '--role', 'web'], {
  port,
  ready: answers(`http://127.0.0.1:${port}/healthz`),
  env: {
    LARK_APP_ID: 'cli_0123456789abcdef',
    LARK_APP_SECRET: 'bench',
    LARK_ENCRYPT_KEY: secrets.encryptKey,
    LARK_VERIFICATION_TOKEN: secrets.verificationToken,
    LARK_DOMAIN: 'http://127.0.0.1:9',
    LARK_MAX_EVENT_AGE: '86400',
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    DATA_KEY: dataKey,
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ADMIN_OPEN_IDS: 'ou_nobody',
  },
})

let serial = 0
const visits = (n: number) =>
  Array.from({ length: n }, () => {
    serial += 1
    const sender = senders[serial % senders.length] ?? ''
    const text = `万川 王总 今天上午 面谈 聊了二期样板间第${serial}套，周五前发报价`
    return messagePush(`om_bench_${serial}`, sender, text, new Date())
  })

const warm = visits(120 * connections)
await load(web.url, warm, { connections })
await load(sdk.url, warm, { connections, seconds: 3 })

// An ordinary day first: after the rush the database would be busy tidying up behind it.
const steadyRun = await steady(web.url, visits(200 * 15), { connections, rate: 200 })
const sdkRun = await load(sdk.url, warm, { connections, seconds })
const duplicateRun = await load(web.url, warm, { connections, seconds })
const visitRun = await load(web.url, visits(400 * connections), { connections })
const rss = { now: web.rssMb(), peak: web.peakRssMb() }
const handled = await handledEvents(`http://127.0.0.1:${port}/metrics`)
const [saved] = await database.db.select({ n: count() }).from(drafts)

await Promise.all([sdk.stop(), web.stop()])
await database.close()
await postgres.stop()
await redis.stop()
rmSync(dataDir, { recursive: true })

const rows: Row[] = [
  { what: 'node-sdk EventDispatcher, empty handler', ...sdkRun, ratio: 1, target: 'yardstick' },
  {
    what: 'keqing, an event it has seen',
    ...duplicateRun,
    ratio: duplicateRun.perSecond / sdkRun.perSecond,
    target: '≥ 0.5 ×',
  },
  {
    what: 'keqing, a full one-line visit',
    ...visitRun,
    ratio: visitRun.perSecond / sdkRun.perSecond,
    target: '≥ 1,000 /s',
  },
  {
    what: 'keqing, a steady 200 visits/s',
    ...steadyRun,
    ratio: steadyRun.perSecond / sdkRun.perSecond,
    target: 'p99 ≤ 50 ms',
  },
]
publish(rows, { rss, answered: handled, saved: saved?.n ?? 0 })
const failed = rows.reduce((sum, row) => sum + row.failed, 0)
if (failed > 0 || saved?.n !== handled) {
  process.stdout.write(`Not good: ${failed} requests failed, ${handled} handled, ${saved?.n} drafts saved.\n`)
  process.exitCode = 1
}

/** How many messages the bot says it handled for the first time. */
async function handledEvents(metrics: string): Promise<number> {
  const text = await (await fetch(metrics)).text()
  return Number(
    /keqing_events_total\{type="im.message.receive_v1",result="done"\} (\d+)/.exec(text)?.[1] ?? 0,
  )
}
