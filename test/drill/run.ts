import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openCompany } from '../../src/db/open.ts'
import { holds, liveYear, type Year } from '../cadence/year.ts'
import { cloneDatabase, dropDatabase } from '../services/database-admin.ts'
import { startOwnPostgres } from '../services/own-postgres.ts'
import { sweep } from '../services/process.ts'
import { runFolder } from '../services/run-folder.ts'

/**
 * `npm run drill`: years of a company that nobody has lived yet, each on a database of its own, held against a second
 * reading of the clauses. `--years 20` lives twenty, `--clients 2000` in a larger company, `--seed 7` a certain one again.
 */
const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '5' },
    clients: { type: 'string', default: '500' },
    seed: { type: 'string', multiple: true },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const seeds =
  values.seed?.map(Number) ?? Array.from({ length: Number(values.years) }, () => randomInt(2 ** 31))
const shown = 5

async function live(url: string, seed: number): Promise<{ year: Year; seconds: number }> {
  const database = await cloneDatabase(url, 'drill')
  const pools = [await openCompany(database, { max: 5 }), await openCompany(database, { max: 5 })] as const
  const began = performance.now()
  try {
    const year = await liveYear([pools[0].db, pools[1].db], seed, Number(values.clients))
    return { year, seconds: (performance.now() - began) / 1000 }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
    await dropDatabase(database)
  }
}

const columns = [
  'seed',
  'reminders',
  'lost',
  'wrong',
  'doubled',
  'out of hours',
  'kills',
  'days out',
  'seconds',
]
const row = (cells: readonly (string | number)[]) =>
  `| ${cells.map((cell, n) => String(cell).padStart(columns[n]?.length ?? 0)).join(' | ')} |`

const postgres = await startOwnPostgres()
let failed = 0
try {
  say(`${seeds.length} years of ${values.clients} clients: seeds ${seeds.join(' ')}`)
  say(row(columns))
  say(`|${columns.map((name) => `${'-'.repeat(name.length + 1)}:`).join('|')}|`)
  for (const seed of seeds) {
    const { year, seconds } = await live(postgres.url, seed)
    const { lost, wrong, again, outside, kills, outageDays, said } = year
    const cells = [seed, said, lost.length, wrong.length, again, outside.length, kills, outageDays]
    say(row([...cells, seconds.toFixed(0)]))
    if (holds(year)) continue
    failed++
    for (const line of lost.slice(0, shown)) say(`  lost: ${line}`)
    for (const line of wrong.slice(0, shown)) say(`  wrong: ${line}`)
    say(`  again: npm run drill -- --clients ${values.clients} --seed ${seed}`)
  }
} finally {
  await sweep(runFolder())
}
say(failed === 0 ? 'Every year holds.' : `${failed} of ${seeds.length} years do not hold.`)
process.exitCode = failed === 0 ? 0 : 1
