import type { Context } from 'hono'
import type { CardContext } from '../card-schema/index.ts'
import { inspectCard } from '../card-schema/index.ts'
import type { SandboxOptions, ShiftableClock } from '../options.ts'
import type { Calendars } from './calendars.ts'
import type { ApiCall, boundedLog } from './calls.ts'
import type { CardTokens } from './card-tokens.ts'
import { ApiFailure } from './failure.ts'
import type { Faults } from './faults.ts'
import type { Limits } from './limits.ts'
import type { Media } from './media.ts'
import type { Repeats } from './repeats.ts'
import type { Commands } from './slash-commands.ts'
import type { Chat, Store, StoredMessage } from './store.ts'
import type { Tokens } from './tokens.ts'

/** Everything the REST APIs work on. */
export type Platform = {
  app: SandboxOptions['app']
  clock: ShiftableClock
  store: Store
  media: Media
  tokens: Tokens
  limits: Limits
  faults: Faults
  repeats: Repeats
  cardTokens: CardTokens
  commands: Commands
  calendars: Calendars
  calls: ReturnType<typeof boundedLog<ApiCall>>
}

/** Answers with the `data` of a successful reply. */
export type Handler = (platform: Platform, c: Context) => Promise<object | Response> | object | Response

/** One operation of the Open Platform. `open`: needs no token; `whole`: answers with the whole body, not its `data`. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  handle: Handler
  open?: true
  whole?: true
}

/** What a card is checked against: the people and the pictures of this platform. */
export const cardContext = (platform: Pick<Platform, 'store' | 'media'>): CardContext => ({
  knownUser: (id) => platform.store.people.has(id) || id === platform.store.company.bot.openId,
  knownImage: (key) => platform.media.get(key)?.kind === 'image',
  knownFile: (key) => platform.media.get(key)?.kind === 'file',
})

export const inspectFor = (platform: Pick<Platform, 'store' | 'media'>) => {
  const context = cardContext(platform)
  return (card: unknown) => inspectCard(card, context)
}

/** The JSON of a request body, within `limitBytes`. */
export async function jsonBody(c: Context, limit?: { bytes: number }): Promise<unknown> {
  const text = await c.req.text()
  if (limit !== undefined && Buffer.byteLength(text) > limit.bytes)
    throw new ApiFailure(230025, `The length of the message content reaches its limit: ${limit.bytes} bytes`)
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiFailure(99992402, 'field validation failed: the body is not JSON')
  }
}

export function messageOf(platform: Platform, id: string | undefined): StoredMessage {
  const message = id === undefined ? undefined : platform.store.messages.get(id)
  if (!message) throw new ApiFailure(99992354, 'The request contains an invalid message_id')
  return message
}

/** A chat the bot is in: 232006 unknown, 232011 not a member. */
export function groupOf(platform: Platform, id: string | undefined): Chat {
  const chat = id === undefined ? undefined : platform.store.chats.get(id)
  if (!chat) throw new ApiFailure(232006, 'invalid chat_id')
  if (!chat.botIn) throw new ApiFailure(232011, 'Operator can NOT be out of the chat.')
  return chat
}

/** One page of a list: `page_size` up to `most`, `page_token` an offset. */
export function page<T>(
  c: Context,
  all: readonly T[],
  most: number,
): { items: T[]; has_more: boolean; page_token: string } {
  const size = Number(c.req.query('page_size') ?? Math.min(20, most))
  if (!Number.isInteger(size) || size < 1 || size > most)
    throw new ApiFailure(99992402, `field validation failed: page_size must be 1 to ${most}`)
  const from = Number(c.req.query('page_token') || 0)
  if (!Number.isInteger(from) || from < 0)
    throw new ApiFailure(99992402, 'field validation failed: page_token')
  const next = from + size
  const has_more = next < all.length
  return { items: all.slice(from, next), has_more, page_token: has_more ? String(next) : '' }
}
