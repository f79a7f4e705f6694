import { EventEmitter } from 'node:events'
import type { CompanySeed, PersonSeed } from '../company.ts'
import { chatIdOf, newId } from './ids.ts'

export type Mentioned = { key: string; openId: string; name: string }
export type Reaction = { id: string; emoji: string; from: string }

/** A card as it stood from `at` on, and what made it so. */
export type CardState = { at: Date; by: 'send' | 'patch' | 'answer' | 'update'; card: object }

export type StoredMessage = {
  messageId: string
  chatId: string
  at: Date
  updatedAt: Date
  /** open_id, or 'bot'. */
  from: string
  msgType: string
  /** The content string as the API gives it back, with `@_user_1` placeholders in texts. */
  content: string
  /** What the placeholders stand for. */
  mentions: Mentioned[]
  /** Everybody this message notified by a mention, in text, post or card: open_ids and 'all'. */
  mentioned: string[]
  parentId?: string
  rootId?: string
  threadId?: string
  recalled: boolean
  editedAt?: Date
  reactions: Reaction[]
  /** open_ids of those whose attention the bot called to it (加急). */
  urged: string[]
  /** For cards: every state, oldest first. */
  states: CardState[]
  /** Counts up over the whole platform: tells what is unread. */
  seq: number
}

export type Chat = {
  chatId: string
  type: 'p2p' | 'group'
  name: string
  /** open_ids; in a p2p chat the one person. */
  members: Set<string>
  botIn: boolean
  createdAt: Date
  messages: StoredMessage[]
  /** Per person: seq of the last message read. */
  read: Map<string, number>
}

export type Person = PersonSeed & { resigned: boolean }

export type NewMessage = Pick<
  StoredMessage,
  'chatId' | 'from' | 'msgType' | 'content' | 'mentions' | 'mentioned'
> & {
  at: Date
  parentId?: string
  inThread?: boolean
  card?: object
}

export type StoreChange =
  | { type: 'message'; message: StoredMessage }
  | { type: 'read'; chatId: string; openId: string }
  | { type: 'clock'; now: Date }
  | { type: 'state' }

export type Store = ReturnType<typeof createStore>

/** People, chats and messages, in memory. Ids of chats with the bot follow from the seed, so that they survive a restart. */
export function createStore(company: CompanySeed, appId: string, at: Date) {
  const people = new Map<string, Person>(
    company.people.map((seed) => [seed.openId, { ...seed, resigned: false }]),
  )
  const chats = new Map<string, Chat>()
  const messages = new Map<string, StoredMessage>()
  const changes = new EventEmitter<{ change: [StoreChange] }>()
  changes.setMaxListeners(0)
  let seq = 0

  const addChat = (chat: Pick<Chat, 'chatId' | 'type' | 'name' | 'botIn'>, members: string[]): Chat => {
    const made = { ...chat, members: new Set(members), createdAt: at, messages: [], read: new Map() }
    chats.set(chat.chatId, made)
    return made
  }
  for (const group of company.groups)
    addChat({ chatId: group.chatId, type: 'group', name: group.name, botIn: group.botIn }, group.members)

  /** The private chat of a person and the bot; it exists for everybody. */
  const privateChat = (openId: string): Chat => {
    const chatId = chatIdOf(appId, openId)
    return (
      chats.get(chatId) ?? addChat({ chatId, type: 'p2p', name: company.bot.name, botIn: true }, [openId])
    )
  }
  for (const openId of people.keys()) privateChat(openId)

  const emit = (change: StoreChange) => {
    changes.emit('change', change)
  }

  return {
    company,
    people,
    /** Somebody new, or somebody who left and is back. */
    join(seed: PersonSeed): Person {
      const person = { ...seed, resigned: false }
      people.set(seed.openId, person)
      privateChat(seed.openId)
      emit({ type: 'state' })
      return person
    },
    chats,
    messages,
    changes,
    emit,
    privateChat,
    add(message: NewMessage): StoredMessage {
      const { inThread, card, ...fields } = message
      const parent = message.parentId === undefined ? undefined : messages.get(message.parentId)
      const root = parent?.rootId === undefined ? parent : (messages.get(parent.rootId) ?? parent)
      if (root !== undefined && inThread && root.threadId === undefined) root.threadId = newId('omt_')
      const threadId = parent?.threadId ?? (inThread ? root?.threadId : undefined)
      seq += 1
      const made: StoredMessage = {
        ...fields,
        messageId: newId('om_'),
        updatedAt: message.at,
        recalled: false,
        reactions: [],
        urged: [],
        states: card === undefined ? [] : [{ at: message.at, by: 'send', card }],
        seq,
        ...(root === undefined ? {} : { rootId: root.messageId }),
        ...(threadId === undefined ? {} : { threadId }),
      }
      messages.set(made.messageId, made)
      const chat = chats.get(made.chatId)
      chat?.messages.push(made)
      if (made.from !== 'bot') chat?.read.set(made.from, made.seq)
      emit({ type: 'message', message: made })
      return made
    },
    /** Replaces the card of a message for everybody who sees it. */
    replaceCard(message: StoredMessage, state: CardState, mentioned: string[]) {
      message.states.push(state)
      message.content = JSON.stringify(state.card)
      message.mentioned = [...new Set([...message.mentioned, ...mentioned])]
      message.updatedAt = state.at
      message.editedAt = state.at
      emit({ type: 'message', message })
    },
    markRead(chat: Chat, openId: string) {
      const last = chat.messages.at(-1)?.seq ?? 0
      if ((chat.read.get(openId) ?? 0) >= last) return
      chat.read.set(openId, last)
      emit({ type: 'read', chatId: chat.chatId, openId })
    },
    nameOf: (id: string): string => (id === 'bot' ? company.bot.name : (people.get(id)?.name ?? id)),
  }
}
