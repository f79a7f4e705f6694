import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { randomBytes } from '../kernel/random.ts'
import type { KeyRing } from './keys.ts'
import type { Place, Vault } from './vault.ts'

/** Sealed bytes that do not open. `code` says why; the message names the place, never the content. */
export class VaultError extends Error {
  readonly code: 'unknown_key' | 'not_sealed' | 'does_not_open'
  constructor(code: VaultError['code'], message: string) {
    super(message)
    this.name = 'VaultError'
    this.code = code
  }
}

/*
 * Sealed bytes:  K  version  algorithm  id length  id …  nonce(12)  ciphertext …  tag(16)
 * AAD: the header up to and with the id, then table NUL column NUL row. Names and keys of Postgres hold no NUL.
 * A random 96-bit nonce is good for 2^32 values under one key; rotate long before.
 */
const magic = 0x4b
const version = 1
const aes256gcm = 1
const fixedHeader = 4
const nonceBytes = 12
const tagBytes = 16

export function createVault(ring: KeyRing): Vault {
  const headers = new Map([...ring.keys.keys()].map((id) => [id, headerOf(id)]))
  const currentKey = must(ring.keys.get(ring.current))
  const currentHeader = must(headers.get(ring.current))
  const blindKeys = new Map<string, Buffer>()

  function sealBytes(place: Place, plain: Uint8Array): Uint8Array {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', currentKey, nonce, { authTagLength: tagBytes })
    cipher.setAAD(aad(currentHeader, place))
    const body = cipher.update(plain)
    cipher.final()
    return new Uint8Array(Buffer.concat([currentHeader, nonce, body, cipher.getAuthTag()]))
  }

  function openBytes(place: Place, sealed: Uint8Array): Uint8Array {
    const id = keyIdOf(sealed)
    const key = ring.keys.get(id)
    const header = headers.get(id)
    if (!key || !header)
      throw new VaultError(
        'unknown_key',
        `${describe(place)} was sealed under key ${id}, which DATA_KEY does not hold (it holds ${[...ring.keys.keys()].join(', ')})`,
      )
    const start = header.length + nonceBytes
    const end = sealed.length - tagBytes
    if (end < start) throw new VaultError('not_sealed', `${describe(place)} is cut short`)
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(header.length, start), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(aad(header, place))
    decipher.setAuthTag(sealed.subarray(end))
    const plain = decipher.update(sealed.subarray(start, end))
    try {
      decipher.final()
    } catch {
      throw new VaultError(
        'does_not_open',
        `${describe(place)} does not open under key ${id}: changed, moved from another place, or another key of that id`,
      )
    }
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength)
  }

  function blindKey(purpose: string): Buffer {
    const known = blindKeys.get(purpose)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', ring.index, '', `keqing blind index\0${purpose}`, 32))
    blindKeys.set(purpose, made)
    return made
  }

  return {
    seal: (place, plain) => sealBytes(place, Buffer.from(plain, 'utf8')),
    open: (place, sealed) => Buffer.from(openBytes(place, sealed)).toString('utf8'),
    sealBytes,
    openBytes,
    blind: (purpose, text) => createHmac('sha256', blindKey(purpose)).update(text, 'utf8').digest('hex'),
    isOld: (sealed) => keyIdOf(sealed) !== ring.current,
  }
}

function headerOf(id: string): Buffer {
  const name = Buffer.from(id, 'utf8')
  return Buffer.concat([Buffer.from([magic, version, aes256gcm, name.length]), name])
}

/** The id of the key these bytes were sealed under. @throws VaultError when they are not the vault's at all */
export function keyIdOf(sealed: Uint8Array): string {
  const [first, second, algorithm, length] = sealed
  if (first !== magic || second !== version || length === undefined || sealed.length < fixedHeader + length)
    throw new VaultError('not_sealed', 'These bytes were not sealed by this vault')
  if (algorithm !== aes256gcm)
    throw new VaultError('not_sealed', `Sealed with algorithm ${algorithm}, which this version does not know`)
  return Buffer.from(sealed.subarray(fixedHeader, fixedHeader + length)).toString('utf8')
}

const aad = (header: Buffer, place: Place): Buffer =>
  Buffer.concat([header, Buffer.from(`${place.table}\0${place.column}\0${place.row}`, 'utf8')])

const describe = (place: Place): string => `${place.table}.${place.column} of ${place.row}`

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('The key ring does not hold its own current key')
  return value
}
