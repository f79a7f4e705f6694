import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { inArray, lte } from 'drizzle-orm'
import { pino } from 'pino'
import { clientLooks } from '../../drizzle/schema/clients.ts'
import { outbox, tasks } from '../../drizzle/schema/outbox.ts'
import { areas } from '../../src/areas.ts'
import type { Config } from '../../src/config.ts'
import { company } from '../../src/demo/company.ts'
import { seed } from '../../src/demo/seed.ts'
import { shiftableClock } from '../../src/kernel/clock.ts'
import { type Running, runBot } from '../../src/runtime.ts'
import type { PressReply } from '../../src/sandbox/contract.ts'
import type { PressOptions, Sandbox, SandboxOptions, Target } from '../../src/sandbox/options.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { tick } from '../../src/tick.ts'
import { freshDatabase, migratedEmbeddedAt } from '../services/database.ts'
import { freshRedis } from '../services/redis.ts'
import { scratchFolder } from '../services/run-folder.ts'
import { type Read, readCard } from './read-card.ts'
import { app, monday, seededDatabase, seededEmbeddedAt, seededKey, tellMissingYear, zone } from './seeded.ts'

export const sizes = ['embedded', 'company'] as const
export type Size = (typeof sizes)[number]

export { app, monday }

export type CardInChat = Read & { messageId: string; card: object }

export type World = {
  sandbox: Sandbox
  running: Running
  clock: ReturnType<typeof shiftableClock>
  config: Config
  /** Everything the bot logged, as it would stand in a log file. */
  log(): string
  /** Writes in the private chat and resolves with the bot's next card there. */
  says(as: string, text: string): Promise<CardInChat>
  /** Resolves with the next card that arrives in a chat (default: the private one) while `act` runs or after it. */
  next(as: string, act: () => Promise<unknown>, chat?: string): Promise<CardInChat>
  /** Signs the agreement that was shown last in the private chat. */
  signs(as: string): Promise<CardInChat>
  /** Presses a component and resolves with the toast and the card as it then stands. */
  press(
    as: string,
    card: CardInChat,
    target: Target,
    options?: PressOptions,
  ): Promise<CardInChat & { toast: string; reply: PressReply }>
  /** The card of a message as it stands now. */
  now(messageId: string): CardInChat
  /** Every card the bot has in a chat (default: the private one) as it stands now, oldest first. */
  cards(as: string, chat?: string): CardInChat[]
  /** Resolves with the message's card as soon as it shows `words`: a later update of it. */
  shows(messageId: string, words: string): Promise<CardInChat>
  /** A number `/metrics` shows: `counted('keqing_events_total', { type: 'none', result: 'malformed' })`. */
  counted(metric: string, labels: Record<string, string>): Promise<number>
  /** Resolves when no push, message or task is under way or waiting. */
  idle(): Promise<void>
  /** Moves the clock (forwards or back) and lets every area's schedules look at it once. */
  passes(to: Date): Promise<void>
  /** Lets hour after hour pass until every try of every task was made. */
  afterAllTries(): Promise<void>
  /** Stops the bot in order and starts it again on the same storage; `between` runs while it is down. */
  restart(between?: () => Promise<unknown>): Promise<void>
  close(): Promise<void>
}

export type WorldOptions = {
  sandbox?: Partial<SandboxOptions>
  lark?: Partial<Config['lark']>
  /** Own servers instead of the shared ones. */
  storage?: { databaseUrl: string; redisUrl: string }
  seeded?: boolean
  /** Admins are warned of the year without a list; elsewhere that was done, for it would come amid other stories. */
  warned?: boolean
}

/** Longer than Lark waits before it repeats an event (15 s): what a busy machine answers late is repeated, not lost. */
const patience = 40_000

/** The whole bot against the fake platform, with the demo's company, at one size. */
export async function openWorld(size: Size, options: WorldOptions = {}): Promise<World> {
  const clock = shiftableClock(monday)
  const closing: (() => Promise<unknown>)[] = []
  const started = await startSandbox({ clock, app, company, ...options.sandbox })
  // Patience costs nothing while things go well, and the machine may be busy with other tests.
  const sandbox: Sandbox = {
    ...started,
    until: (look, timeoutMs = patience) => started.until(look, timeoutMs),
  }
  closing.push(() => sandbox.close())
  const { seeded = true, warned = false } = options
  // Servers of the test's own have no copies.
  const copied = seeded && !warned && !options.storage
  const dataDir = scratchFolder('story')
  closing.push(() => rm(dataDir, { recursive: true, force: true }))
  if (size === 'embedded') await (copied ? seededEmbeddedAt : migratedEmbeddedAt)(dataDir)
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const config: Config = {
    storage: size === 'company' ? await companyStorage(options, copied, closing) : { size: 'embedded' },
    dataDir,
    zone,
    host: '127.0.0.1',
    port: 0,
    adminOpenIds: [],
    logLevel: 'debug',
    lark: { ...app, domain: sandbox.url, connection: 'webhook', maxEventAgeSeconds: 300, ...options.lark },
  }
  let running = await runBot(config, { clock, log })
  closing.push(() => running.close())
  if (!copied && !warned) await tellMissingYear(running.deps.db)
  if (seeded && !copied) await seed(running.deps)
  const connect = async () => {
    if (config.lark.connection === 'webhook')
      await atLeisure(() => sandbox.setEventUrl(`${running.url}/lark/events`))
    else {
      await sandbox.until(() => sandbox.connections() > 0)
      // A client listens a moment after the handshake; until then the platform gives it nothing.
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  await connect()

  const now = (messageId: string): CardInChat => {
    const states = sandbox.cardHistory(messageId)
    const card = states.at(-1)?.card
    if (!card) throw new Error(`message ${messageId} is no card`)
    return { messageId, card, ...readCard(card) }
  }
  const next: World['next'] = async (as, act, chat = sandbox.botChat(as)) => {
    const before = new Set(sandbox.messages(chat).map((message) => message.messageId))
    await act()
    const fresh = await sandbox.until(() =>
      sandbox
        .messages(chat)
        .find((one) => one.from === 'bot' && one.msgType === 'interactive' && !before.has(one.messageId)),
    )
    return now(fresh.messageId)
  }
  const cards: World['cards'] = (as, chat = sandbox.botChat(as)) =>
    sandbox
      .messages(chat)
      .filter((one) => one.from === 'bot' && one.msgType === 'interactive' && !one.recalled)
      .map((one) => now(one.messageId))
  const messagesLeft = () => running.deps.db.$count(outbox, inArray(outbox.state, ['pending', 'sending']))
  const tasksLeft = () => running.deps.db.$count(tasks, inArray(tasks.state, ['pending', 'running']))
  const looksLeft = () => running.deps.db.$count(clientLooks, lte(clientLooks.lookAt, clock.now()))
  const comesTo = async (what: string, look: () => Promise<boolean>) => {
    for (let tries = 0; !(await look()); tries++) {
      if (tries > 300) throw new Error(`the bot did not come to ${what} within 15 s`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const idle = async () => {
    await sandbox.settled()
    await comesTo(
      'rest',
      async () => (await tasksLeft()) + (await messagesLeft()) + (await looksLeft()) === 0,
    )
  }
  // What the seed sends (a grant's card, a request waiting) is there before anybody writes, and so is the morning's card.
  for (const work of ['outbox', 'tasks', 'duties'] as const) running.deps.queue.poke(work)
  await idle()
  if (seeded) {
    await tick(running.deps, areas, clock.now())
    await idle()
  }
  return {
    sandbox,
    get running() {
      return running
    },
    clock,
    config,
    log: () => lines.join(''),
    next,
    now,
    cards,
    async shows(messageId, words) {
      await sandbox.until(() => now(messageId).zh.includes(words))
      return now(messageId)
    },
    async counted(metric, labels) {
      const text = await (await fetch(`${running.url}/metrics`)).text()
      const wanted = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
      const line = text
        .split('\n')
        .find((one) => one.startsWith(`${metric}{`) && wanted.every((label) => one.includes(label)))
      return Number(line?.split(' ').at(-1) ?? 0)
    },
    idle,
    async passes(to) {
      clock.set(to)
      await tick(running.deps, areas, clock.now())
      await idle()
    },
    async afterAllTries() {
      await comesTo('the end of its tries', async () => {
        clock.set(new Date(clock.now().getTime() + 3_600_000))
        running.deps.queue.poke('tasks')
        return (await tasksLeft()) === 0
      })
    },
    async restart(between) {
      await running.close()
      await between?.()
      running = await runBot(config, { clock, log })
      await connect()
    },
    says: (as, text) => next(as, () => sandbox.sendText(as, 'bot', text)),
    async signs(as) {
      const shown = await sandbox.until(() =>
        cards(as).findLast((card) => card.buttons.includes('我已阅读并签署')),
      )
      await sandbox.press(as, shown.messageId, '我已阅读并签署')
      return now(shown.messageId)
    },
    async press(as, card, target, pressOptions) {
      const reply = await sandbox.press(as, card.messageId, target, pressOptions)
      return { ...now(card.messageId), reply, toast: reply.toast?.i18n?.zh_cn ?? reply.toast?.content ?? '' }
    },
    async close() {
      for (const close of closing.reverse()) await close()
    },
  }
}

/** The platform gives the address check one second; a machine busy with other tests may need a second look. */
async function atLeisure(check: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (tries <= 1) throw error
    await atLeisure(check, tries - 1)
  }
}

async function companyStorage(
  { storage }: WorldOptions,
  copied: boolean,
  closing: (() => Promise<unknown>)[],
): Promise<Config['storage']> {
  const dataKey = copied ? seededKey : `1:${randomBytes(32).toString('base64')}`
  if (storage) return { size: 'company', dataKey, ...storage }
  const database = await (copied ? seededDatabase() : freshDatabase())
  closing.push(() => database.drop())
  const redis = await freshRedis()
  closing.push(() => redis.release())
  return { size: 'company', databaseUrl: database.url, redisUrl: redis.url, dataKey }
}
