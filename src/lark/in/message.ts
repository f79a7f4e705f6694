import { z } from 'zod'
import { type Arrived, instantOf } from './arrived.ts'
import type { BotEvent } from './event.ts'
import { messageContent } from './message-content.ts'

const id = z.string().min(1)
/** Present only in replies and threads; Lark also writes "" for "none". */
const optionalId = z
  .string()
  .transform((text) => (text === '' ? undefined : text))
  .optional()

const messageBody = z.object({
  sender: z.object({
    sender_type: z.string(),
    sender_id: z.object({ open_id: z.string().nullish() }).nullish(),
  }),
  message: z.object({
    message_id: id,
    root_id: optionalId,
    parent_id: optionalId,
    thread_id: optionalId,
    create_time: z.string().optional(),
    chat_id: id,
    chat_type: z.string(),
    message_type: id,
    content: z.string(),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          id: z.object({ open_id: z.string().nullish() }).nullish(),
          name: z.string().default(''),
          mentioned_type: z.string().optional(),
        }),
      )
      .nullish(),
  }),
})

/**
 * im.message.receive_v1 (lark-platform.md §2.1). `sentAt` is when the person sent it, which is what 今天 in its text
 * counts from, however late Lark delivers it. What a bot sent is unknown to us: answering it could go on for ever.
 */
export function readMessage(arrived: Arrived, body: unknown): BotEvent | undefined {
  const read = messageBody.safeParse(body).data
  if (!read) return undefined
  const { message, sender } = read
  const base = {
    ...arrived,
    key: message.message_id,
    sentAt: instantOf(message.create_time, arrived.sentAt),
  }
  if (sender.sender_type !== 'user') return { ...base, kind: 'unknown' }
  const senderOpenId = sender.sender_id?.open_id
  const content = messageContent(message.message_type, message.content)
  if (!senderOpenId || !content) return undefined
  return {
    ...base,
    kind: 'message',
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type === 'p2p' ? 'p2p' : 'group',
    senderOpenId,
    ...(message.parent_id && { parentId: message.parent_id }),
    ...(message.root_id && { rootId: message.root_id }),
    ...(message.thread_id && { threadId: message.thread_id }),
    mentions: (message.mentions ?? []).map((mention) => ({
      key: mention.key,
      openId: mention.id?.open_id ?? '',
      name: mention.name,
      ...(mention.mentioned_type === 'bot' ? { bot: true } : {}),
    })),
    content,
  }
}
