import { cipherKey, decrypt } from './cipher.ts'
import { jsonOf } from './json.ts'
import { digestOf, isSecret, isSigned, type SignatureHeaders } from './signature.ts'

export type GateSecrets = {
  readonly encryptKey: string
  readonly verificationToken: string
  /** How old a signed request may be. A re-push carries a fresh timestamp, so this only stops replays. */
  readonly maxAgeSeconds: number
}

type Why = 'signature' | 'token' | 'stale' | 'plain' | 'json' | 'cipher'

export type Opened =
  | { outcome: 'challenge'; challenge: string }
  | { outcome: 'event'; envelope: unknown }
  | { outcome: 'refused'; status: 400 | 401; why: Why }

/** How far Lark's clock may run ahead of ours. */
const maxAheadSeconds = 60

/** What is derived from a set of secrets once, and not for each of thousands of pushes a second. */
const derived = new WeakMap<GateSecrets, { cipherKey: Uint8Array; tokenDigest: Uint8Array }>()

function keysOf(secrets: GateSecrets) {
  const known = derived.get(secrets)
  if (known) return known
  const keys = {
    cipherKey: cipherKey(secrets.encryptKey),
    tokenDigest: digestOf(secrets.verificationToken),
  }
  derived.set(secrets, keys)
  return keys
}

const refused = (status: 400 | 401, why: Why): Opened => ({ outcome: 'refused', status, why })

/**
 * Decides over the raw bytes of one push (lark-platform.md §1, §11), failing closed: what is not proven to come from
 * Lark is refused. Pure.
 *
 * A body whose signature was not proven is treated the same whether or not it could be decrypted: answering 400 to the
 * one and 401 to the other would tell an outsider, byte by byte, what a captured ciphertext says.
 */
export function openEnvelope(
  raw: Uint8Array,
  headers: SignatureHeaders,
  secrets: GateSecrets,
  at: Date,
): Opened {
  const claimed = headers.signature !== undefined
  if (claimed) {
    if (!isSigned(headers, secrets.encryptKey, raw)) return refused(401, 'signature')
    if (!isFresh(headers.timestamp, secrets.maxAgeSeconds, at)) return refused(401, 'stale')
  }
  const body = jsonOf(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString())
  if (!isRecord(body)) return refused(400, 'json')

  const sealed = body.encrypt !== undefined
  const envelope = sealed ? opened(body.encrypt, keysOf(secrets).cipherKey) : body
  if (!isRecord(envelope)) return claimed ? refused(400, 'cipher') : refused(401, 'signature')

  // The address check is the one thing Lark sends without a signature, encrypted or not; its token proves it.
  if (envelope.type === 'url_verification') {
    if (!isToken(envelope.token, secrets)) return refused(401, 'token')
    if (typeof envelope.challenge !== 'string') return refused(400, 'json')
    return { outcome: 'challenge', challenge: envelope.challenge }
  }
  if (!sealed) return refused(401, 'plain')
  if (!claimed) return refused(401, 'signature')
  const header = envelope.schema === undefined ? envelope : envelope.header
  if (!isRecord(header) || !isToken(header.token, secrets)) return refused(401, 'token')
  return { outcome: 'event', envelope }
}

function opened(sealed: unknown, key: Uint8Array): unknown {
  if (typeof sealed !== 'string') return undefined
  const text = decrypt(sealed, key)
  return text === undefined ? undefined : jsonOf(text)
}

function isFresh(timestamp: string | undefined, maxAgeSeconds: number, at: Date): boolean {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  const age = at.getTime() / 1000 - Number(timestamp)
  return age <= maxAgeSeconds && age >= -maxAheadSeconds
}

const isToken = (given: unknown, secrets: GateSecrets): boolean =>
  typeof given === 'string' && isSecret(given, keysOf(secrets).tokenDigest)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
