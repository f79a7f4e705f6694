import type { Context } from 'hono'
import { z } from 'zod'
import { findPerson } from './contacts.ts'
import { bodyLimit, type ReadContent, readCard, readContent, sendableTypes } from './content.ts'
import { ApiFailure } from './failure.ts'
import { jsonBody, messageOf, type Platform, page, type Route } from './platform.ts'
import type { Chat, StoredMessage } from './store.ts'

const dayMs = 24 * 60 * 60_000

/** A message as the REST APIs show it. */
export function shown(platform: Platform, message: StoredMessage) {
  const tenant_key = platform.store.company.tenantKey
  const fromBot = message.from === 'bot'
  return {
    message_id: message.messageId,
    ...(message.rootId === undefined ? {} : { root_id: message.rootId }),
    ...(message.parentId === undefined ? {} : { parent_id: message.parentId }),
    ...(message.threadId === undefined ? {} : { thread_id: message.threadId }),
    msg_type: message.msgType,
    create_time: String(message.at.getTime()),
    update_time: String(message.updatedAt.getTime()),
    deleted: message.recalled,
    updated: message.editedAt !== undefined,
    chat_id: message.chatId,
    sender: fromBot
      ? { id: platform.app.appId, id_type: 'app_id', sender_type: 'app', tenant_key }
      : { id: message.from, id_type: 'open_id', sender_type: 'user', tenant_key },
    body: { content: message.recalled ? 'This message was recalled' : message.content },
    ...(message.mentions.length === 0
      ? {}
      : {
          mentions: message.mentions.map((one) => ({
            key: one.key,
            id: one.openId,
            id_type: 'open_id',
            name: one.name,
            tenant_key,
          })),
        }),
  }
}

const receiveTypes = ['open_id', 'union_id', 'user_id', 'email', 'chat_id']

/** Where a message goes: 230034 unknown, 230013 out of range, 230029 resigned, 230002 bot not in the chat. */
function receiver(platform: Platform, type: string | undefined, id: string): Chat {
  if (type === undefined || !receiveTypes.includes(type))
    throw new ApiFailure(99992402, 'field validation failed: receive_id_type')
  if (type !== 'chat_id') {
    const person = findPerson(platform, type, id)
    const hidden = type === 'open_id' ? platform.store.people.get(id) : undefined
    if (!person && hidden) throw new ApiFailure(230013, 'Bot has NO availability to this user.')
    if (!person) throw new ApiFailure(230034, 'The receive_id is invalid.')
    return reachable(platform, platform.store.privateChat(person.openId))
  }
  const chat = platform.store.chats.get(id)
  if (!chat) throw new ApiFailure(230034, 'The receive_id is invalid.')
  return reachable(platform, chat)
}

function reachable(platform: Platform, chat: Chat): Chat {
  if (!chat.botIn) throw new ApiFailure(230002, 'Bot is NOT in the chat.')
  if (chat.type === 'p2p')
    for (const openId of chat.members) {
      const person = platform.store.people.get(openId)
      if (person?.resigned) throw new ApiFailure(230029, 'The user has resigned.')
      if (person?.available === false) throw new ApiFailure(230013, 'Bot has NO availability to this user.')
    }
  return chat
}

const fields = {
  msg_type: z.enum(sendableTypes),
  content: z.string().min(1),
  uuid: z.string().max(50).optional(),
}
const createBody = z.object({ ...fields, receive_id: z.string().min(1) })
const replyBody = z.object({ ...fields, reply_in_thread: z.boolean().optional() })

async function read<T extends { msg_type: string }>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body = await jsonBody(c, { bytes: bodyLimit('text') })
  const parsed = schema.safeParse(body)
  if (!parsed.success)
    throw new ApiFailure(
      230001,
      `Your request contains an invalid request parameter, ext=${parsed.error.issues[0]?.path.join('.') ?? 'body'}`,
    )
  // Hono keeps the text it read: measured again under the limit of this kind.
  if (Buffer.byteLength(await c.req.text()) > bodyLimit(parsed.data.msg_type))
    throw new ApiFailure(230025, 'The length of the message content reaches its limit.')
  return parsed.data
}

type Sending = {
  chat: Chat
  msgType: StoredMessage['msgType']
  read: () => ReadContent
  uuid?: string | undefined
}

/** Posts as the bot: a repeated uuid is the first message, five per second and chat, then the content is checked. */
function post(platform: Platform, sending: Sending, place: { parentId?: string; inThread?: boolean }) {
  const { store, clock, repeats, limits } = platform
  const at = clock.now()
  const first = sending.uuid === undefined ? undefined : repeats.find(sending.uuid, at)
  const known = first === undefined ? undefined : store.messages.get(first)
  if (known) return shown(platform, known)
  if (limits.chat(sending.chat.chatId))
    throw new ApiFailure(230020, 'This operation triggers the frequency limit.')
  const { content, mentions, mentioned, card } = sending.read()
  const message = store.add({
    chatId: sending.chat.chatId,
    from: 'bot',
    at,
    msgType: sending.msgType,
    content,
    mentions,
    mentioned,
    ...(card === undefined ? {} : { card }),
    ...place,
  })
  if (sending.uuid !== undefined) repeats.keep(sending.uuid, message.messageId, at)
  return shown(platform, message)
}

async function create(platform: Platform, c: Context) {
  const body = await read(c, createBody)
  const chat = receiver(platform, c.req.query('receive_id_type'), body.receive_id)
  const content = () => readContent(platform, body.msg_type, body.content)
  return post(platform, { chat, msgType: body.msg_type, read: content, uuid: body.uuid }, {})
}

async function reply(platform: Platform, c: Context) {
  const body = await read(c, replyBody)
  const parent = messageOf(platform, c.req.param('message_id'))
  if (parent.recalled) throw new ApiFailure(230011, 'The message was withdrawn.')
  const chat = platform.store.chats.get(parent.chatId)
  if (!chat) throw new ApiFailure(230002, 'Bot is NOT in the chat.')
  const content = () => readContent(platform, body.msg_type, body.content)
  return post(
    platform,
    { chat: reachable(platform, chat), msgType: body.msg_type, read: content, uuid: body.uuid },
    { parentId: parent.messageId, inThread: body.reply_in_thread === true },
  )
}

const patchBody = z.object({ content: z.string().min(1) })

async function patch(platform: Platform, c: Context) {
  const body = patchBody.safeParse(await jsonBody(c, { bytes: bodyLimit('interactive') }))
  const message = messageOf(platform, c.req.param('message_id'))
  if (!body.success)
    throw new ApiFailure(230001, 'Your request contains an invalid request parameter, ext=content')
  if (message.from !== 'bot') throw new ApiFailure(230012, 'Bot is NOT the sender of the message.')
  if (message.msgType !== 'interactive') throw new ApiFailure(230001, 'This message is NOT a card.')
  if (message.recalled) throw new ApiFailure(230011, 'The message was withdrawn.')
  const at = platform.clock.now()
  if (at.getTime() - message.at.getTime() > 14 * dayMs)
    throw new ApiFailure(230031, 'The message was sent more than 14 days ago.')
  if (platform.limits.message(message.messageId))
    throw new ApiFailure(230020, 'This operation triggers the frequency limit.')
  let value: unknown
  try {
    value = JSON.parse(body.data.content)
  } catch {
    throw new ApiFailure(
      230001,
      'Your request contains an invalid request parameter, ext=content is not json',
    )
  }
  if (z.object({ schema: z.literal('2.0') }).safeParse(value).success === false)
    throw new ApiFailure(
      230099,
      'Failed to create card content, ext=ErrCode: 200830; ErrMsg: schema V2 card can not change schema V1;',
    )
  const { card, mentioned } = readCard(platform, value)
  platform.store.replaceCard(message, { at, by: 'patch', card }, mentioned)
  return {}
}

function recall(platform: Platform, c: Context) {
  const message = messageOf(platform, c.req.param('message_id'))
  if (message.from !== 'bot') throw new ApiFailure(230026, 'No permission to recall this message.')
  if (message.recalled) throw new ApiFailure(230011, 'The message was withdrawn.')
  message.recalled = true
  message.updatedAt = platform.clock.now()
  platform.store.emit({ type: 'message', message })
  return {}
}

function history(platform: Platform, c: Context) {
  const id = c.req.query('container_id')
  const type = c.req.query('container_id_type')
  const inThread = type === 'thread'
  if (type !== 'chat' && !inThread)
    throw new ApiFailure(99992402, 'field validation failed: container_id_type')
  const all = inThread
    ? [...platform.store.messages.values()].filter((message) => message.threadId === id)
    : platform.store.chats.get(id ?? '')?.messages
  if (!all)
    throw new ApiFailure(230001, 'Your request contains an invalid request parameter, ext=container_id')
  if (!inThread && platform.store.chats.get(id ?? '')?.botIn !== true)
    throw new ApiFailure(230002, 'Bot is NOT in the chat.')
  const from = Number(c.req.query('start_time') ?? 0) * 1000
  const to = Number(c.req.query('end_time') ?? Number.MAX_SAFE_INTEGER) * 1000
  const chosen = all.filter((message) => message.at.getTime() >= from && message.at.getTime() <= to)
  if (c.req.query('sort_type') === 'ByCreateTimeDesc') chosen.reverse()
  const { items, ...rest } = page(c, chosen, 50)
  return { items: items.map((message) => shown(platform, message)), ...rest }
}

const base = '/open-apis/im/v1/messages'
export const messageRoutes: Route[] = [
  { method: 'POST', path: base, handle: create },
  { method: 'GET', path: base, handle: history },
  { method: 'POST', path: `${base}/:message_id/reply`, handle: reply },
  { method: 'PATCH', path: `${base}/:message_id`, handle: patch },
  { method: 'DELETE', path: `${base}/:message_id`, handle: recall },
  {
    method: 'GET',
    path: `${base}/:message_id`,
    handle: (platform, c) => ({ items: [shown(platform, messageOf(platform, c.req.param('message_id')))] }),
  },
]
