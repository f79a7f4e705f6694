import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { needBinaries } from './binaries.ts'
import { freePort, serverFolder, serverProcess, unprivileged } from './process.ts'
import { runFolder } from './run-folder.ts'

/** A Redis of the test's own, for stories that break it. Keeps nothing on disk: after `kill` and `start` it is empty. */
export type OwnRedis = {
  /** Of database 0; stays the same over restarts. */
  url: string
  port: number
  kill(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  restart(): Promise<void>
  /** FLUSHALL. */
  flush(): Promise<void>
  log(): string
}

export async function startOwnRedis(): Promise<OwnRedis> {
  const { redis } = needBinaries(['redis'])
  const runAs = unprivileged()
  const folder = serverFolder(runFolder(), `redis-${randomBytes(4).toString('hex')}`, runAs)
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}/0`
  const settings = {
    port,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'no',
    databases: 256,
    dir: folder,
    'maxmemory-policy': 'noeviction',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const server = serverProcess(redis, args, {
    folder,
    runAs,
    ready: () => once(url, (client) => client.ping()),
  })
  await server.start()
  return {
    url,
    port,
    kill: () => server.end('SIGKILL'),
    stop: () => server.end('SIGTERM'),
    start: () => server.start(),
    async restart() {
      await server.end('SIGTERM')
      await server.start()
    },
    async flush() {
      if (!(await once(url, (client) => client.flushall()))) throw new Error('Redis did not answer FLUSHALL')
    },
    log: () => server.log(),
  }
}

/** Runs one command on a connection of its own; false when the server does not answer. */
async function once(url: string, command: (client: Redis) => Promise<unknown>): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  client.on('error', () => {})
  try {
    await client.connect()
    await command(client)
    return true
  } catch {
    return false
  } finally {
    client.disconnect()
  }
}
