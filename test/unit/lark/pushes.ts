import { createCipheriv, createHash } from 'node:crypto'
import type { SignatureHeaders } from '../../../src/lark/in/signature.ts'

/** How Lark encrypts, signs and writes its pushes; the other half of what the gate undoes. */

export const at = new Date('2026-11-23T02:00:00.000Z')
export const atSeconds = String(at.getTime() / 1000)
export const secrets = { encryptKey: 'test key', verificationToken: 'v-token-1', maxAgeSeconds: 300 }

/** A fixed IV: a test that sees the same bytes every time fails the same way every time. */
const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

export function encrypt(text: string, encryptKey = secrets.encryptKey): string {
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final()]).toString('base64')
}

export const sealed = (envelope: unknown): Buffer =>
  Buffer.from(JSON.stringify({ encrypt: encrypt(JSON.stringify(envelope)) }))

export function signed(raw: Uint8Array, timestamp = atSeconds, nonce = 'n0nce'): SignatureHeaders {
  const text = Buffer.concat([Buffer.from(timestamp + nonce + secrets.encryptKey), raw])
  return { timestamp, nonce, signature: createHash('sha256').update(text).digest('hex') }
}

export const unsigned: SignatureHeaders = { timestamp: undefined, nonce: undefined, signature: undefined }

export function envelope(type: string, event: unknown, header: Record<string, unknown> = {}) {
  return {
    schema: '2.0',
    header: {
      event_id: 'ev-1',
      token: secrets.verificationToken,
      create_time: '1795399200123',
      event_type: type,
      tenant_key: '2df7',
      app_id: 'cli_a1b2c3d4e5f60718',
      ...header,
    },
    event,
  }
}

export function messageBody(type: string, content: unknown, more: Record<string, unknown> = {}) {
  return {
    sender: {
      sender_id: { open_id: 'ou_lin', union_id: 'on_1', user_id: 'u1' },
      sender_type: 'user',
      tenant_key: '2df7',
    },
    message: {
      message_id: 'om_2',
      create_time: '1795399199000',
      update_time: '1795399199000',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: type,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      ...more,
    },
  }
}

export const textMessage = (text: string) => envelope('im.message.receive_v1', messageBody('text', { text }))

export const cardPress = (action: unknown, more: Record<string, unknown> = {}) =>
  envelope(
    'card.action.trigger',
    {
      operator: { tenant_key: '2df7', open_id: 'ou_lin', union_id: 'on_1', user_id: 'u1' },
      token: 'c-abc',
      action,
      host: 'im_message',
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      ...more,
    },
    { create_time: '1795399200123456' },
  )
