import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { migrate } from '../../src/db/migrate.ts'
import { openCompany } from '../../src/db/open.ts'
import { rowsOf } from '../../src/db/rows.ts'
import { createVault } from '../../src/vault/create.ts'
import { parseDataKeys } from '../../src/vault/keys.ts'
import { startOwnPostgres } from '../services/own-postgres.ts'
import { startOwnRedis } from '../services/own-redis.ts'
import { freePort } from '../services/process.ts'
import { answers, startCommand, startServer } from '../services/script.ts'
import { type CardClient, seedCards } from './card-company.ts'
import { messagePush, type Push, secrets } from './messages.ts'
import { explained, type Ran } from './plans.ts'
import { keepIn } from './report.ts'
import { post } from './steady.ts'

/**
 * `npm run bench -- client-card`: the message `/客户 <name>` as a signed push through the bot's web process, in a company
 * of 200 clients and in one of 20,000, turn by turn in one run on real PostgreSQL with fsync. Aim: the median of the
 * large one at most 1.3 × that of the small one.
 */
const aim = 1.3
/** A scan of the large company that reads more rows than this for one card grows with the company. */
const rowsAtMost = 500
const dataKey = `1:${randomBytes(32).toString('base64')}`
const vault = createVault(parseDataKeys(dataKey))
const postgres = await startOwnPostgres({ durable: true })
const closing: (() => Promise<unknown>)[] = [() => postgres.stop()]

/** What the server does for no database in particular, as superuser. */
async function server(...statements: string[]): Promise<void> {
  const root = await openCompany(postgres.url, { max: 1, statementTimeout: 120_000 })
  for (const statement of statements) await root.db.execute(sql.raw(statement))
  await root.close()
}

/** Filling the databases need not survive a power cut; what is measured does. */
await server(
  'alter system set fsync = off',
  'alter system set full_page_writes = off',
  "alter system set max_wal_size = '4GB'",
  'select pg_reload_conf()',
)

async function company(name: string, clientCount: number) {
  await server(`create database ${name}`)
  const databaseUrl = postgres.url.replace(/postgres$/, name)
  const started = performance.now()
  const seeding = await openCompany(databaseUrl, { max: 1, statementTimeout: 120_000 })
  await migrate(seeding)
  const clients = await seedCards(seeding, vault, clientCount)
  await seeding.close()
  const database = await openCompany(databaseUrl, { max: 1 })
  process.stdout.write(
    `${name}: ${clientCount} clients in ${Math.round((performance.now() - started) / 1000)} s\n`,
  )
  const redis = await startOwnRedis()
  const dataDir = mkdtempSync(join(tmpdir(), 'keqing-bench-'))
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
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      DATA_KEY: dataKey,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ADMIN_OPEN_IDS: 'ou_nobody',
    },
  })
  closing.unshift(async () => {
    await Promise.all([web.stop(), database.close()])
    await redis.stop()
    rmSync(dataDir, { recursive: true })
  })
  return { name, database, web, asks: asksOf(name, clients), latencies: new Map<number, number[]>() }
}
type Bench = Awaited<ReturnType<typeof company>>

/** Asks for one client after another all over the book, four times by its owner, once by somebody with a grant. */
function* asksOf(name: string, clients: readonly CardClient[]): Generator<Push, never> {
  for (let n = 0; ; n++) {
    const client = clients[(n * 7907) % clients.length]
    if (!client) throw new Error('a company without clients')
    const sender = n % 5 === 4 ? client.grantedOpenId : client.ownerOpenId
    yield messagePush(`om_${name}_${n}`, sender, `/客户 ${client.short}`, new Date())
  }
}

/** Sends `count` asks over so many connections, each waiting for its answer; answers the latencies in ms. */
async function ask(bench: Bench, count: number, connections: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const pushes = Array.from({ length: count }, () => bench.asks.next().value)
  const taken: number[] = []
  const lane = async () => {
    for (let push = pushes.pop(); push; push = pushes.pop()) {
      const started = performance.now()
      const status = await post(bench.web.url, agent, push)
      if (status !== 200) throw new Error(`${bench.name} answered ${status}`)
      taken.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return taken
}

/** Asks until the web process has connected to the database again. */
async function back(bench: Bench): Promise<void> {
  for (let tries = 1; ; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    try {
      await ask(bench, 8, 4)
      return
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

/** Cards waiting in the outbox: proof that what was measured was a card, not a refusal. */
async function cardsOf({ database }: Bench): Promise<{ all: number; cards: number }> {
  const result = await database.db.execute(
    sql`select entity, count(distinct (actor, at)) as n from access_log where at > now() - interval '1 hour' group by entity`,
  )
  const rows = z.array(z.object({ entity: z.string(), n: z.coerce.number() })).parse(rowsOf(result))
  const n = (entity: string) => rows.find((row) => row.entity === entity)?.n ?? 0
  return { all: n('clients'), cards: n('visits') }
}

const small = await company('small', 200)
const large = await company('large', 20_000)
const benches = [small, large]
await server('alter system reset all', 'select pg_reload_conf()', 'checkpoint')
let asked = 0
for (const bench of benches) asked = (await ask(bench, 160, 8)).length

for (const [connections, rounds, block] of [
  [1, 10, 20],
  [8, 8, 40],
] as const)
  for (let round = 0; round < rounds; round++) {
    asked += block
    for (const bench of round % 2 === 0 ? benches : [...benches].reverse())
      bench.latencies.set(connections, [
        ...(bench.latencies.get(connections) ?? []),
        ...(await ask(bench, block, connections)),
      ])
  }
process.stdout.write(`Asked: ${Math.round(performance.now() / 1000)} s\n`)
const drawn = await Promise.all(benches.map(cardsOf))

const plans = new Map<Bench, Map<string, Ran[]>>()
const explainedAsks = 20
for (const bench of benches) {
  const ran = await explained(
    bench.database,
    postgres.folder,
    bench.name,
    () => back(bench),
    async () => {
      await ask(bench, explainedAsks, 1)
    },
  )
  const byQuery = new Map<string, Ran[]>()
  for (const one of ran) byQuery.set(one.query, [...(byQuery.get(one.query) ?? []), one])
  plans.set(bench, byQuery)
}
for (const close of closing) await close()

const at = (bench: Bench, connections: number, share: number) => {
  const sorted = [...(bench.latencies.get(connections) ?? [])].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}
const ratioOf = (connections: number) => at(large, connections, 0.5) / at(small, connections, 0.5)

/** What PostgreSQL did for one card, statement by statement; answers what grows. */
function grows(): string[] {
  const mean = (list: readonly Ran[], of: (one: Ran) => number) =>
    list.reduce((sum, one) => sum + of(one), 0) / explainedAsks
  const found: string[] = []
  const queries = plans.get(large) ?? new Map<string, Ran[]>()
  const totals = { small: 0, large: 0 }
  for (const [query, list] of queries) {
    const before = plans.get(small)?.get(query) ?? []
    const [pagesBefore, pages] = [mean(before, (one) => one.pages), mean(list, (one) => one.pages)]
    totals.small += pagesBefore
    totals.large += pages
    const scans = new Map<string, number>()
    for (const scan of list.flatMap((one) => one.scans))
      scans.set(
        `${scan.how} ${scan.on}`,
        (scans.get(`${scan.how} ${scan.on}`) ?? 0) + scan.rows / explainedAsks,
      )
    const wide = [...scans].filter(([, rows]) => rows > rowsAtMost)
    const line = `pages ${pagesBefore.toFixed(0)} → ${pages.toFixed(0)}, ms ${mean(before, (one) => one.ms).toFixed(2)} → ${mean(list, (one) => one.ms).toFixed(2)}: ${query.replace(/\s+/g, ' ').slice(0, 110)}`
    if (process.env.BENCH_PLANS || wide.length > 0) {
      process.stdout.write(`${line}\n`)
      for (const [scan, rows] of scans) process.stdout.write(`    ${scan}: ${rows.toFixed(1)} rows\n`)
    }
    found.push(...wide.map(([scan, rows]) => `${scan} reads ${rows.toFixed(0)} rows a card`))
  }
  process.stdout.write(
    `Pages PostgreSQL touched for a card: ${totals.small.toFixed(0)} small, ${totals.large.toFixed(0)} large\n`,
  )
  return found
}
const growing = grows()

function table(zh: boolean): string {
  const head = zh
    ? '| 发 `/客户 …`，毫秒 | 200 家、4,000 次拜访：p50 | p95 | 20,000 家、400,000 次拜访：p50 | p95 | 中位数之比 | 目标 |'
    : '| `/client …`, ms | 200 clients, 4,000 visits: p50 | p95 | 20,000 clients, 400,000 visits: p50 | p95 | ratio of medians | aim |'
  const rows = [1, 8].map((connections) => {
    const who = zh
      ? connections === 1
        ? '一个接一个'
        : `${connections} 个连接`
      : connections === 1
        ? 'one after another'
        : `${connections} connections`
    const cells = benches.flatMap((bench) =>
      [0.5, 0.95].map((share) => at(bench, connections, share).toFixed(1)),
    )
    return `| ${[who, ...cells, ratioOf(connections).toFixed(2), `≤ ${aim}`].join(' | ')} |`
  })
  const counts = [1, 8].map((connections) => small.latencies.get(connections)?.length ?? 0)
  const about = zh
    ? `推送签名进来，到网页进程答完（卡片写进发件箱）为止；两家公司在同一次运行里轮流问，各 ${counts.join(' + ')} 次，问遍整本客户名册。${cpus().length} 核，PostgreSQL 开着 fsync、和发请求的在同一台机器上：机器有快慢，看比值。`
    : `From the signed push to the web process's answer, by which the card is in the outbox; both companies in one run, turn by turn, ${counts.join(' + ')} asks each, all over the book. ${cpus().length} cores, PostgreSQL with fsync and the sender on the same machine: machines differ, the ratio is what counts.`
  return [head, '|---|--:|--:|--:|--:|--:|---|', ...rows, '', about, ''].join('\n')
}
const bad = [
  ...growing,
  ...[1, 8]
    .filter((connections) => ratioOf(connections) > aim)
    .map((connections) => `ratio ${ratioOf(connections).toFixed(2)} with ${connections} connections`),
  ...drawn.flatMap(({ all, cards }, place) =>
    all === asked && cards === asked
      ? []
      : [`${benches[place]?.name}: ${asked} asked, ${all} profiles and ${cards} visit lists read`],
  ),
]
keepIn('README.md', 'bench-client-card', table(false))
keepIn('README.zh-CN.md', 'bench-client-card', table(true))
if (bad.length > 0) {
  process.stdout.write(`Not good: ${bad.join('; ')}.\n`)
  process.exitCode = 1
}
