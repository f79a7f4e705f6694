import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { StateAnswer } from './contract.ts'
import type { Pusher } from './delivery/push.ts'
import type { Hears, People, SandboxOptions } from './options.ts'
import { chatRows, messageRow, newsRows, personRow } from './page-rows.ts'
import { pageStream } from './page-stream.ts'
import type { Platform } from './platform/platform.ts'

const word = z.string().min(1)
const mentioned = z.array(z.object({ openId: word, name: word }))
const bodies = {
  send: z.object({
    as: word,
    chatId: word,
    text: z.string().min(1).max(100_000),
    mentions: mentioned.exactOptional(),
    parentId: word.exactOptional(),
  }),
  press: z.object({
    as: word,
    messageId: word,
    tag: word,
    name: z.string().exactOptional(),
    value: z.unknown().exactOptional(),
    formValue: z.record(z.string(), z.unknown()).exactOptional(),
    option: z.string().exactOptional(),
    options: z.array(z.string()).exactOptional(),
    inputValue: z.string().exactOptional(),
    checked: z.boolean().exactOptional(),
  }),
  enter: z.object({ as: word, chatId: word }),
  menu: z.object({ as: word, eventKey: word }),
  group: z.object({ as: word, chatId: word, what: z.enum(['take_out', 'put_in', 'disband']) }),
  hears: z.object({ groups: z.enum(['mentions', 'all']) }),
  recall: z.object({ as: word, messageId: word }),
  clock: z.object({ to: z.int().nonnegative(), along: z.boolean().default(false) }),
  faults: z.array(
    z.object({
      api: word,
      kind: z.enum(['429', '500', 'hang', 'cut']),
      times: z.int().positive().exactOptional(),
      after: z.boolean().exactOptional(),
    }),
  ),
  delivery: z.object({
    duplicate: z.boolean().exactOptional(),
    delayMs: z.int().min(0).max(600_000).exactOptional(),
    shuffle: z.boolean().exactOptional(),
  }),
}
const uploadQuery = z.object({
  as: word,
  chat: word,
  kind: z.enum(['image', 'file', 'audio']),
  name: z.string().default(''),
  duration: z.coerce.number().default(0),
  /** A picture with words is one post. */
  text: z.string().max(20_000).default(''),
  mentions: z
    .string()
    .default('[]')
    .transform((text) => mentioned.parse(JSON.parse(text))),
  parentId: z.string().default(''),
})

class BadRequest extends Error {}

async function read<T extends object>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error))
  return parsed.data
}

/** The routes behind the chat page, under `/_sandbox` (contract.ts). Wrong requests are 400 with a sentence. */
export function createPageApi(parts: {
  platform: Platform
  people: People
  pusher: Pusher
  hears: Hears
  options: SandboxOptions
  moveClock: (to: Date, along: boolean) => Promise<void>
}): Hono {
  const { platform, people, pusher, hears, options } = parts
  const { store } = platform
  const api = new Hono()

  // Only pages of this very origin: any other site open in the browser could talk to localhost, too.
  api.use(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== c.req.header('host'))
      return c.json({ error: 'foreign origin' }, 403)
    return next()
  })
  api.onError((error, c) => {
    options.log?.(`page: ${error.message}`)
    return c.json({ error: error.message }, 400)
  })

  api.get('/state', (c) => {
    const as = c.req.query('as') ?? ''
    const registered = platform.commands.rows().map(({ command, zh, en }) => ({ command, zh, en }))
    const answer: StateAnswer = {
      now: platform.clock.now().getTime(),
      bot: { name: store.company.bot.name, openId: store.company.bot.openId },
      people: [...store.people.values()].filter((person) => !person.resigned).map(personRow),
      chats: chatRows(store, as),
      commands: registered.length > 0 ? registered : (options.commands ?? []),
      menu: options.menu ?? [],
      faults: platform.faults.list(),
    }
    return c.json(answer)
  })
  api.get('/messages', (c) => {
    const as = c.req.query('as') ?? ''
    const chat = store.chats.get(c.req.query('chat') ?? '')
    if (!chat?.members.has(as)) throw new BadRequest('not a member of this chat')
    void people.read(as, chat.chatId)
    return c.json(chat.messages.map((message) => messageRow(store, message)))
  })
  api.get('/calendar', (c) => c.json(platform.calendars.rows(c.req.query('as') ?? '')))
  api.get('/moments', async (c) => c.json((await options.moments?.(platform.clock.now())) ?? []))
  api.get('/news', (c) => {
    const since = z.coerce.number().safeParse(c.req.query('since'))
    if (!since.success) throw new BadRequest('since: milliseconds')
    return c.json(newsRows(store, since.data))
  })
  api.get('/stream', (c) => pageStream(c, store, c.req.query('as') ?? ''))
  const resource = (c: Context) => {
    const found = platform.media.get(c.req.param('key') ?? '')
    if (!found) return c.json({ error: 'unknown key' }, 404)
    return new Response(Buffer.from(found.bytes), {
      headers: { 'content-type': found.contentType, 'x-content-type-options': 'nosniff' },
    })
  }
  api.get('/files/:key', resource)
  api.get('/gallery', async (c) => c.json((await options.gallery?.()) ?? []))

  api.post('/send', async (c) => {
    const { as, chatId, text, ...rest } = await read(c, bodies.send)
    const { messageId } = await people.sendText(as, chatId, text, rest)
    return c.json({ messageId })
  })
  api.post('/upload', async (c) => {
    const query = uploadQuery.safeParse(c.req.query())
    if (!query.success) throw new BadRequest(z.prettifyError(query.error))
    const { as, chat, kind, name, duration, text, mentions, parentId } = query.data
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) throw new BadRequest('an empty file')
    const sent =
      kind === 'image'
        ? text !== '' || parentId !== ''
          ? await people.sendPicture(as, chat, bytes, text, {
              mentions,
              ...(parentId === '' ? {} : { parentId }),
            })
          : await people.sendImage(as, chat, bytes, name || 'image.png')
        : kind === 'audio'
          ? await people.sendAudio(as, chat, bytes, { durationMs: Math.round(duration) })
          : await people.sendFile(as, chat, bytes, name || 'file')
    return c.json({ messageId: sent.messageId })
  })
  api.post('/press', async (c) => c.json(await people.pressRaw(await read(c, bodies.press))))
  api.post('/enter', async (c) => {
    const { as, chatId } = await read(c, bodies.enter)
    if (store.privateChat(as).chatId === chatId) await people.enter(as)
    return c.json({})
  })
  api.post('/menu', async (c) => {
    const { as, eventKey } = await read(c, bodies.menu)
    await people.menu(as, eventKey)
    return c.json({})
  })
  api.post('/recall', async (c) => {
    const { as, messageId } = await read(c, bodies.recall)
    await people.recall(as, messageId)
    return c.json({})
  })
  api.post('/group', async (c) => {
    const { as, chatId, what } = await read(c, bodies.group)
    if (what === 'take_out') await people.removeBotFromGroup(as, chatId)
    else if (what === 'put_in') await people.addBotToGroup(as, chatId)
    else await people.disband(as, chatId)
    return c.json({})
  })
  api.get('/hears', (c) => c.json(hears))
  api.put('/hears', async (c) => {
    hears.groups = (await read(c, bodies.hears)).groups
    return c.json(hears)
  })
  api.post('/clock', async (c) => {
    const { to, along } = await read(c, bodies.clock)
    await parts.moveClock(new Date(to), along)
    return c.json({ now: platform.clock.now().getTime() })
  })
  api.get('/faults', (c) => c.json(platform.faults.list()))
  api.put('/faults', async (c) => {
    platform.faults.set(await read(c, bodies.faults))
    store.emit({ type: 'state' })
    return c.json(platform.faults.list())
  })
  api.get('/delivery', (c) => c.json(pusher.options()))
  api.put('/delivery', async (c) => {
    pusher.set(await read(c, bodies.delivery))
    return c.json(pusher.options())
  })
  return api
}
