import { createHash, timingSafeEqual } from 'node:crypto'

/** The three headers Lark signs a push with; undefined where the request lacks one. */
export type SignatureHeaders = {
  /** `X-Lark-Request-Timestamp`, unix seconds. */
  timestamp: string | undefined
  /** `X-Lark-Request-Nonce` */
  nonce: string | undefined
  /** `X-Lark-Signature` */
  signature: string | undefined
}

/**
 * Lowercase hex SHA-256 over timestamp + nonce + Encrypt Key + the body's bytes exactly as they arrived: parsing
 * and writing the JSON again could change its spacing and with it the hash (lark-platform.md §1.4).
 */
export function signatureOf(timestamp: string, nonce: string, encryptKey: string, raw: Uint8Array): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(raw)
    .digest('hex')
}

/** True when the headers sign these bytes. The comparison takes the same time however much of it is right. */
export function isSigned(headers: SignatureHeaders, encryptKey: string, raw: Uint8Array): boolean {
  const { timestamp, nonce, signature } = headers
  if (timestamp === undefined || nonce === undefined || signature === undefined) return false
  // Compared as written, so that "ABCD" does not pass for "abcd": one body has exactly one good signature.
  const given = Buffer.from(signature)
  return (
    given.length === 64 && timingSafeEqual(given, Buffer.from(signatureOf(timestamp, nonce, encryptKey, raw)))
  )
}

/** A fixed-length stand-in for a secret, so that comparing tells nothing of its length either. */
export const digestOf = (secret: string): Uint8Array => createHash('sha256').update(secret).digest()

/** Compares a given secret with the digest of the expected one in constant time. */
export const isSecret = (given: string, expected: Uint8Array): boolean =>
  timingSafeEqual(digestOf(given), expected)
