import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** Signed and encrypted pushes, made before the clock starts, so that the generator has little left to do. */
export type Push = { body: Buffer; headers: Record<string, string> }

export const secrets = { encryptKey: 'bench-encrypt-key', verificationToken: 'bench-token' }

const key = createHash('sha256').update(secrets.encryptKey).digest()

/** One message event of about 1.3 kB on the wire, from sender `n` of the seeded staff. */
export function messagePush(messageId: string, senderOpenId: string, text: string, at: Date): Push {
  const event = {
    schema: '2.0',
    header: {
      event_id: `ev_${messageId}`,
      token: secrets.verificationToken,
      create_time: String(at.getTime()),
      event_type: 'im.message.receive_v1',
      tenant_key: '2df73991750b175e',
      app_id: 'cli_0123456789abcdef',
    },
    event: {
      sender: {
        sender_id: { open_id: senderOpenId, union_id: `on_${'8'.repeat(32)}`, user_id: 'e33ggbyz' },
        sender_type: 'user',
        tenant_key: '2df73991750b175e',
      },
      message: {
        message_id: messageId,
        create_time: String(at.getTime()),
        update_time: String(at.getTime()),
        chat_id: `oc_${senderOpenId.slice(3)}`,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text }),
        user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Lark/7.52.5 LarkLocale/zh_CN',
      },
    },
  }
  return sealed(JSON.stringify(event), at)
}

/** One press of a button outside a form, on a card in a group. */
export function pressPush(
  eventId: string,
  operatorOpenId: string,
  card: { messageId: string; chatId: string },
  value: unknown,
  at: Date,
): Push {
  const event = {
    schema: '2.0',
    header: {
      event_id: `ev_${eventId}`,
      token: secrets.verificationToken,
      create_time: String(at.getTime()),
      event_type: 'card.action.trigger',
      tenant_key: '2df73991750b175e',
      app_id: 'cli_0123456789abcdef',
    },
    event: {
      operator: { tenant_key: '2df73991750b175e', open_id: operatorOpenId, union_id: `on_${'8'.repeat(32)}` },
      token: `c-${eventId}`,
      action: { value, tag: 'button' },
      host: 'im_message',
      context: { open_message_id: card.messageId, open_chat_id: card.chatId },
    },
  }
  return sealed(JSON.stringify(event), at)
}

function sealed(plain: string, at: Date): Push {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const encrypt = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
  const body = Buffer.from(JSON.stringify({ encrypt }))
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + secrets.encryptKey)
    .update(body)
    .digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  }
}
