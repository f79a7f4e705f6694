import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { areas } from '../../src/areas.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openCompany } from '../../src/db/open.ts'
import { rowsOf } from '../../src/db/rows.ts'
import type { Deps } from '../../src/deps.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { ids } from '../../src/kernel/ids.ts'
import { createLarkApi } from '../../src/lark/out/api.ts'
import { createMetrics } from '../../src/metrics.ts'
import { tick } from '../../src/tick.ts'
import { createVault } from '../../src/vault/create.ts'
import { parseDataKeys } from '../../src/vault/keys.ts'
import { startOwnPostgres } from '../services/own-postgres.ts'
import { startOwnRedis } from '../services/own-redis.ts'
import { freePort } from '../services/process.ts'
import { answers, startCommand, startServer } from '../services/script.ts'
import type { Measured } from './load.ts'
import { pressPush, secrets } from './messages.ts'
import { keepIn } from './report.ts'
import { steady } from './steady.ts'
import { openTickets, seedTicketCompany } from './tickets-company.ts'

/**
 * `npm run bench -- tickets`: 2,000 open tickets, of 2,000 there ever were and of 200,000, on PostgreSQL with fsync: a whole
 * tick with 100 of them due (each tells whoever is on duty), and 我来 pressed 100 times a second through the web process.
 */
const aims = { tick: 200, ratio: 1.3, p99: 50 }
const due = 100
const rounds = 12
const rate = 100
const dataKey = `1:${randomBytes(32).toString('base64')}`
const vault = createVault(parseDataKeys(dataKey))
const postgres = await startOwnPostgres({ durable: true })
const zone = 'Asia/Shanghai'
/** Working hours of a workday. */
const now = new Date('2026-11-25T10:00:00+08:00')

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

async function company(all: number) {
  const name = `of_${all}`
  await server(`create database ${name}`)
  const url = postgres.url.replace(/postgres$/, name)
  const started = performance.now()
  const seeding = await openCompany(url, { max: 1, statementTimeout: 600_000 })
  await migrate(seeding)
  const filled = await seedTicketCompany(seeding, vault, all, now)
  await seeding.close()
  process.stdout.write(`${all} tickets in ${Math.round((performance.now() - started) / 1000)} s\n`)
  const database = await openCompany(url)
  const metrics = createMetrics()
  const log = pino({ level: 'error' })
  const deps: Deps = {
    db: database.db,
    clock: systemClock,
    ids,
    // Whatever is measured ends with the outbox: nothing is sent.
    lark: createLarkApi({
      appId: 'cli_0123456789abcdef',
      appSecret: 'bench',
      domain: 'http://127.0.0.1:9',
      log,
      metrics,
      now: () => systemClock.now(),
    }),
    queue: { poke: () => {}, check: async () => {} },
    vault,
    log,
    metrics,
    zone,
    adminOpenIds: [],
    dataDir: '/nowhere',
  }
  return { all, url, filled, database, deps, ticks: [] as number[], failed: [] as string[] }
}
type Bench = Awaited<ReturnType<typeof company>>

/** 100 tickets have used up half of the time to answer: a nudge each to those on duty. */
async function round(bench: Bench, n: number): Promise<void> {
  const { deps, filled, ticks, failed } = bench
  const at = new Date(now.getTime() + n * 60_000)
  const some = filled.open.slice(n * due, (n + 1) * due).map((one) => one.id)
  const opened = new Date(at.getTime() - 16 * 60_000).toISOString()
  const chosen = sql.param(some)
  await deps.db.execute(
    sql`update ticket_events set at = ${opened}::timestamptz where ticket_id = any(${chosen}::text[])`,
  )
  await deps.db.execute(sql`update tickets set opened_at = ${opened}::timestamptz,
    look_at = ${at.toISOString()}::timestamptz where id = any(${chosen}::text[])`)
  const letters = async () =>
    Number(Object.values(rowsOf(await deps.db.execute(sql`select count(*) from outbox`))[0] ?? {})[0])
  const before = await letters()
  const started = performance.now()
  await tick(deps, areas, at)
  if (n > 1) ticks.push(performance.now() - started)
  const told = (await letters()) - before
  if (told < due) failed.push(`${told} cards for ${due} tickets`)
}

/** 我来 on one ticket after the other, evenly, whether or not earlier ones were answered. */
async function presses({ filled, url }: Bench): Promise<Measured> {
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
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      DATA_KEY: dataKey,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ADMIN_OPEN_IDS: 'ou_nobody',
    },
  })
  const take = (from: number, count: number) =>
    filled.open
      .slice(from, from + count)
      .map(({ id, chatId }, n) =>
        pressPush(
          `${id}_${n}`,
          filled.workers[n % filled.workers.length] ?? '',
          { messageId: `om_${id}`, chatId },
          { a: 'tickets.take', p: { ticket: id }, v: 1 },
          new Date(),
        ),
      )
  await steady(web.url, take(1_300, 100), { connections: 32, rate: 25 })
  const measured = await steady(web.url, take(1_400, 600), { connections: 32, rate })
  await web.stop()
  await redis.stop()
  rmSync(dataDir, { recursive: true })
  return measured
}

const benches = [await company(openTickets), await company(200_000)]
await server('alter system reset all', 'select pg_reload_conf()', 'checkpoint')
for (let n = 0; n < rounds; n++)
  for (const bench of n % 2 === 0 ? benches : [...benches].reverse()) await round(bench, n)
const pressed: Measured[] = []
for (const bench of benches) {
  pressed.push(await presses(bench))
  const taken = rowsOf(
    await bench.deps.db.execute(sql`select count(*) as n from tickets where status = 'acknowledged'`),
  )
  if (Number(Object.values(taken[0] ?? {})[0]) !== 700) bench.failed.push('not every press took its ticket')
}
for (const { database } of benches) await database.close()
await postgres.stop()

const at = (list: readonly number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN
const [small, large] = benches
const ratio = at(large?.ticks ?? [], 0.5) / at(small?.ticks ?? [], 0.5)

function table(zh: boolean): string {
  const row = (what: string, cells: string[], last: string, aim: string) =>
    `| ${[what, ...cells, last, aim].join(' | ')} |`
  const head = zh
    ? ['2,000 张没关的工单', '一共 2,000 张', '一共 200,000 张', '大 / 小', '目标']
    : ['2,000 open tickets', 'of 2,000 in all', 'of 200,000 in all', 'large / small', 'aim']
  const ticks = benches.map(({ ticks: all }) => `${at(all, 0.5).toFixed(0)} / ${at(all, 0.95).toFixed(0)}`)
  return [
    `| ${head.join(' | ')} |`,
    '|---|--:|--:|--:|---|',
    row(
      zh ? `${due} 张到点的一整轮，毫秒：p50 / p95` : `a tick with ${due} due, ms: p50 / p95`,
      ticks,
      ratio.toFixed(2),
      `≤ ${aims.tick} ms, ≤ ${aims.ratio} ×`,
    ),
    row(
      zh ? `每秒 ${rate} 次按「我来」，毫秒：p50 / p99` : `我来 at ${rate} presses/s, ms: p50 / p99`,
      pressed.map((one) => `${one.p50} / ${one.p99}`),
      '',
      `p99 ≤ ${aims.p99} ms`,
    ),
    '',
    zh
      ? `一轮是所有领域的定时任务；每张到点的工单给每个值班的人发一张卡。按键是签名推送进网页进程，到答完为止，每次接一张新的。${cpus().length} 核，PostgreSQL 开着 fsync、和发请求的在同一台机器上。`
      : `A tick is that of every area; each ticket that is due tells everybody on duty, a card each. A press is a signed push to the web process until its answer, each taking another ticket. ${cpus().length} cores, PostgreSQL with fsync and the sender on the same machine.`,
    '',
  ].join('\n')
}
keepIn('README.md', 'bench-tickets', table(false))
keepIn('README.zh-CN.md', 'bench-tickets', table(true))
const bad = [
  ...benches.flatMap(({ all, failed }) => failed.map((one) => `${all}: ${one}`)),
  ...(at(large?.ticks ?? [], 0.5) > aims.tick ? ['a tick takes too long'] : []),
  ...(ratio > aims.ratio ? [`ratio ${ratio.toFixed(2)}`] : []),
  ...pressed.flatMap((one) => [
    ...(one.p99 > aims.p99 ? [`p99 ${one.p99} ms`] : []),
    ...(one.failed > 0 ? [`${one.failed} presses failed`] : []),
  ]),
]
if (bad.length > 0) {
  process.stdout.write(`Not good: ${bad.join('; ')}.\n`)
  process.exitCode = 1
}
