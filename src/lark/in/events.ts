import { z } from 'zod'
import { type Arrived, instantOf } from './arrived.ts'
import { readCardPress } from './card-press.ts'
import type { BotEvent } from './event.ts'
import { readMessage } from './message.ts'

type Reader = (arrived: Arrived, body: unknown, envelope: unknown) => BotEvent | undefined

const id = z.string().min(1)
const who = z.object({ open_id: id })

/** Schema 2.0; `header` is checked, `event` is left to the type's own reader. */
const envelope2 = z.object({
  schema: z.string(),
  header: z.object({ event_id: id, event_type: id, create_time: z.string().optional() }),
  event: z.unknown().optional(),
})
/** The old form; keqing subscribes to none of its types, but Lark may still push some. `ts` is seconds with a fraction. */
const envelope1 = z.object({ uuid: id, ts: z.string().optional(), event: z.object({ type: id }) })

const menuBody = z.object({ operator: z.object({ operator_id: who }), event_key: id })
const chatEnteredBody = z.object({ chat_id: id, operator_id: who })
const botAddedBody = z.object({ chat_id: id, operator_id: who, name: z.string().nullish() })
const groupGoneBody = z.object({ chat_id: id })
const recalledBody = z.object({ message_id: id, chat_id: id })
const readBody = z.object({ reader: z.object({ reader_id: who }), message_id_list: z.array(id).max(1000) })
const userBody = z.object({ object: who })

const readMenu: Reader = (arrived, body) => {
  const read = menuBody.safeParse(body).data
  return (
    read && {
      ...arrived,
      kind: 'menu',
      operatorOpenId: read.operator.operator_id.open_id,
      eventKey: read.event_key,
    }
  )
}

const readChatEntered: Reader = (arrived, body) => {
  const read = chatEnteredBody.safeParse(body).data
  return (
    read && {
      ...arrived,
      kind: 'chat_entered',
      chatId: read.chat_id,
      operatorOpenId: read.operator_id.open_id,
    }
  )
}

const readBotAdded: Reader = (arrived, body) => {
  const read = botAddedBody.safeParse(body).data
  return (
    read && {
      ...arrived,
      kind: 'bot_added',
      chatId: read.chat_id,
      operatorOpenId: read.operator_id.open_id,
      chatName: read.name ?? '',
    }
  )
}

const readGroupGone =
  (kind: 'bot_removed' | 'chat_disbanded'): Reader =>
  (arrived, body) => {
    const read = groupGoneBody.safeParse(body).data
    return read && { ...arrived, kind, chatId: read.chat_id }
  }

const readRecalled: Reader = (arrived, body) => {
  const read = recalledBody.safeParse(body).data
  return read && { ...arrived, kind: 'recalled', messageId: read.message_id, chatId: read.chat_id }
}

const readRead: Reader = (arrived, body) => {
  const read = readBody.safeParse(body).data
  return (
    read && {
      ...arrived,
      kind: 'message_read',
      readerOpenId: read.reader.reader_id.open_id,
      messageIds: read.message_id_list,
    }
  )
}

const readUser =
  (kind: 'user_created' | 'user_updated' | 'user_deleted'): Reader =>
  (arrived, body) => {
    const read = userBody.safeParse(body).data
    return read && { ...arrived, kind, openId: read.object.open_id }
  }

/** Every event type keqing reads. A map, because a type called `constructor` must find nothing. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['im.message.receive_v1', readMessage],
  ['card.action.trigger', readCardPress],
  ['application.bot.menu_v6', readMenu],
  ['im.chat.access_event.bot_p2p_chat_entered_v1', readChatEntered],
  ['im.chat.member.bot.added_v1', readBotAdded],
  ['im.chat.member.bot.deleted_v1', readGroupGone('bot_removed')],
  ['im.chat.disbanded_v1', readGroupGone('chat_disbanded')],
  ['im.message.recalled_v1', readRecalled],
  ['im.message.message_read_v1', readRead],
  ['contact.user.created_v3', readUser('user_created')],
  ['contact.user.updated_v3', readUser('user_updated')],
  ['contact.user.deleted_v3', readUser('user_deleted')],
])

/** The event types to subscribe to in the developer console (card.action.trigger under callbacks). */
export const handledEventTypes: readonly string[] = [...readers.keys()]

/**
 * A decrypted envelope as what the pipeline works with; a type nobody reads becomes kind `unknown`. undefined when
 * the envelope, or the body of a handled type, is not as documented. `at` stands in where Lark gave no time.
 */
export function parseEvent(envelope: unknown, at: Date): BotEvent | undefined {
  const read = envelope2.safeParse(envelope).data
  if (!read) return parseOldEvent(envelope, at)
  const { event_id: eventId, event_type: type, create_time } = read.header
  const arrived: Arrived = { key: eventId, eventId, type, sentAt: instantOf(create_time, at) }
  const reader = readers.get(type)
  return reader ? reader(arrived, read.event, envelope) : { ...arrived, kind: 'unknown' }
}

function parseOldEvent(envelope: unknown, at: Date): BotEvent | undefined {
  const read = envelope1.safeParse(envelope).data
  if (!read) return undefined
  const milliseconds = Math.round(Number(read.ts ?? Number.NaN) * 1000)
  const sentAt = Number.isFinite(milliseconds) ? new Date(milliseconds) : at
  return { kind: 'unknown', key: read.uuid, eventId: read.uuid, type: read.event.type, sentAt }
}
