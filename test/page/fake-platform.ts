import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type {
  ChatRow,
  DeliveryOptions,
  Fault,
  MessageRow,
  PageEvent,
  PressReply,
  PressRequest,
  SendRequest,
  StateAnswer,
} from '../../src/sandbox/contract.ts'
import { pageApp } from '../../src/sandbox/page-assets.ts'
import { sampleCards } from './sample-cards.ts'
import { firstMessages, people } from './sample-company.ts'
import { act, card, p } from './sample-parts.ts'
import { draftCard, formCard } from './sample-visits.ts'

export type FakePlatform = {
  url: string
  /** Every request of the page that changes something, oldest first. */
  asked: { path: string; body: unknown }[]
  /** What the next press is answered with; the card of its message is then replaced, when one is given. */
  nextPress(reply: PressReply, card?: object): void
  post(message: Partial<MessageRow> & Pick<MessageRow, 'chatId' | 'msgType' | 'content'>): MessageRow
  close(): Promise<void>
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#9cc2ff"/><stop offset="1" stop-color="#f6d8c6"/></linearGradient></defs><rect width="640" height="400" fill="url(#g)"/><path d="M0 330L180 160l120 120 90-80 250 200H0z" fill="#35507f" opacity=".6"/><circle cx="500" cy="90" r="40" fill="#fff" opacity=".8"/></svg>'

/** The contract of the page (contract.ts) in memory, with a bot that answers everything at once. */
export async function startFakePlatform(): Promise<FakePlatform> {
  let now = Date.UTC(2026, 10, 23, 6, 30)
  let count = 100
  let faults: Fault[] = []
  let delivery: DeliveryOptions = { duplicate: false, delayMs: 0, shuffle: false }
  let press: { reply: PressReply; card?: object } | undefined
  const asked: FakePlatform['asked'] = []
  const messages = firstMessages(now)
  const unread = new Map<string, number>([['ou_zhang oc_after', 2]])
  const listeners = new Set<{ as: string; tell(event: PageEvent): void }>()
  const tell = (event: PageEvent) => {
    for (const listener of listeners) listener.tell(event)
  }
  const chatOf = (as: string) => `oc_p2p_${as}`
  const membersOf = (chatId: string) =>
    chatId === 'oc_after' ? ['ou_zhang', 'ou_zhao', 'ou_lin'] : [chatId.replace('oc_p2p_', '')]
  const post: FakePlatform['post'] = (message) => {
    count += 1
    now += 1000
    const row: MessageRow = {
      messageId: `om_${count}`,
      at: now,
      from: 'bot',
      fromName: '客情管家',
      recalled: false,
      reactions: [],
      ...message,
    }
    messages.push(row)
    tell({ type: 'message', message: row })
    return row
  }
  const change = (messageId: string, edit: Partial<MessageRow>) => {
    const row = messages.find((each) => each.messageId === messageId)
    if (row === undefined) return
    Object.assign(row, edit)
    tell({ type: 'message', message: { ...row } })
  }
  const chatsOf = (as: string): ChatRow[] => {
    const ids = [chatOf(as), ...(membersOf('oc_after').includes(as) ? ['oc_after'] : [])]
    return ids.map((chatId) => {
      const last = messages.filter((message) => message.chatId === chatId).at(-1)
      const said =
        typeof last?.content === 'object' && last.content !== null && 'text' in last.content
          ? String(last.content.text)
          : last === undefined
            ? ''
            : '[卡片]'
      return {
        chatId,
        type: chatId === 'oc_after' ? 'group' : 'p2p',
        name: chatId === 'oc_after' ? '售后支持群' : '客情管家',
        members: membersOf(chatId),
        unread: unread.get(`${as} ${chatId}`) ?? 0,
        lastText: { zh: said, en: said },
        lastAt: last?.at ?? 0,
      }
    })
  }
  const app = new Hono().basePath('/_sandbox')
  const noted = async (request: { path: string; json(): Promise<unknown> }) => {
    const body = await request.json()
    asked.push({ path: request.path.replace('/_sandbox/', ''), body })
    return body
  }
  app.get('/state', (c) => {
    const answer: StateAnswer = {
      now,
      bot: { name: '客情管家', openId: 'ou_bot' },
      people,
      chats: chatsOf(c.req.query('as') ?? ''),
      commands: [
        { command: 'visit', zh: '拜访：记一次拜访', en: 'Log a visit' },
        { command: 'mine', zh: '我的：拜访和下一步', en: 'My visits and next steps' },
        { command: 'client', zh: '客户：看一张客户卡片', en: 'Look up a client' },
        { command: 'help', zh: '帮助：能做什么', en: 'What I can do' },
      ],
      menu: [
        { eventKey: 'visit', zh: '记拜访', en: 'Log visit' },
        { eventKey: 'mine', zh: '我的', en: 'Mine' },
        { eventKey: 'help', zh: '帮助', en: 'Help' },
      ],
      faults,
    }
    return c.json(answer)
  })
  app.get('/messages', (c) => {
    unread.delete(`${c.req.query('as')} ${c.req.query('chat')}`)
    return c.json(messages.filter((message) => message.chatId === c.req.query('chat')))
  })
  app.get('/stream', (c) =>
    streamSSE(c, async (stream) => {
      const listener = {
        as: c.req.query('as') ?? '',
        tell: (event: PageEvent) => void stream.writeSSE({ data: JSON.stringify(event) }),
      }
      listeners.add(listener)
      stream.onAbort(() => {
        listeners.delete(listener)
      })
      await stream.writeSSE({ data: JSON.stringify({ type: 'state' } satisfies PageEvent) })
      while (listeners.has(listener)) await stream.sleep(500)
    }),
  )
  app.post('/send', async (c) => {
    const body = (await noted(c.req)) as SendRequest
    const parent = messages.find((message) => message.messageId === body.parentId)
    const reply =
      parent === undefined
        ? {}
        : {
            parentId: parent.messageId,
            ...(parent.threadId === undefined ? {} : { threadId: parent.threadId }),
          }
    post({
      chatId: body.chatId,
      from: body.as,
      fromName: body.as,
      msgType: 'text',
      content: { text: body.text ?? '' },
      ...reply,
    })
    if (body.text?.startsWith('/visit'))
      post({ chatId: body.chatId, msgType: 'interactive', content: formCard })
    else if (body.chatId.startsWith('oc_p2p'))
      post({ chatId: body.chatId, msgType: 'interactive', content: draftCard })
    return c.json({})
  })
  app.post('/upload', async (c) => {
    const { kind = 'file', name = '', as = '', chat = '', duration = '0' } = c.req.query()
    const size = (await c.req.arrayBuffer()).byteLength
    asked.push({ path: 'upload', body: { kind, name, size, duration: Number(duration) } })
    const content =
      kind === 'image'
        ? { image_key: 'img_sample' }
        : kind === 'audio'
          ? { file_key: 'file_voice', duration: Number(duration) }
          : { file_key: 'file_1', file_name: name }
    post({ chatId: chat, from: as, fromName: as, msgType: kind, content })
    return c.json({})
  })
  app.get('/files/:key', (c) =>
    c.req.param('key') === 'img_sample'
      ? c.body(picture, 200, { 'content-type': 'image/svg+xml' })
      : c.notFound(),
  )
  app.post('/press', async (c) => {
    const body = (await noted(c.req)) as PressRequest
    await new Promise((done) => setTimeout(done, 250))
    const value = body.value as { a?: string } | undefined
    const planned = press
    press = undefined
    if (planned?.card !== undefined) change(body.messageId, { content: planned.card })
    if (planned !== undefined) return c.json(planned.reply)
    if (value?.a === 'error') return c.json({ errorCode: 200341 } satisfies PressReply)
    if (value?.a === 'visits.confirm' || value?.a === 'visits.submit') {
      change(body.messageId, { content: savedCard, editedAt: now })
      return c.json({
        toast: { type: 'success', content: '已保存', i18n: { zh_cn: '已保存', en_us: 'Saved' } },
      } satisfies PressReply)
    }
    return c.json({})
  })
  app.post('/enter', async (c) => c.json((await noted(c.req)) ?? {}))
  app.post('/menu', async (c) => {
    const body = (await noted(c.req)) as { as: string; eventKey: string }
    post({
      chatId: chatOf(body.as),
      msgType: 'interactive',
      content: body.eventKey === 'visit' ? formCard : draftCard,
    })
    return c.json({})
  })
  app.post('/recall', async (c) => {
    const body = (await noted(c.req)) as { messageId: string }
    change(body.messageId, { recalled: true })
    return c.json({})
  })
  app.post('/clock', async (c) => {
    const body = (await noted(c.req)) as { to: number }
    now = body.to
    tell({ type: 'clock', now })
    return c.json({})
  })
  app.get('/moments', (c) =>
    c.json([
      {
        name: { zh: '过完周末再开机', en: 'After the weekend' },
        sees: { zh: '并成一张补上', en: 'one card' },
        at: now + 3 * 86_400_000,
        off: true,
      },
    ]),
  )
  app.get('/news', (c) =>
    c.json([
      { messageId: 'om_news', openId: 'ou_zhang', at: now, text: { zh: '今天要跟进的客户', en: 'Today' } },
    ]),
  )
  app.get('/faults', (c) => c.json(faults))
  app.put('/faults', async (c) => {
    faults = (await noted(c.req)) as Fault[]
    return c.json({})
  })
  app.get('/delivery', (c) => c.json(delivery))
  app.put('/delivery', async (c) => {
    delivery = (await noted(c.req)) as DeliveryOptions
    return c.json({})
  })
  app.get('/gallery', (c) => c.json(sampleCards))
  const whole = new Hono().route('/', app).route('/', await pageApp())
  const server = await new Promise<ReturnType<typeof serve>>((ready) => {
    const started = serve({ fetch: whole.fetch, port: Number(0), hostname: '127.0.0.1' }, () =>
      ready(started),
    )
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    nextPress: (reply, next) => {
      press = { reply, ...(next === undefined ? {} : { card: next }) }
    },
    post,
    close: () =>
      new Promise((done) => {
        listeners.clear()
        if ('closeAllConnections' in server) server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

const savedCard = card(
  [
    { tag: 'markdown', content: '**万川集团** · 面谈 · 今天 10:00\n王总，聊了二期样板间' },
    { tag: 'button', text: p('撤销', 'Undo'), type: 'text', behaviors: act('visits.undo') },
  ],
  { title: p('已记录', 'Logged'), template: 'green' },
)
