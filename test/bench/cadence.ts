import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { lookAtDue } from '../../src/areas/duties/index.ts'
import { keepUp, sendDue } from '../../src/areas/reminders/index.ts'
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
import { seedCadence, told } from './cadence-company.ts'
import { type Measured, publishCadence } from './cadence-report.ts'

/**
 * `npm run bench -- cadence`: reminders among 1,000, 100,000 and 1,000,000 clients on PostgreSQL with fsync, turn by turn in
 * one run: 1,000 that fall due, the whole tick with nothing due, and the look at one client whose visit was confirmed.
 */
const sizes = [1_000, 100_000, 1_000_000]
const rounds = 5
const ticks = 20
const looks = 40
const zone = 'Asia/Shanghai'
const local = (day: string, time: string) => new Date(`${day}T${time}+08:00`)
/** Workdays without anything due but what a round puts there. */
const mornings = ['24', '25', '26', '27', '30'].map((day) => `2026-11-${day}`)
const vault = createVault(parseDataKeys(`1:${randomBytes(32).toString('base64')}`))
const postgres = await startOwnPostgres({ durable: true })

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
  'alter system set autovacuum = off',
  'select pg_reload_conf()',
)

async function company(clients: number) {
  const name = `of_${clients}`
  await server(`create database ${name}`)
  const url = postgres.url.replace(/postgres$/, name)
  const started = performance.now()
  const seeding = await openCompany(url, { max: 1, statementTimeout: 600_000 })
  await migrate(seeding)
  const filled = await seedCadence(seeding, clients)
  await seeding.close()
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`${clients} clients in ${seconds} s: ${JSON.stringify(filled.rows)}\n`)
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
  const taken: Record<'due' | 'idle' | 'idleAfter' | 'look', number[]> = {
    due: [],
    idle: [],
    idleAfter: [],
    look: [],
  }
  return { filled, database, deps, taken, failed: [] as string[] }
}
type Bench = Awaited<ReturnType<typeof company>>

async function timed(into: number[], work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  await work()
  into.push(performance.now() - started)
}

const countOf = async ({ deps }: Bench, what: ReturnType<typeof sql>): Promise<number> =>
  Number(Object.values(rowsOf(await deps.db.execute(what))[0] ?? {})[0])

/** Ticks with nothing due, a quarter of a minute apart, at an hour when people are at work. */
async function idle(bench: Bench, into: number[], day: string, time: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await timed(into, () => tick(bench.deps, areas, new Date(local(day, time).getTime() + n * 15_000)))
}

/** The next step of 1,000 duties comes on this morning, and is sent when work begins. */
async function morning(bench: Bench, day: string): Promise<void> {
  const { deps, filled, taken, failed } = bench
  await deps.db.execute(sql`
    update reminders set state = 'pending', on_day = ${day}::date, send_at = ${local(day, '09:00:00').toISOString()}::timestamptz,
      sent_to = null, sent_on = null, sent_at = null, changed_at = '2026-10-01'
    where id = any(${sql.param(filled.steps)}::text[])`)
  await deps.db.execute(sql`delete from mornings`)
  // A visit of an earlier round kept the duty: nobody is reminded of it.
  const owed = await countOf(
    bench,
    sql`select count(*) from reminders r join duties d on d.id = r.duty_id
      where d.status = 'open' and r.id = any(${sql.param(filled.steps)}::text[])`,
  )
  const letters = () => countOf(bench, sql`select count(*) from outbox where state = 'pending'`)
  const before = await letters()
  const started = performance.now()
  const sent = await sendDue(deps, local(day, '09:00:00'))
  taken.due.push((performance.now() - started) / sent)
  if (sent !== owed) failed.push(`${sent} reminders of ${owed} sent`)
  const cards = (await letters()) - before
  if (cards !== told) failed.push(`${cards} cards for ${told} people`)
}

/** One visit is confirmed: its client is looked at, and nobody else. */
async function look(bench: Bench, n: number, at: Date, into: number[]): Promise<void> {
  const { deps, filled, failed } = bench
  const client = `cli_${String((n * 7907) % filled.clients).padStart(26, '0')}`
  const visit = ids.mint('visit', at)
  await deps.db.execute(sql`
    insert into visits (id, client_id, person_id, kind, at, precision, body, saved_at)
    select ${visit}, id, owner_id, 'face_to_face', ${at.toISOString()}::timestamptz, 'exact', '\x01', ${at.toISOString()}::timestamptz
    from clients where id = ${client}`)
  await deps.db.execute(sql`
    insert into client_looks (client_id, look_at, since_day) values (${client}, ${at.toISOString()}::timestamptz, '2026-11-24')`)
  await timed(into, async () => {
    await lookAtDue(deps, at)
    await keepUp(deps, at)
  })
  const touched = await countOf(
    bench,
    sql`select count(distinct client_id) from duties where changed_at = ${at.toISOString()}::timestamptz`,
  )
  if (touched > 1) failed.push(`a visit touched the duties of ${touched} clients`)
}

const benches: Bench[] = []
for (const size of sizes) benches.push(await company(size))
await server('alter system reset all', 'select pg_reload_conf()', 'checkpoint')
const inTurn = (round: number) => (round % 2 === 0 ? benches : [...benches].reverse())

// The first tick of a day does what is once a day; the connections open, the pages come into memory.
for (const bench of benches) {
  await idle(bench, [], '2026-11-24', '10:00:00', 4)
  await morning(bench, '2026-11-24')
  for (let n = 0; n < 3; n++)
    await look(bench, 90_000 + n, new Date(local('2026-11-24', '10:30:00').getTime() + n), [])
  bench.taken.due = []
}
for (let round = 0; round < rounds; round++) {
  const day = mornings[round % mornings.length] ?? ''
  for (const bench of inTurn(round)) {
    // The day's own first tick is none of those with nothing due.
    await idle(bench, [], day, '08:59:00', 1)
    await morning(bench, day)
    await idle(bench, bench.taken.idleAfter, day, '10:00:00', ticks)
    for (let n = 0; n < looks / rounds; n++)
      await look(
        bench,
        round * looks + n,
        new Date(local(day, '11:00:00').getTime() + round * 1000 + n),
        bench.taken.look,
      )
    await bench.deps.db.execute(sql`update reminders set sent_on = '2026-11-02' where sent_on = ${day}::date`)
    await idle(bench, bench.taken.idle, day, '14:00:00', ticks)
  }
  process.stdout.write(`Round ${round + 1} of ${rounds}: ${Math.round(performance.now() / 1000)} s\n`)
}
const bad = publishCadence(
  benches.map(
    ({ filled, taken, failed }): Measured => ({ clients: filled.clients, rows: filled.rows, taken, failed }),
  ),
)
for (const { database } of benches) await database.close()
await postgres.stop()
if (bad.length > 0) {
  process.stdout.write(`Not good: ${bad.join('; ')}.\n`)
  process.exitCode = 1
}
