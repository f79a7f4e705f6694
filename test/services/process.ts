import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

/** Whom a server runs as: PostgreSQL refuses root. */
export type RunAs = { uid: number; gid: number } | undefined

export function unprivileged(): RunAs {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const user of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${user}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody',
  )
}

export type ServerProcess = {
  /** Undefined while it is down. */
  pid(): number | undefined
  /** Ends it with a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
  start(): Promise<void>
  /** What it printed, for a failing test. */
  log(): string
}

/**
 * A server of ours, started again with the same arguments as often as needed. Its pid lies in `<folder>/server.pid`,
 * so that `sweep` finds what a killed test process left running.
 */
export function serverProcess(
  command: string,
  args: string[],
  options: { folder: string; runAs: RunAs; ready: () => Promise<boolean> },
): ServerProcess {
  const logPath = join(options.folder, 'server.log')
  const pidPath = join(options.folder, 'server.pid')
  let child: ChildProcess | undefined
  let gone: Promise<void> = Promise.resolve()
  const alive = () => child !== undefined && child.exitCode === null && child.signalCode === null

  async function start(): Promise<void> {
    if (alive()) return
    const out = openSync(logPath, 'a')
    const started = spawn(command, args, {
      cwd: options.folder,
      stdio: ['ignore', out, out],
      // A group of its own: Ctrl-C reaches the tests first, which then stop it in order.
      detached: true,
      ...(options.runAs ?? {}),
    })
    closeSync(out)
    child = started
    gone = new Promise((resolve) => {
      started.on('exit', () => resolve())
      started.on('error', () => resolve())
    })
    writeFileSync(pidPath, String(started.pid ?? ''))
    for (let waited = 0; waited < 30_000; waited += 25) {
      if (await options.ready()) return
      if (!alive()) break
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`${command} did not start:\n${log()}`)
  }

  function log(): string {
    return readFileSync(logPath, 'utf8').split('\n').slice(-40).join('\n')
  }

  return {
    pid: () => (alive() ? child?.pid : undefined),
    async end(signal) {
      if (alive()) child?.kill(signal)
      await gone
      rmSync(pidPath, { force: true })
    },
    start,
    log,
  }
}

/** A folder a server of another user can work in. */
export function serverFolder(parent: string, name: string, runAs: RunAs): string {
  const folder = join(parent, name)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (runAs) spawnSync('chown', [`${runAs.uid}:${runAs.gid}`, folder])
  return folder
}

/** Ends every server under `parent` that its test did not stop, and removes the folder. */
export async function sweep(parent: string): Promise<void> {
  for (const pid of pidsUnder(parent)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Already gone.
    }
  }
  rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

function pidsUnder(parent: string): number[] {
  try {
    return readdirSync(parent).flatMap((name) => {
      try {
        const pid = Number(readFileSync(join(parent, name, 'server.pid'), 'utf8'))
        return pid > 0 ? [pid] : []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}
