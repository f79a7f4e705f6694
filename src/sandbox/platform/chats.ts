import { groupOf, page, type Route } from './platform.ts'
import type { Chat } from './store.ts'

const shown = (chat: Chat, tenant_key: string) => ({
  chat_id: chat.chatId,
  name: chat.name,
  avatar: '',
  description: '',
  owner_id: [...chat.members][0] ?? '',
  owner_id_type: 'open_id',
  external: false,
  chat_status: 'normal',
  tenant_key,
})

const base = '/open-apis/im/v1/chats'

export const chatRoutes: Route[] = [
  {
    method: 'GET',
    path: base,
    handle: ({ store }, c) => {
      const groups = [...store.chats.values()].filter((chat) => chat.type === 'group' && chat.botIn)
      return page(
        c,
        groups.map((chat) => shown(chat, store.company.tenantKey)),
        100,
      )
    },
  },
  {
    method: 'GET',
    path: `${base}/:chat_id`,
    handle: (platform, c) => {
      const chat = groupOf(platform, c.req.param('chat_id'))
      return {
        ...shown(chat, platform.store.company.tenantKey),
        chat_mode: chat.type === 'p2p' ? 'p2p' : 'group',
        chat_type: 'private',
        user_count: String(chat.members.size),
        bot_count: '1',
      }
    },
  },
  {
    method: 'GET',
    path: `${base}/:chat_id/members`,
    handle: (platform, c) => {
      const chat = groupOf(platform, c.req.param('chat_id'))
      const tenant_key = platform.store.company.tenantKey
      const all = [...chat.members].map((id) => ({
        member_id: id,
        member_id_type: 'open_id',
        name: platform.store.nameOf(id),
        tenant_key,
      }))
      return { ...page(c, all, 100), member_total: all.length }
    },
  },
]
