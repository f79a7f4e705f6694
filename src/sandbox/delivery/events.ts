import { randomBytes, randomUUID } from 'node:crypto'
import type { CompanySeed, PersonSeed } from '../company.ts'
import { departmentIdOf } from '../platform/ids.ts'
import type { Chat, StoredMessage } from '../platform/store.ts'

/** An event or callback on its way to the bot. */
export type Outgoing = { eventId: string; type: string; envelope: object }

type Identity = { appId: string; verificationToken: string; tenantKey: string }

/** The 2.0 envelope. `create_time` is in milliseconds for events and in microseconds for callbacks. */
export function envelope(
  identity: Identity,
  type: string,
  event: object,
  at: Date,
  kind: 'event' | 'callback',
): Outgoing {
  const eventId = kind === 'event' ? randomBytes(16).toString('hex') : randomUUID()
  return {
    eventId,
    type,
    envelope: {
      schema: '2.0',
      header: {
        event_id: eventId,
        token: identity.verificationToken,
        create_time: `${at.getTime()}${kind === 'callback' ? '000' : ''}`,
        event_type: type,
        tenant_key: identity.tenantKey,
        app_id: identity.appId,
      },
      event,
    },
  }
}

export const idsOf = (person: PersonSeed) => ({
  open_id: person.openId,
  union_id: person.unionId,
  user_id: person.userId,
})

const departmentIds = (person: PersonSeed) =>
  [person.department, ...(person.moreDepartments ?? [])].map(departmentIdOf)

/** A person as contact events tell of them. */
const contact = (person: PersonSeed) => ({
  ...idsOf(person),
  name: person.name,
  en_name: person.enName,
  department_ids: departmentIds(person),
  ...(person.leader === undefined ? {} : { leader_user_id: person.leader }),
  status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
})

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** Bodies of `event`, one function per type. */
export function createBodies(company: CompanySeed) {
  const tenant = company.tenantKey
  const people = new Map(company.people.map((person) => [person.openId, person]))
  const mentionIds = (openId: string) => {
    if (openId === company.bot.openId) return { open_id: openId, union_id: company.bot.unionId, user_id: '' }
    const person = people.get(openId)
    return person ? idsOf(person) : { open_id: '', union_id: '', user_id: '' }
  }
  return {
    message: (message: StoredMessage, chat: Chat, sender: PersonSeed) => ({
      sender: { sender_id: idsOf(sender), sender_type: 'user', tenant_key: tenant },
      message: {
        message_id: message.messageId,
        ...(message.rootId === undefined ? {} : { root_id: message.rootId }),
        ...(message.parentId === undefined ? {} : { parent_id: message.parentId }),
        ...(message.threadId === undefined ? {} : { thread_id: message.threadId }),
        create_time: String(message.at.getTime()),
        update_time: String(message.updatedAt.getTime()),
        chat_id: chat.chatId,
        chat_type: chat.type,
        message_type: message.msgType,
        content: message.content,
        ...(message.mentions.length === 0
          ? {}
          : {
              mentions: message.mentions.map((one) => ({
                key: one.key,
                id: mentionIds(one.openId),
                ...(one.key === '@_all'
                  ? {}
                  : { mentioned_type: one.openId === company.bot.openId ? 'bot' : 'user' }),
                name: one.name,
                tenant_key: tenant,
              })),
            }),
      },
    }),
    menu: (operator: PersonSeed, eventKey: string, at: Date) => ({
      operator: { operator_name: operator.name, operator_id: idsOf(operator) },
      event_key: eventKey,
      timestamp: seconds(at),
    }),
    botMember: (chat: Chat, operator: PersonSeed) => ({
      chat_id: chat.chatId,
      operator_id: idsOf(operator),
      external: false,
      operator_tenant_key: tenant,
      name: chat.name,
      i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
    }),
    entered: (chat: Chat, operator: PersonSeed) => {
      const last = chat.messages.at(-1)
      return {
        chat_id: chat.chatId,
        operator_id: idsOf(operator),
        ...(last === undefined
          ? {}
          : { last_message_id: last.messageId, last_message_create_time: String(last.at.getTime()) }),
      }
    },
    recalled: (message: StoredMessage, at: Date) => ({
      message_id: message.messageId,
      chat_id: message.chatId,
      recall_time: String(at.getTime()),
      recall_type: 'message_owner',
    }),
    read: (reader: PersonSeed, messageIds: readonly string[], at: Date) => ({
      reader: { reader_id: idsOf(reader), read_time: String(at.getTime()), tenant_key: tenant },
      message_id_list: [...messageIds],
    }),
    userCreated: (person: PersonSeed) => ({ object: contact(person) }),
    userUpdated: (person: PersonSeed, before: PersonSeed) => {
      const now = contact(person)
      const old = Object.entries(contact(before)).filter(
        ([key, value]) =>
          JSON.stringify(value) !== JSON.stringify(Object.entries(now).find(([name]) => name === key)?.[1]),
      )
      return { object: now, old_object: { open_id: person.openId, ...Object.fromEntries(old) } }
    },
    userDeleted: (person: PersonSeed) => ({
      object: {
        ...idsOf(person),
        name: person.name,
        en_name: person.enName,
        status: {
          is_frozen: false,
          is_resigned: true,
          is_activated: false,
          is_exited: false,
          is_unjoin: false,
        },
      },
      old_object: { open_id: person.openId, department_ids: departmentIds(person) },
    }),
    press: (press: {
      operator: PersonSeed
      token: string
      action: object
      messageId: string
      chatId: string
    }) => ({
      operator: { tenant_key: tenant, ...idsOf(press.operator) },
      token: press.token,
      action: press.action,
      host: 'im_message',
      context: { open_message_id: press.messageId, open_chat_id: press.chatId },
    }),
  }
}
export type Bodies = ReturnType<typeof createBodies>
