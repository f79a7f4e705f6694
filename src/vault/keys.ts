import { FriendlyError } from '../friendly-error.ts'

/** Which keys open what, and which one seals. Made by `parseDataKeys`; never logged. */
export type KeyRing = {
  /** Seals everything new. */
  current: string
  /** Every key that may open, the current one included: 32 bytes by id. */
  keys: ReadonlyMap<string, Uint8Array>
  /** Source of the blind indexes. Stays the same when the data key changes. */
  index: Uint8Array
}

/** What is wrong with DATA_KEY or the key file; the message never holds a key. */
export class DataKeyError extends FriendlyError {
  constructor(problem: string) {
    super(`DATA_KEY ${problem}`)
    this.name = 'DataKeyError'
  }
}

/** The entry blind indexes come from; it seals and opens nothing. */
export const indexEntry = 'index'

const keyBytes = 32
const idForm = /^[A-Za-z0-9_.-]{1,32}$/
const howTo = 'make one with `openssl rand -base64 32`'

/**
 * Reads `id:base64key` pairs, separated by commas; the first is the current key, the others still open what they
 * sealed. A single key without an id has the id `1`.
 *
 * Blind indexes come from the entry `index:<key>`, and without one from the **last** pair, the oldest key. So:
 * - a new key goes in front (`2:NEW,1:OLD`): look-ups go on working, `rotate-key` writes everything anew under 2;
 * - afterwards the old key may go only if an index entry keeps its value: `2:NEW,index:OLD`.
 * An installation that starts with an `index` entry of its own never needs the second step. `checkIndexKey` refuses
 * to start with another index key than the database was filled under.
 * @throws DataKeyError
 */
export function parseDataKeys(text: string): KeyRing {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
  if (entries.length === 0) throw new DataKeyError(`is empty: it needs 32 bytes in base64; ${howTo}`)

  const all = new Map<string, Uint8Array>()
  entries.forEach((entry, position) => {
    const colon = entry.indexOf(':')
    const where = `entry ${position + 1}`
    if (colon < 0 && entries.length > 1)
      throw new DataKeyError(`${where} has no id: several keys are written id:key,id:key`)
    const id = colon < 0 ? '1' : entry.slice(0, colon).trim()
    if (!idForm.test(id))
      throw new DataKeyError(
        `${where} has an id that is not 1 to 32 letters, digits, dots, dashes or underscores`,
      )
    if (all.has(id)) throw new DataKeyError(`has the id ${id} twice`)
    all.set(id, decodeKey(entry.slice(colon + 1).trim(), `${where} (id ${id})`))
  })
  return ring(all)
}

function ring(all: Map<string, Uint8Array>): KeyRing {
  const keys = new Map([...all].filter(([id]) => id !== indexEntry))
  const [current] = keys.keys()
  const oldest = [...keys.values()].at(-1)
  if (current === undefined || oldest === undefined)
    throw new DataKeyError('has an index entry only: it needs a data key as well')
  return { current, keys, index: all.get(indexEntry) ?? oldest }
}

function decodeKey(text: string, where: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw new DataKeyError(`${where} is not base64; ${howTo}`)
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  if (bytes.length !== keyBytes)
    throw new DataKeyError(`${where} is ${bytes.length} bytes long, it must be ${keyBytes}; ${howTo}`)
  if (bytes.every((byte) => byte === bytes[0])) throw new DataKeyError(`${where} is not random; ${howTo}`)
  return bytes
}
