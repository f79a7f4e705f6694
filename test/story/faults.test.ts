import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { count, inArray, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outbox } from '../../drizzle/schema/outbox.ts'
import { drafts } from '../../drizzle/schema/visits.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Company, openCompany } from '../../src/db/open.ts'
import { shiftableClock } from '../../src/kernel/clock.ts'
import type { Sandbox } from '../../src/sandbox/options.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { type OwnPostgres, startOwnPostgres } from '../services/own-postgres.ts'
import { type OwnRedis, startOwnRedis } from '../services/own-redis.ts'
import { freePort } from '../services/process.ts'
import { scratchFolder } from '../services/run-folder.ts'
import { answers, type Server, startCommand, startServer } from '../services/script.ts'
import { crowd, seedCrowd } from './crowd.ts'
import { readCard } from './read-card.ts'
import { app } from './world.ts'

const visitsEach = 10

describe('500 visits while everything around them breaks, company size', () => {
  let postgres: OwnPostgres
  let redis: OwnRedis
  let database: Company
  let sandbox: Sandbox
  let web: Server
  let worker: Server
  let dataDir: string
  const clock = shiftableClock()

  const role = async (name: 'web' | 'worker') => {
    const port = await freePort()
    return startServer([...startCommand, '--role', name], {
      port,
      ready: answers(`http://127.0.0.1:${port}/healthz`),
      env: {
        LARK_APP_ID: app.appId,
        LARK_APP_SECRET: app.appSecret,
        LARK_ENCRYPT_KEY: app.encryptKey,
        LARK_VERIFICATION_TOKEN: app.verificationToken,
        LARK_DOMAIN: sandbox.url,
        LARK_MAX_EVENT_AGE: '86400',
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
        DATA_KEY: dataKey,
        DATA_DIR: dataDir,
        ADMIN_OPEN_IDS: 'ou_nobody',
        PORT: String(port),
        LOG_LEVEL: 'fatal',
      },
    })
  }
  const dataKey = `1:${randomBytes(32).toString('base64')}`

  beforeAll(async () => {
    dataDir = scratchFolder('faults')
    postgres = await startOwnPostgres({ durable: true })
    redis = await startOwnRedis()
    database = await openCompany(postgres.url)
    await migrate(database)
    await seedCrowd(database.db)
    sandbox = await startSandbox({ clock, app, company: crowd })
    web = await role('web')
    worker = await role('worker')
    await sandbox.setEventUrl(web.url)
  }, 120_000)

  afterAll(async () => {
    await Promise.all([web?.stop(), worker?.stop()])
    await sandbox?.close()
    await database?.close()
    await postgres?.stop()
    await redis?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('none is lost, none is doubled, every person is answered once for each', async () => {
    sandbox.setDelivery({ duplicate: true, shuffle: true, delayMs: 30 })
    const people = crowd.people.map((person) => person.openId)
    const say = (round: number) =>
      Promise.all(
        people.map((openId) =>
          sandbox.sendText(openId, 'bot', `万川 王总 今天上午 面谈 聊了第${round}套样板间`),
        ),
      )

    await say(1)
    // Lark in trouble: busy, broken, silent, and answers lost after the message was taken.
    sandbox.setFaults([
      { api: 'im/v1/messages', kind: '429', times: 10 },
      { api: 'im/v1/messages', kind: '500', times: 10 },
      { api: 'im/v1/messages', kind: 'cut', times: 10, after: true },
      { api: 'im/v1/messages', kind: 'hang', times: 3 },
    ])
    await say(2)
    await say(3)
    // The worker dies in the middle of sending.
    await worker.kill()
    await say(4)
    worker = await role('worker')
    await say(5)
    // Redis dies and comes back empty.
    await redis.kill()
    await say(6)
    await redis.start()
    await redis.flush()
    await say(7)
    // PostgreSQL restarts under the traffic; what fails meanwhile, Lark sends again.
    const restarting = postgres.restart()
    await say(8)
    await restarting
    await say(9)
    await say(10)
    // Lark sends again what was not answered in time, on a busy machine more than once. Not beyond the hour in which it
    // knows a uuid again: a retry after that may double a message whose answer was lost.
    for (const pauseMs of [16_000, 300_000]) {
      await sandbox.settled()
      await sandbox.advance(pauseMs)
    }
    await sandbox.settled()

    const all = people.length * visitsEach
    const cards = () =>
      people.flatMap((openId) =>
        sandbox.messages(sandbox.botChat(openId)).filter((one) => one.from === 'bot'),
      )
    await sandbox.until(() => cards().length >= all, 240_000)
    while ((await waiting(database)) > 0) await new Promise((resolve) => setTimeout(resolve, 500))

    const [saved] = await database.db.select({ n: count() }).from(drafts)
    expect(saved?.n).toBe(all)
    for (const openId of people) {
      const rounds = sandbox
        .messages(sandbox.botChat(openId))
        .filter((one) => one.from === 'bot' && one.msgType === 'interactive')
        .map(
          (one) => /第(\d+)套/.exec(readCard(sandbox.cardHistory(one.messageId).at(-1)?.card ?? {}).zh)?.[1],
        )
        .map(Number)
        .sort((a, b) => a - b)
      expect(rounds).toEqual(Array.from({ length: visitsEach }, (_, n) => n + 1))
    }
    const [unsent] = await database.db.select({ n: count() }).from(outbox).where(ne(outbox.state, 'sent'))
    expect(unsent?.n).toBe(0)
  }, 480_000)
})

const waiting = async (database: Company): Promise<number> => {
  const [row] = await database.db
    .select({ n: count() })
    .from(outbox)
    .where(inArray(outbox.state, ['pending', 'sending']))
  return row?.n ?? 0
}
