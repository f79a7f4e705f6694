import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DataKeyError, indexEntry, type KeyRing, parseDataKeys } from './keys.ts'

const newKey = () => randomBytes(32).toString('base64')

/**
 * The embedded size's keys, in `DATA_DIR/key` (mode 0600), made on the first start. Whoever loses this file loses
 * the data: it belongs into the backup, apart from the database.
 * @throws DataKeyError when the file is damaged or others on this machine may read it
 */
export function loadOrCreateKeyFile(path: string): KeyRing {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `1:${newKey()},${indexEntry}:${newKey()}\n`
  // Written aside and linked: of two starters one wins, and neither reads half a file.
  const aside = writeAside(path, fresh)
  try {
    linkSync(aside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
  return load(path)
}

/** Puts a new current key in front; the others stay and still open. Rotation then writes everything anew. */
export function addKeyToFile(path: string): KeyRing {
  const ring = load(path)
  const highest = Math.max(0, ...[...ring.keys.keys()].map(Number).filter(Number.isInteger))
  write(path, {
    ...ring,
    current: String(highest + 1),
    keys: new Map([[String(highest + 1), randomBytes(32)], ...ring.keys]),
  })
  return load(path)
}

/** Forgets all keys but the current one and the index key. Only after a rotation that left nothing behind. */
export function dropOldKeys(path: string): KeyRing {
  const ring = load(path)
  write(path, { ...ring, keys: new Map([...ring.keys].filter(([id]) => id === ring.current)) })
  return load(path)
}

function load(path: string): KeyRing {
  const others = statSync(path).mode & 0o077
  if (others !== 0 && process.platform !== 'win32')
    throw new DataKeyError(`file ${path} can be read by others on this machine: run chmod 600 ${path}`)
  try {
    return parseDataKeys(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof DataKeyError)
      throw new DataKeyError(`file ${path}: ${error.message.slice('DATA_KEY '.length)}`)
    throw error
  }
}

function write(path: string, ring: KeyRing): void {
  const entries = [...ring.keys, [indexEntry, ring.index] as const]
  const text = entries.map(([id, key]) => `${id}:${Buffer.from(key).toString('base64')}`).join(',')
  renameSync(writeAside(path, `${text}\n`), path)
}

function writeAside(path: string, text: string): string {
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, text, { mode: 0o600, flush: true })
  return aside
}
