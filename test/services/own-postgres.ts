import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'
import { needBinaries } from './binaries.ts'
import { freePort, type ServerProcess, serverFolder, serverProcess, unprivileged } from './process.ts'
import { runFolder } from './run-folder.ts'

/** A PostgreSQL of the test's own, for stories that break it. */
export type OwnPostgres = {
  /** Of its database `postgres`, as superuser; stays the same over restarts. */
  url: string
  port: number
  folder: string
  /** kill -9 of the server and, with it, of every connection. */
  kill(): Promise<void>
  /** Orderly and quick: connections are cut, nothing committed is lost. */
  stop(): Promise<void>
  start(): Promise<void>
  restart(): Promise<void>
  log(): string
}

export type OwnPostgresOptions = {
  /** With fsync, as a company runs it; without, faster. Off unless asked. */
  durable?: boolean
  maxConnections?: number
}

/** Makes a cluster in the run's temporary folder and starts it on a free port. */
export async function startOwnPostgres(options: OwnPostgresOptions = {}): Promise<OwnPostgres> {
  const { initdb, postgres: server } = needBinaries(['initdb', 'postgres'])
  const runAs = unprivileged()
  const folder = serverFolder(runFolder(), `postgres-${randomBytes(4).toString('hex')}`, runAs)
  const data = join(folder, 'data')
  const made = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { cwd: folder, encoding: 'utf8', ...(runAs ?? {}) },
  )
  if (made.status !== 0)
    throw new Error(`initdb failed:\n${made.stdout}${made.stderr}${made.error?.message ?? ''}`)

  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 200,
    shared_buffers: '64MB',
    timezone: 'UTC',
    // In the cluster's folder and gone with it: after a SIGKILL nobody clears /dev/shm.
    dynamic_shared_memory_type: 'mmap',
    // A commit still reaches the operating system before it is answered, so that `kill` loses none.
    ...(options.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const process_: ServerProcess = serverProcess(server, ['-D', data, ...args], {
    folder,
    runAs,
    ready: () => answers(url),
  })
  await process_.start()
  return {
    url,
    port,
    folder,
    kill: () => process_.end('SIGKILL'),
    stop: () => process_.end('SIGINT'),
    start: () => process_.start(),
    async restart() {
      await process_.end('SIGINT')
      await process_.start()
    },
    log: () => process_.log(),
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}
