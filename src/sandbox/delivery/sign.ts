import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC under SHA-256 of the Encrypt Key, PKCS7; base64 of IV and ciphertext. `iv` only for tests. */
export function encryptBody(plain: string, encryptKey: string, iv: Uint8Array = randomBytes(16)): string {
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** Lowercase hex SHA-256 of timestamp (unix seconds), nonce, Encrypt Key and the body as it travels. */
export const signature = (parts: {
  timestamp: string
  nonce: string
  encryptKey: string
  body: string
}): string =>
  createHash('sha256')
    .update(parts.timestamp)
    .update(parts.nonce)
    .update(parts.encryptKey)
    .update(parts.body)
    .digest('hex')

/** A pushed request: encrypted and signed when the app has an Encrypt Key. */
export function sealed(
  payload: object,
  options: { encryptKey: string | undefined; at: Date; signed: boolean },
): { body: string; headers: Record<string, string> } {
  const plain = JSON.stringify(payload)
  const headers: Record<string, string> = { 'content-type': 'application/json;charset=utf-8' }
  if (options.encryptKey === undefined) return { body: plain, headers }
  const body = JSON.stringify({ encrypt: encryptBody(plain, options.encryptKey) })
  if (!options.signed) return { body, headers }
  const timestamp = String(Math.floor(options.at.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  return {
    body,
    headers: {
      ...headers,
      'X-Lark-Request-Timestamp': timestamp,
      'X-Lark-Request-Nonce': nonce,
      'X-Lark-Signature': signature({ timestamp, nonce, encryptKey: options.encryptKey, body }),
    },
  }
}
