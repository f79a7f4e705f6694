import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FriendlyError } from '../friendly-error.ts'

/** Another process works in this folder; the message says which and what to do. */
export class FolderInUseError extends FriendlyError {
  constructor(folder: string, holder: string) {
    super(
      `Another keqing (process ${holder}) is using the folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    )
    this.name = 'FolderInUseError'
  }
}

/**
 * Takes a folder for this process; the embedded database is lost when two processes write to it.
 * A lock left behind by a killed process is taken over. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  const mine = identity(process.pid)
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })
      return () => {
        if (holderOf(path) === mine) rmSync(path, { force: true })
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = holderOf(path)
    if (holder !== undefined && isAlive(holder))
      throw new FolderInUseError(folder, holder.split(' ')[0] ?? '?')
    removeDead(path, holder)
  }
  throw new FolderInUseError(folder, '?')
}

/** Two starters may find the same dead lock; the slower one must not remove the lock the quicker one just took. */
function removeDead(path: string, dead: string | undefined): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (holderOf(aside) !== dead) linkSync(aside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EEXIST')))
      throw error
  }
  rmSync(aside, { force: true })
}

function holderOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Process id and, where the system tells, its start: a container's bot gets the same id each time, and must not
 * take its dead predecessor for a living one.
 */
function identity(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return `${pid} ${afterName.split(' ')[19] ?? ''}`.trim()
  } catch {
    return String(pid)
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return identity(pid) === holder
}
