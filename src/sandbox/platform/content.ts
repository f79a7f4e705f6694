import { z } from 'zod'
import { refusal } from '../card-schema/index.ts'
import { taggedPeople } from '../card-schema/markdown.ts'
import { ApiFailure } from './failure.ts'
import { inspectFor, type Platform } from './platform.ts'
import type { Mentioned } from './store.ts'

export const sendableTypes = [
  'text',
  'post',
  'interactive',
  'image',
  'file',
  'audio',
  'media',
  'sticker',
  'share_chat',
  'share_user',
] as const
export type SendableType = (typeof sendableTypes)[number]

/** Request bodies may hold 150 KB of text, 30 KB of post or card. */
export const bodyLimit = (msgType: string): number =>
  (msgType === 'post' || msgType === 'interactive' ? 30 : 150) * 1024

export type ReadContent = { content: string; mentions: Mentioned[]; mentioned: string[]; card?: object }

const bad = (why: string) =>
  new ApiFailure(230001, `Your request contains an invalid request parameter, ext=${why}`)

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw bad(`invalid ${what} content`)
  return parsed.data
}

const atTag = /<at\b[^>]*\buser_id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>([\s\S]*?)<\/at>/gi

/** `<at user_id="ou_1">A</at>` becomes a placeholder, as the message reads when it is fetched. */
function readText(platform: Platform, text: string): ReadContent {
  const mentions: Mentioned[] = []
  const shown = text.replace(atTag, (_, double?: string, single?: string, bare?: string, inner?: string) => {
    const id = double ?? single ?? bare ?? ''
    if (id === 'all') {
      mentions.push({ key: '@_all', openId: 'all', name: inner || '所有人' })
      return '@_all'
    }
    if (!platform.store.people.has(id)) throw bad(`invalid at user_id ${id}`)
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, openId: id, name: platform.store.nameOf(id) })
    return key
  })
  // A tag the reference does not know, or an open one: counted as a mention, rather one too many than one unseen.
  const odd = taggedPeople(shown).flatMap(({ tag, id }) => (tag === 'at' ? [id] : []))
  const mentioned = [...new Set([...mentions.map((one) => one.openId), ...odd])]
  return { content: JSON.stringify({ text: shown }), mentions, mentioned }
}

const node = z.looseObject({ tag: z.string() })
const postBody = z.object({ title: z.string().optional(), content: z.array(z.array(node)) })
const post = z.record(z.string().regex(/^[a-z]{2}_[a-z]{2}$/), postBody)
const postTags = new Set(['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block', 'md'])

function readPost(platform: Platform, value: unknown): ReadContent {
  const parsed = parse(post, value, 'post')
  const bodies = Object.values(parsed)
  if (bodies.length === 0) throw bad('empty post content')
  const mentioned: string[] = []
  for (const { content } of bodies)
    for (const paragraph of content)
      for (const one of paragraph) {
        if (!postTags.has(one.tag)) throw bad(`post tag ${one.tag} is not supported`)
        if (one.tag === 'md' && paragraph.length > 1) throw bad('md stands alone in its paragraph')
        if (one.tag === 'at') mentioned.push(String(one.user_id))
        if (one.tag === 'md' || one.tag === 'text')
          mentioned.push(
            ...taggedPeople(String(one.text)).flatMap(({ tag, id }) => (tag === 'at' ? [id] : [])),
          )
        if (one.tag === 'img') ownResource(platform, String(one.image_key), 'image')
      }
  return { content: JSON.stringify(parsed), mentions: [], mentioned: [...new Set(mentioned)] }
}

function ownResource(platform: Platform, key: string, kind: 'image' | 'file'): void {
  const resource = platform.media.get(key)
  if (resource?.kind !== kind) throw bad(`${kind}_key ${key} is unknown`)
  if (resource.owner !== 'bot') throw new ApiFailure(230017, 'The bot is not the owner of the resource.')
}

/** A card, checked as Lark checks it; `previous` is what it replaces. */
export function readCard(platform: Platform, value: unknown): ReadContent & { card: object } {
  const parsed = z.looseObject({}).safeParse(value)
  if (!parsed.success)
    throw new ApiFailure(
      230099,
      'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err;',
    )
  const { problems, mentioned } = inspectFor(platform)(parsed.data)
  const refused = refusal(problems)
  if (refused !== undefined) throw new ApiFailure(230099, refused)
  return { content: JSON.stringify(parsed.data), mentions: [], mentioned, card: parsed.data }
}

/** The content string of a message to send, checked; refuses as Lark does (230001, 230017, 230099). */
export function readContent(platform: Platform, msgType: SendableType, content: string): ReadContent {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    throw bad('content is not a string in json format')
  }
  const plain = (): ReadContent => ({ content: JSON.stringify(value), mentions: [], mentioned: [] })
  switch (msgType) {
    case 'text': {
      const { text } = parse(z.object({ text: z.string() }), value, 'text')
      if (text === '') throw bad('text content is empty')
      return readText(platform, text)
    }
    case 'post':
      return readPost(platform, value)
    case 'interactive':
      return readCard(platform, value)
    case 'image':
      ownResource(platform, parse(z.object({ image_key: z.string() }), value, 'image').image_key, 'image')
      return plain()
    case 'file':
    case 'audio':
    case 'media':
    case 'sticker':
      ownResource(platform, parse(z.object({ file_key: z.string() }), value, msgType).file_key, 'file')
      return plain()
    case 'share_chat':
      parse(z.object({ chat_id: z.string() }), value, 'share_chat')
      return plain()
    case 'share_user':
      parse(z.object({ user_id: z.string() }), value, 'share_user')
      return plain()
    default: {
      const never: never = msgType
      throw bad(String(never))
    }
  }
}
