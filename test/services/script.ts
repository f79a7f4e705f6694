import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Server = {
  url: string
  rssMb(): number
  peakRssMb(): number /** Orderly, by SIGTERM. */
  stop(): Promise<void> /** kill -9. */
  kill(): Promise<void>
}

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')))

/** What `npm start` runs, as arguments of node. */
export const startCommand = scripts.start.split(' ').slice(1)

/** Starts a script of the project as a process of its own and waits until `ready` answers. */
export async function startServer(
  args: string[],
  options: { port: number; env?: Record<string, string>; ready: () => Promise<boolean> },
): Promise<Server> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; !(await options.ready()); tries++) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${args.join(' ')} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const memory = (field: string) => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024)
  }
  return {
    url: `http://127.0.0.1:${options.port}/lark/events`,
    rssMb: () => memory('VmRSS'),
    peakRssMb: () => memory('VmHWM'),
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.kill(signal)
  })
}

/** True when something answers HTTP there, whatever it says. */
export const answers = (url: string) => async (): Promise<boolean> => {
  try {
    await fetch(url)
    return true
  } catch {
    return false
  }
}
