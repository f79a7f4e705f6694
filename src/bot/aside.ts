import type { BotEvent, MessageEvent } from '../lark/in/event.ts'
import type { LarkApi } from '../lark/out/port.ts'

/** How long an event waits to learn who the bot is; Lark wants an answer within three seconds. */
const patienceMs = 1000
/** After Lark did not say, it is asked again this much later at the earliest. */
const againMs = 60_000

/** Marks what was written in a group without the bot being meant (`MessageEvent.aside`). */
export type Ears = (event: BotEvent) => Promise<BotEvent>

/**
 * With the scope for all group messages, keqing hears what colleagues say to each other. Only a mention of the bot itself
 * is meant for it: compared with its own open_id, or, while Lark has not said that yet, by what Lark says a mention is.
 */
export function createEars({
  lark,
  now = () => performance.now(),
}: {
  lark: Pick<LarkApi, 'bot'>
  now?: () => number
}): Ears {
  let own: string | undefined
  let asking: Promise<void> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  const ask = () => {
    if (asking || now() - askedAt < againMs) return asking
    askedAt = now()
    asking = lark
      .bot()
      .then(
        ({ openId }) => {
          own = openId
        },
        () => undefined,
      )
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const meant = async ({ mentions }: MessageEvent): Promise<boolean> => {
    if (mentions.length === 0) return false
    if (own === undefined)
      await Promise.race([ask(), new Promise((go) => setTimeout(go, patienceMs).unref())])
    return mentions.some(({ openId, bot }) => (own === undefined ? bot === true : openId === own))
  }
  return async (event) =>
    event.kind === 'message' && event.chatType === 'group' && !(await meant(event))
      ? { ...event, aside: true }
      : event
}

/** Whether something said aside may still concern keqing: it stands in a thread, or brings a picture or file. */
export const mayConcern = (event: MessageEvent): boolean =>
  isThreaded(event) || event.content.some(({ kind }) => kind === 'image' || kind === 'file')

/** Whether a message answers another one. */
export const isThreaded = ({ chatType, rootId, parentId, threadId }: MessageEvent): boolean =>
  chatType === 'group' && (rootId ?? parentId ?? threadId) !== undefined
