import { type Bodies, createBodies, envelope } from '../delivery/events.ts'
import type { Pusher } from '../delivery/push.ts'
import type { People, Raised, SandboxOptions, SendOptions, Sent } from '../options.ts'
import type { Platform } from '../platform/platform.ts'
import type { Chat, Mentioned, Person, StoredMessage } from '../platform/store.ts'
import { pressOf, sendPress } from './press.ts'
import { mentionedIds, withPlaceholders } from './write.ts'

type Draft = { msgType: string; content: object; mentions?: Mentioned[]; parentId?: string | undefined }

/** Words with placeholders as the lines of a post: a mention is an element of its own. */
const postLines = (words: string): object[][] =>
  words.split('\n').map((line) =>
    line
      .split(/(@_(?:user_\d+|all))/)
      .filter((part) => part !== '')
      .map((part) => (/^@_/.test(part) ? { tag: 'at', user_id: part } : { tag: 'text', text: part })),
  )

/** What people do in their clients, and the events that follow from it. */
export function createPeople(parts: {
  platform: Platform
  pusher: Pusher
  identity: { appId: string; verificationToken: string }
  groupMessages: () => NonNullable<SandboxOptions['groupMessages']>
}): People {
  const { platform, pusher } = parts
  const { store, clock, media } = platform
  const bodies: Bodies = createBodies(store.company)
  const identity = { ...parts.identity, tenantKey: store.company.tenantKey }
  const wrap = (type: string, event: object, kind: 'event' | 'callback' = 'event') =>
    envelope(identity, type, event, clock.now(), kind)
  const raise = (type: string, event: object): Raised => ({ delivered: pusher.push(wrap(type, event)) })

  function personOf(openId: string): Person {
    const person = store.people.get(openId)
    if (!person) throw new Error(`nobody here has the open_id ${openId}`)
    return person
  }

  /** The chat a person writes to; `'bot'` is the private one. */
  function chatFor(person: Person, chat: string): Chat {
    const found = chat === 'bot' ? store.privateChat(person.openId) : store.chats.get(chat)
    if (!found?.members.has(person.openId)) throw new Error(`${person.name} is not in the chat ${chat}`)
    return found
  }

  function groupFor(as: string, chatId: string): { person: Person; chat: Chat } {
    const person = personOf(as)
    const chat = chatFor(person, chatId)
    if (chat.type !== 'group') throw new Error(`${chatId} is not a group`)
    return { person, chat }
  }

  /** In a group the bot hears only what mentions it (or everybody), unless it may read everything. */
  const heard = (chat: Chat, mentions: readonly Mentioned[]): boolean =>
    chat.botIn &&
    (chat.type === 'p2p' ||
      parts.groupMessages() === 'all' ||
      mentions.some((one) => one.openId === store.company.bot.openId || one.key === '@_all'))

  function say(as: string, to: string, draft: Draft): Sent {
    const person = personOf(as)
    const chat = chatFor(person, to)
    const mentions = draft.mentions ?? []
    const message = store.add({
      chatId: chat.chatId,
      from: person.openId,
      at: clock.now(),
      msgType: draft.msgType,
      content: JSON.stringify(draft.content),
      mentions,
      mentioned: mentionedIds(mentions),
      ...(draft.parentId === undefined ? {} : { parentId: draft.parentId }),
    })
    if (!heard(chat, mentions)) return { messageId: message.messageId, delivered: Promise.resolve(undefined) }
    const { delivered } = raise('im.message.receive_v1', bodies.message(message, chat, person))
    return { messageId: message.messageId, delivered }
  }

  function ownMessage(as: string, messageId: string): StoredMessage {
    const message = store.messages.get(messageId)
    if (!message || message.from !== as) throw new Error('people recall only their own messages')
    return message
  }

  const upload = (as: string, bytes: Uint8Array, name: string, kind: 'image' | 'file', voice?: object) =>
    media.add({ kind, bytes, name, owner: as, ...voice }).key

  return {
    sendText: async (as, chat, text, options: SendOptions = {}) => {
      const written = withPlaceholders(store, text, options.mentions ?? [])
      const content = { text: written.text }
      return say(as, chat, {
        msgType: 'text',
        content,
        mentions: written.mentions,
        parentId: options.parentId,
      })
    },
    sendPost: async (as, chat, content, options = {}) => {
      const { mentions } = withPlaceholders(store, '', options.mentions ?? [])
      return say(as, chat, { msgType: 'post', content, mentions, parentId: options.parentId })
    },
    sendPicture: async (as, chat, bytes, text, options = {}) => {
      const { text: words, mentions } = withPlaceholders(store, text, options.mentions ?? [])
      const lines = words === '' ? [] : postLines(words)
      const image_key = upload(as, bytes, 'image.png', 'image')
      const content = { title: '', content: [...lines, [{ tag: 'img', image_key }]] }
      return say(as, chat, { msgType: 'post', content, mentions, parentId: options.parentId })
    },
    sendImage: async (as, chat, bytes, name = 'image.png') =>
      say(as, chat, { msgType: 'image', content: { image_key: upload(as, bytes, name, 'image') } }),
    sendFile: async (as, chat, bytes, name) =>
      say(as, chat, {
        msgType: 'file',
        content: { file_key: upload(as, bytes, name, 'file'), file_name: name },
      }),
    sendAudio: async (as, chat, bytes, { durationMs, transcript }) => {
      const voice = { durationMs, ...(transcript === undefined ? {} : { transcript }) }
      const file_key = upload(as, bytes, 'voice.opus', 'file', voice)
      return say(as, chat, { msgType: 'audio', content: { file_key, duration: durationMs } })
    },
    sendOther: async (as, chat, msgType, content) => say(as, chat, { msgType, content }),
    press: async (as, messageId, target, options = {}) => {
      const card = store.messages.get(messageId)?.states.at(-1)?.card
      if (!card) throw new Error(`${messageId} is not a card`)
      return sendPress({ platform, bodies, pusher, wrap }, pressOf(card, { as, messageId, target, options }))
    },
    pressRaw: (request) => sendPress({ platform, bodies, pusher, wrap }, request),
    recall: async (as, messageId) => {
      const message = ownMessage(as, messageId)
      message.recalled = true
      message.updatedAt = clock.now()
      store.emit({ type: 'message', message })
      if (!store.chats.get(message.chatId)?.botIn) return { delivered: Promise.resolve(undefined) }
      return raise('im.message.recalled_v1', bodies.recalled(message, clock.now()))
    },
    enter: async (as) => {
      const person = personOf(as)
      const event = bodies.entered(store.privateChat(as), person)
      return raise('im.chat.access_event.bot_p2p_chat_entered_v1', event)
    },
    read: async (as, to) => {
      const person = personOf(as)
      const chat = chatFor(person, to)
      const before = chat.read.get(as) ?? 0
      store.markRead(chat, as)
      const read = chat.messages.filter((one) => one.seq > before && one.from === 'bot')
      if (chat.type !== 'p2p' || read.length === 0) return { delivered: Promise.resolve(undefined) }
      const ids = read.map((one) => one.messageId)
      return raise('im.message.message_read_v1', bodies.read(person, ids, clock.now()))
    },
    menu: async (as, eventKey) =>
      raise('application.bot.menu_v6', bodies.menu(personOf(as), eventKey, clock.now())),
    addBotToGroup: async (as, chatId) => {
      const { person, chat } = groupFor(as, chatId)
      chat.botIn = true
      store.emit({ type: 'state' })
      return raise('im.chat.member.bot.added_v1', bodies.botMember(chat, person))
    },
    removeBotFromGroup: async (as, chatId) => {
      const { person, chat } = groupFor(as, chatId)
      chat.botIn = false
      store.emit({ type: 'state' })
      return raise('im.chat.member.bot.deleted_v1', bodies.botMember(chat, person))
    },
    disband: async (as, chatId) => {
      const { person, chat } = groupFor(as, chatId)
      const heardOf = chat.botIn
      const event = bodies.botMember(chat, person)
      chat.botIn = false
      chat.members.clear()
      store.emit({ type: 'state' })
      return heardOf ? raise('im.chat.disbanded_v1', event) : { delivered: Promise.resolve(undefined) }
    },
    addUser: async (seed) => {
      const person = store.join(seed)
      return raise('contact.user.created_v3', bodies.userCreated(person))
    },
    changeUser: async (openId, { leader, ...change }) => {
      const person = personOf(openId)
      const before = { ...person }
      Object.assign(person, change)
      if (leader === null) delete person.leader
      else if (leader !== undefined) person.leader = leader
      store.emit({ type: 'state' })
      return raise('contact.user.updated_v3', bodies.userUpdated(person, before))
    },
    hideUser: (openId, hidden) => {
      personOf(openId).available = !hidden
      store.emit({ type: 'state' })
    },
    deleteUser: async (openId) => {
      const person = personOf(openId)
      person.resigned = true
      for (const chat of store.chats.values()) if (chat.type === 'group') chat.members.delete(openId)
      store.emit({ type: 'state' })
      return raise('contact.user.deleted_v3', bodies.userDeleted(person))
    },
    raise: async (eventType, event) => raise(eventType, event),
  }
}
