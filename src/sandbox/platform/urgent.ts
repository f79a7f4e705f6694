import { z } from 'zod'
import { ApiFailure } from './failure.ts'
import { jsonBody, messageOf, type Route } from './platform.ts'

const body = z.object({ user_id_list: z.array(z.string().min(1)).min(1).max(200) })

/** Unread urgent messages somebody may have (230023). */
const mostUnread = 200

/** 加急 in the app: the bot's own messages, people of that chat; who is not in it comes back as invalid. */
export const urgentRoutes: Route[] = [
  {
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:message_id/urgent_app',
    handle: async (platform, c) => {
      const { store } = platform
      const parsed = body.safeParse(await jsonBody(c))
      if (!parsed.success || c.req.query('user_id_type') !== 'open_id')
        throw new ApiFailure(230001, 'Your request contains an invalid request parameter, ext=user_id_list')
      const message = messageOf(platform, c.req.param('message_id'))
      if (message.from !== 'bot') throw new ApiFailure(230012, 'Bot is NOT the sender of the message.')
      if (message.recalled) throw new ApiFailure(230011, 'The message was withdrawn.')
      const members = store.chats.get(message.chatId)?.members
      const wanted = [...new Set(parsed.data.user_id_list)]
      const valid = wanted.filter((openId) => members?.has(openId))
      for (const openId of valid) {
        const unread = [...store.chats.values()].flatMap((chat) =>
          chat.messages.filter(
            (one) => one.urged.includes(openId) && one.seq > (chat.read.get(openId) ?? 0) && !one.recalled,
          ),
        )
        if (unread.length >= mostUnread)
          throw new ApiFailure(230023, 'The number of unread urgent messages of the user reached the limit.')
      }
      message.urged = [...new Set([...message.urged, ...valid])]
      store.emit({ type: 'message', message })
      return { invalid_user_id_list: wanted.filter((openId) => !valid.includes(openId)) }
    },
  },
]
