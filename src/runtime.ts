import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import { lookAtDue } from './areas/duties/index.ts'
import { askToSign } from './areas/nda/index.ts'
import { door, offerAdminClaim } from './areas/people/index.ts'
import { keepUp } from './areas/reminders/index.ts'
import { areas } from './areas.ts'
import { createPipeline } from './bot/pipeline.ts'
import { taskRegistry } from './bot/tasks.ts'
import type { BaseConfig, Config } from './config.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { type Opened, openCompany } from './db/open.ts'
import type { Deps } from './deps.ts'
import { FriendlyError } from './friendly-error.ts'
import { createQueue } from './jobs/create-queue.ts'
import { runTasks } from './jobs/tasks.ts'
import { startWorkers } from './jobs/workers.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { ids } from './kernel/ids.ts'
import { connectLongConnection } from './lark/in/long-connection.ts'
import { createLarkApi } from './lark/out/api.ts'
import { createMetrics } from './metrics.ts'
import { drain } from './outbox/relay.ts'
import { tick } from './tick.ts'
import { checkIndexKey } from './vault/check.ts'
import { createVault } from './vault/create.ts'
import { loadOrCreateKeyFile } from './vault/key-file.ts'
import { parseDataKeys } from './vault/keys.ts'

export const processRoles = ['all', 'web', 'worker'] as const
export type ProcessRole = (typeof processRoles)[number]

export type Running = {
  deps: Deps
  url: string
  /** The one-time code for the first admin, when there is none yet. */
  adminCode?: string
  /** Stops accepting, finishes what runs, closes everything in the reverse order of opening. */
  close(): Promise<void>
}

/** Things opened, to be closed in reverse. */
export function closers() {
  const stack: (() => Promise<unknown> | unknown)[] = []
  return {
    push: (close: () => Promise<unknown> | unknown) => void stack.push(close),
    async closeAll() {
      for (let close = stack.pop(); close; close = stack.pop()) await close()
    },
  }
}

/** The database of the configured size. */
export async function openDatabase({ storage, dataDir }: BaseConfig): Promise<Opened> {
  if (storage.size === 'company') return openCompany(storage.databaseUrl)
  const { openEmbedded } = await import('./db/embedded.ts')
  return openEmbedded(dataDir)
}

export const openVault = ({ storage, dataDir }: BaseConfig) =>
  createVault(storage.dataKey ? parseDataKeys(storage.dataKey) : loadOrCreateKeyFile(join(dataDir, 'key')))

export const createLog = ({ logLevel }: Pick<BaseConfig, 'logLevel'>): Logger =>
  pino({ level: logLevel, base: {}, timestamp: pino.stdTimeFunctions.isoTime })

/**
 * Assembles the bot and starts it in one role. The embedded database is brought up to date here; a company's must
 * have been migrated. Rejects with everything already opened closed again.
 */
export async function runBot(
  config: Config,
  options: { role?: ProcessRole; clock?: Clock; log?: Logger } = {},
): Promise<Running> {
  const { role = 'all', clock = systemClock, log = createLog(config) } = options
  const open = closers()
  try {
    return await start(config, { role, clock, log, open })
  } catch (error) {
    await open.closeAll()
    throw error
  }
}

async function start(
  config: Config,
  {
    role,
    clock,
    log,
    open,
  }: { role: ProcessRole; clock: Clock; log: Logger; open: ReturnType<typeof closers> },
): Promise<Running> {
  if (config.storage.size === 'embedded' && role !== 'all')
    throw new FriendlyError(
      'The embedded size is one process: use `--role all`, or set DATABASE_URL and REDIS_URL.',
    )
  const database = await openDatabase(config)
  open.push(() => database.close())
  if ('pglite' in database) await migrate(database)
  else if ((await pendingMigrations(database)).length > 0)
    throw new FriendlyError(
      'The database schema is older than this keqing. Run `npm run migrate`, then start again.',
    )

  const vault = openVault(config)
  await checkIndexKey({ db: database.db, vault })

  const metrics = createMetrics()
  const queue = await createQueue(
    'pglite' in database
      ? { size: 'embedded', pglite: database.pglite }
      : { size: 'company', redisUrl: config.storage.size === 'company' ? config.storage.redisUrl : '' },
    { log },
  )
  open.push(() => queue.close())
  const lark = createLarkApi({ ...config.lark, log, metrics, now: () => clock.now() })
  const deps: Deps = {
    db: database.db,
    clock,
    ids,
    lark,
    queue,
    vault,
    log,
    metrics,
    zone: config.zone,
    adminOpenIds: config.adminOpenIds,
    dataDir: config.dataDir,
  }
  const pipeline = createPipeline(deps, areas, { ...door, askToSign })

  if (role !== 'web') {
    const registry = taskRegistry({ deps, ...pipeline }, areas)
    const workers = startWorkers(
      { ...deps, queue },
      {
        handlers: {
          outbox: (signal) => drain(deps, { signal }),
          tasks: (signal) => runTasks(deps, registry, signal),
          duties: async (signal) => {
            const next = await lookAtDue(deps, clock.now(), signal)
            await keepUp(deps, clock.now(), signal)
            // The cards it drew anew go out now, not with the next tick.
            queue.poke('outbox')
            return next
          },
          tick: (at) => tick(deps, areas, at),
        },
      },
    )
    open.push(() => workers.close())
  }

  const listens = role !== 'worker'
  const events =
    listens && config.lark.connection === 'webhook'
      ? {
          secrets: { ...config.lark, maxAgeSeconds: config.lark.maxEventAgeSeconds },
          receive: pipeline.receive,
        }
      : undefined
  const app = createApp(deps, events)
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
      resolve(starting),
    )
    starting.once('error', reject)
  })
  open.push(() => new Promise((resolve) => server.close(resolve)))
  if (listens && config.lark.connection === 'websocket') {
    const connection = connectLongConnection({
      ...config.lark,
      receive: pipeline.receive,
      clock,
      log,
      metrics,
    })
    open.push(() => connection.close())
  }

  const adminCode = listens ? await offerAdminClaim(deps.db, config.adminOpenIds) : undefined
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return {
    deps,
    url: `http://${config.host}:${port}`,
    close: () => open.closeAll(),
    ...(adminCode ? { adminCode } : {}),
  }
}
