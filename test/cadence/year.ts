import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { lookAtDue } from '../../src/areas/duties/index.ts'
import { sendDue } from '../../src/areas/reminders/index.ts'
import { tieringArea } from '../../src/areas/tiering/index.ts'
import type { Db } from '../../src/db/types.ts'
import type { Deps } from '../../src/deps.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { ids } from '../../src/kernel/ids.ts'
import { createMetrics } from '../../src/metrics.ts'
import { createVault } from '../../src/vault/create.ts'
import { parseDataKeys } from '../../src/vault/keys.ts'
import { fakeLark } from '../int/outbox/fake-lark.ts'
import { atWork, type Day, works } from './clauses.ts'
import { Expected } from './expected.ts'
import { change, firstDay, happeningsOf, lastDay, learn, newTiers, staffOf } from './happenings.ts'
import { Killed, mortal } from './mortal.ts'
import { type Random, randomOf } from './random.ts'
import { readYear, writeCompany, writeDay, writeDecided } from './store.ts'

export type Year = {
  seed: number
  said: number
  /** Owed by the clauses and never said; said and not owed, or to somebody else, or on another day. */
  lost: string[]
  wrong: string[]
  /** Said more than once, said outside working hours, said without a card, cards that say nothing new. */
  again: number
  outside: Date[]
  withoutCard: number
  withoutNews: number
  /** Reminders that still wait though their duty is settled. */
  idle: number
  /** What the year had in it. */
  kills: number
  outageDays: number
  looks: number
}

const vault = createVault(parseDataKeys(`1:${randomBytes(32).toString('base64')}`))

/** What a process brings to a tick, over its own connections. */
const depsOf = (db: Db, at: Date): Deps => ({
  db,
  clock: fixedClock(at),
  ids,
  lark: fakeLark().api,
  vault,
  log: pino({ level: 'silent' }),
  metrics: createMetrics(),
  queue: { poke: () => {}, check: async () => {} },
  zone: 'Asia/Shanghai',
  adminOpenIds: [],
  dataDir: '/nowhere',
})

/** As `tick` does: tiers that hold from now on, what is owed, who is told. */
async function tick(deps: Deps, at: Date): Promise<void> {
  for (const { name, run } of tieringArea.schedules ?? []) if (name === 'tiering.apply') await run(deps, at)
  await lookAtDue(deps, at)
  await sendDue(deps, at)
}

const survives = (work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error
  })

/**
 * A year of a company on a real database, with two workers racing at every look, processes that die in the middle, outages
 * of up to three days and a clock that is put back; held against what the clauses ask for.
 */
export async function liveYear(pools: readonly [Db, Db], seed: number, clientCount: number): Promise<Year> {
  const random = randomOf(seed)
  const staff = staffOf(random)
  const { clients: book, byDay, decided } = happeningsOf(random, clientCount)
  const clients = new Map(book.map((one) => [one.id, one]))
  const expected = new Expected({ staff, lead: 'per_lead' })
  const [db] = pools
  await writeCompany(db, staff, book)
  const done = { kills: 0, outageDays: 0, looks: 0 }
  let decidedLeft = decided
  const deps = pools.map((pool) => depsOf(pool, new Date(0)))

  async function look(at: Date, today: Day): Promise<void> {
    done.looks++
    if (today >= newTiers && decidedLeft.length > 0) {
      change(clients, decidedLeft)
      decidedLeft = []
    }
    const dying = random.chance(15) ? random.between(0, 1) : undefined
    if (dying !== undefined) done.kills++
    await Promise.all(
      pools.map((pool, n) => {
        const lives = deps[n] ?? depsOf(pool, at)
        if (n !== dying) return tick(lives, at)
        return survives(tick({ ...lives, db: mortal(pool, random.between(0, 3), random.chance(50)) }, at))
      }),
    )
    // The next tick, seconds later, finds what the dead one left.
    const [first] = deps
    if (first && (dying !== undefined || random.chance(20)))
      await tick(first, new Date(at.getTime() + 15_000))
    expected.look(at, book)
  }

  let outage = 0
  for (let today = firstDay; today <= lastDay; today++) {
    const news = [...(byDay.get(today) ?? [])]
    if (today === newTiers - 40) await writeDecided(db, decided)
    if (outage > 0) outage--
    else if (random.chance(2)) outage = random.between(1, 3)
    if (outage > 0) done.outageDays++
    const moments = outage > 0 ? [] : momentsOf(random, today)
    const parts = Math.max(1, moments.length)
    for (let part = 0; part < parts; part++) {
      const moment = moments[part]
      const heard = news.splice(0, Math.ceil(news.length / (parts - part)))
      const at = moment ?? new Date(today * 86_400_000 + 10 * 3_600_000)
      if (heard.length > 0) await writeDay(db, clients, today, new Date(at.getTime() - 60_000), heard)
      for (const one of heard) learn(clients, today, one)
      if (moment) await look(moment, today)
      // The clock is put back: what was said stays said.
      if (moment && random.chance(3)) await look(new Date(moment.getTime() - 3_000_000), today)
    }
  }
  return { seed, ...done, ...(await compare(db, expected.lines)) }
}

/** When somebody looks on a day: at the start of work, or at odd hours, of which nothing may come. */
function momentsOf(random: Random, today: Day): Date[] {
  const at = (hour: number, minute: number) =>
    new Date(today * 86_400_000 + (hour - 8) * 3_600_000 + minute * 60_000 + 7_000)
  if (!works(today)) return random.chance(25) ? [at(10, 0)] : []
  const morning = at(9, 0)
  if (!random.chance(25)) return [morning]
  return [morning, random.of([at(10, 30), at(12, 15), at(15, 30), at(19, 30)])]
}

async function compare(db: Db, lines: readonly string[]) {
  const { sent, moments, ...counts } = await readYear(db)
  const wanted = new Set(lines)
  const found = new Set(sent)
  return {
    ...counts,
    said: sent.length,
    lost: lines.filter((one) => !found.has(one)),
    wrong: sent.filter((one) => !wanted.has(one)),
    outside: moments.filter((at) => !atWork(at)),
  }
}

/** Nothing lost, nothing wrong, nothing twice, nothing outside working hours, and every card says something new. */
export const holds = ({ lost, wrong, outside, again, withoutCard, withoutNews, idle }: Year): boolean =>
  lost.length + wrong.length + outside.length + again + withoutCard + withoutNews + idle === 0
