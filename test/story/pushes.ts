import { randomBytes } from 'node:crypto'
import { company } from '../../src/demo/company.ts'
import { sealed, signature } from '../../src/sandbox/delivery/sign.ts'
import { app, type World } from './world.ts'

/** Pushes written by hand, for what the fake platform is too honest to send. */
export type Push = { body: string; headers: Record<string, string> }

/** The envelope of an event as Lark writes it; `token` is the app's unless a test wants a wrong one. */
export const envelope = (
  world: World,
  type: string,
  event: object,
  { eventId, token = app.verificationToken }: { eventId: string; token?: string },
) => ({
  schema: '2.0',
  header: {
    event_id: eventId,
    token,
    create_time: String(world.clock.now().getTime()),
    event_type: type,
    tenant_key: company.tenantKey,
    app_id: app.appId,
  },
  event,
})

/** The body of a text message in the sender's private chat. */
export const textBody = (world: World, as: string, text: string, messageId: string) => ({
  sender: { sender_id: { open_id: as }, sender_type: 'user', tenant_key: company.tenantKey },
  message: {
    message_id: messageId,
    create_time: String(world.clock.now().getTime()),
    chat_id: world.sandbox.botChat(as),
    chat_type: 'p2p',
    message_type: 'text',
    content: JSON.stringify({ text }),
  },
})

/** Encrypted and signed, with the clock's time unless told otherwise. */
export const signedPush = (world: World, payload: object, at: Date = world.clock.now()): Push =>
  sealed(payload, { encryptKey: app.encryptKey, at, signed: true })

/** Any bytes with a good signature over them. */
export function signedRaw(world: World, body: string): Push {
  const timestamp = String(Math.floor(world.clock.now().getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json;charset=utf-8',
      'X-Lark-Request-Timestamp': timestamp,
      'X-Lark-Request-Nonce': nonce,
      'X-Lark-Signature': signature({ timestamp, nonce, encryptKey: app.encryptKey, body }),
    },
  }
}

/** Pushes it to the bot (another process of it when `url` says so); status and body of the answer. */
export async function post(
  world: World,
  push: Push,
  url = world.running.url,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/lark/events`, { method: 'POST', ...push })
  return { status: response.status, text: await response.text() }
}
