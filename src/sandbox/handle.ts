import type { Pusher } from './delivery/push.ts'
import type { LongConnections } from './delivery/websocket.ts'
import type { People, Sandbox } from './options.ts'
import type { Platform } from './platform/platform.ts'
import type { Chat } from './platform/store.ts'

/** What the host and the tests hold in their hands. */
export function createHandle(
  parts: Pick<Sandbox, 'url' | 'port' | 'settled' | 'setEventUrl' | 'setGroupMessages' | 'close'> & {
    platform: Platform
    people: People
    pusher: Pusher
    connections: LongConnections
  },
): Sandbox {
  const { platform, people, pusher } = parts
  const { store, media, clock } = platform

  function chatOf(chat: string): Chat {
    const found = store.chats.get(chat) ?? (store.people.has(chat) ? store.privateChat(chat) : undefined)
    if (!found) throw new Error(`unknown chat ${chat}`)
    return found
  }

  return {
    ...people,
    url: parts.url,
    port: parts.port,
    settled: parts.settled,
    setEventUrl: parts.setEventUrl,
    setGroupMessages: parts.setGroupMessages,
    close: parts.close,
    botChat: (openId) => store.privateChat(openId).chatId,
    messages: (chat) => [...chatOf(chat).messages],
    message: (messageId) => store.messages.get(messageId),
    lastCard(chat) {
      const message = chatOf(chat).messages.findLast((one) => one.states.length > 0 && !one.recalled)
      const card = message?.states.at(-1)?.card
      return message && card ? { messageId: message.messageId, card } : undefined
    },
    cardHistory: (messageId) => [...(store.messages.get(messageId)?.states ?? [])],
    until: (look, timeoutMs = 5000) =>
      new Promise((resolve, reject) => {
        const again = () => {
          const found = look()
          if (found === undefined || found === null || found === false) return
          stop()
          resolve(found)
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`nothing came within ${timeoutMs} ms`))
        }, timeoutMs)
        // Logs are no changes of the store: a slow look as well.
        const slow = setInterval(again, 50)
        const stop = () => {
          clearTimeout(timer)
          clearInterval(slow)
          store.changes.off('change', again)
        }
        store.changes.on('change', again)
        again()
      }),
    setFaults: platform.faults.set,
    faults: platform.faults.list,
    setDelivery: pusher.set,
    setSpeech: media.setSpeech,
    expireTokens: platform.tokens.expireAll,
    deliveries: pusher.log.rows,
    apiCalls: platform.calls.rows,
    clearLogs() {
      pusher.log.clear()
      platform.calls.clear()
    },
    async advance(ms) {
      clock.set(new Date(clock.now().getTime() + ms))
      store.emit({ type: 'clock', now: clock.now() })
      await pusher.fireDue()
    },
    connections: parts.connections.count,
    slashCommands: platform.commands.rows,
    calendar: platform.calendars.rows,
    setCalendar: platform.calendars.set,
    deleteEvent: platform.calendars.remove,
  }
}
