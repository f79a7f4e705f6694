import type { ChatRow, MessageRow, NewsRow, PersonRow } from './contract.ts'
import type { Chat, Person, Store, StoredMessage } from './platform/store.ts'

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return { text: content }
  }
}

/** A message as the page draws it. */
export function messageRow(store: Store, message: StoredMessage): MessageRow {
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    at: message.at.getTime(),
    from: message.from,
    fromName: store.nameOf(message.from),
    msgType: message.msgType,
    content: message.recalled ? {} : parsed(message.content),
    ...(message.mentions.length === 0 ? {} : { mentions: message.mentions.map((one) => ({ ...one })) }),
    ...(message.threadId === undefined ? {} : { threadId: message.threadId }),
    ...(message.parentId === undefined ? {} : { parentId: message.parentId }),
    recalled: message.recalled,
    ...(message.editedAt === undefined ? {} : { editedAt: message.editedAt.getTime() }),
    reactions: message.reactions.map(({ emoji, from }) => ({ emoji, from })),
    ...(message.urged.length === 0 ? {} : { urged: [...message.urged] }),
  }
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined

/** One line for the chat list: the text, or what a notification would say, in both languages. */
function preview(message: StoredMessage | undefined): ChatRow['lastText'] {
  const both = (text: string) => ({ zh: text.slice(0, 80), en: text.slice(0, 80) })
  if (!message || message.recalled) return both('')
  const content = parsed(message.content)
  if (message.msgType === 'text') {
    let text = String(field(content, 'text') ?? '')
    for (const { key, name } of message.mentions) text = text.replace(key, () => `@${name}`)
    return both(text)
  }
  if (message.msgType !== 'interactive') return both(`[${message.msgType}]`)
  const said = field(field(content, 'config'), 'summary') ?? field(field(content, 'header'), 'title')
  const plain = both(String(field(said, 'content') ?? '[card]'))
  const english = field(field(said, 'i18n_content'), 'en_us')
  return { ...plain, ...(typeof english === 'string' ? { en: english.slice(0, 80) } : {}) }
}

function chatRow(chat: Chat, openId: string): ChatRow {
  const last = chat.messages.at(-1)
  const read = chat.read.get(openId) ?? 0
  return {
    chatId: chat.chatId,
    type: chat.type,
    name: chat.name,
    members: [...chat.members],
    unread: chat.messages.filter((one) => one.seq > read && one.from !== openId && !one.recalled).length,
    lastText: preview(last),
    lastAt: last?.at.getTime() ?? 0,
  }
}

/** The chats of a person, newest first. */
export const chatRows = (store: Store, openId: string): ChatRow[] =>
  [...store.chats.values()]
    .filter((chat) => chat.members.has(openId))
    .map((chat) => chatRow(chat, openId))
    .sort((a, b) => b.lastAt - a.lastAt)

export const personRow = (person: Person): PersonRow => ({
  openId: person.openId,
  name: person.name,
  enName: person.enName,
  role: person.role,
  avatar: person.avatar,
})

/** What the bot sent to somebody's private chat since, the newest first. */
export const newsRows = (store: Store, since: number): NewsRow[] =>
  [...store.people.values()]
    .flatMap(({ openId }) =>
      store
        .privateChat(openId)
        .messages.filter((one) => one.from === 'bot' && one.at.getTime() >= since && !one.recalled)
        .map((one) => ({
          messageId: one.messageId,
          openId,
          at: one.at.getTime(),
          text: preview(one),
        })),
    )
    .sort((a, b) => b.at - a.at)
