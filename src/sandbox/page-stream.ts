import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { PageEvent } from './contract.ts'
import { messageRow } from './page-rows.ts'
import type { Store, StoreChange } from './platform/store.ts'

/** What a change means to one person's page; undefined: nothing. */
function eventFor(store: Store, change: StoreChange, openId: string): PageEvent | undefined {
  switch (change.type) {
    case 'message': {
      const mine = store.chats.get(change.message.chatId)?.members.has(openId) === true
      return mine ? { type: 'message', message: messageRow(store, change.message) } : undefined
    }
    case 'read':
      return change.openId === openId ? { type: 'read', chatId: change.chatId } : undefined
    case 'clock':
      return { type: 'clock', now: change.now.getTime() }
    case 'state':
      return { type: 'state' }
    default: {
      const never: never = change
      return never
    }
  }
}

/** Server-sent events of one person's chats, until the page goes away. */
export function pageStream(c: Context, store: Store, openId: string): Response {
  return streamSSE(c, async (stream) => {
    const queue: PageEvent[] = []
    let wake: () => void = () => {}
    const listen = (change: StoreChange) => {
      const event = eventFor(store, change, openId)
      if (event === undefined) return
      queue.push(event)
      wake()
    }
    store.changes.on('change', listen)
    stream.onAbort(() => {
      store.changes.off('change', listen)
      wake()
    })
    await stream.write(': open\n\n')
    while (!stream.aborted) {
      for (const event of queue.splice(0)) await stream.writeSSE({ data: JSON.stringify(event) })
      if (queue.length > 0 || stream.aborted) continue
      const quiet = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), 20_000)
        wake = () => {
          clearTimeout(timer)
          resolve(false)
        }
      })
      if (quiet) await stream.write(': still here\n\n')
    }
  })
}
