import { createDecipheriv, createHash } from 'node:crypto'

const ivBytes = 16
const blockBytes = 16

/** The AES-256 key that Lark makes of the Encrypt Key. */
export const cipherKey = (encryptKey: string): Uint8Array => createHash('sha256').update(encryptKey).digest()

/**
 * Opens `base64(IV ‖ AES-256-CBC ciphertext)`, PKCS7 padded (lark-platform.md §1.3); undefined when it is not strict
 * base64, not whole blocks, or its padding is wrong.
 */
export function decrypt(sealed: string, key: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  // Node's decoder skips what it does not know; only text that it would write back itself is strict base64.
  if (bytes.toString('base64') !== sealed) return undefined
  if (bytes.length < ivBytes + blockBytes || bytes.length % blockBytes !== 0) return undefined
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, ivBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes)), decipher.final()]).toString()
  } catch {
    return undefined
  }
}
