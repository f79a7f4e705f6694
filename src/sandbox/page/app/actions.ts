import type { MessageRow, PageEvent } from '../../contract.ts'
import { api } from './api.ts'
import { look, nowMs, store, toast } from './state.ts'
import { say } from './words.ts'

const described = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Runs something the person asked for; a failure is shown and swallowed, since nothing else can be done about it. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    toast('error', `${say('failed')} ${described(error)}`)
    return false
  }
}

/** Asks the platform for people, chats, commands; picks a person and chat when the address names none. */
export async function loadState(): Promise<void> {
  try {
    const first = await api.state(store.get().view.as)
    const { as, chat } = store.get().view
    const known = first.people.some((person) => person.openId === as)
    const me = known ? as : (first.people[0]?.openId ?? '')
    const state = known || me === '' ? first : await api.state(me)
    store.set({ state, clock: { now: state.now, readAt: performance.now() }, failure: '' })
    const open = state.chats.some((row) => row.chatId === chat)
      ? chat
      : (state.chats.find((row) => row.type === 'p2p') ?? state.chats[0])?.chatId
    if (me !== as || open !== chat) look({ as: me, chat: open ?? '' })
  } catch (error) {
    store.set({ failure: described(error) })
  }
}

/** Reads the open chat anew; the platform marks it read. */
export async function loadMessages(): Promise<void> {
  const { as, chat } = store.get().view
  if (as === '' || chat === '') return
  await attempt(async () => {
    const rows = await api.messages(as, chat)
    const { view } = store.get()
    if (view.as === as && view.chat === chat) store.set({ messages: { chat, rows } })
  })
}

function upsert(rows: MessageRow[], row: MessageRow): MessageRow[] {
  const place = rows.findIndex((each) => each.messageId === row.messageId)
  return place < 0
    ? [...rows, row].sort((a, b) => a.at - b.at)
    : rows.map((each, index) => (index === place ? row : each))
}

let pending: ReturnType<typeof setTimeout> | undefined
/** Several events in a row ask the platform once. */
function refreshSoon(markRead: boolean): void {
  clearTimeout(pending)
  pending = setTimeout(() => {
    void (markRead ? loadMessages() : Promise.resolve()).then(loadState)
  }, 150)
}

export function onEvent(event: PageEvent): void {
  if (event.type === 'clock') store.set({ clock: { now: event.now, readAt: performance.now() } })
  else if (event.type === 'message') {
    const here = event.message.chatId === store.get().view.chat
    if (here) {
      const { messages } = store.get()
      store.set({
        messages: {
          chat: event.message.chatId,
          rows: upsert(messages.chat === event.message.chatId ? messages.rows : [], event.message),
        },
      })
    }
    refreshSoon(here)
  } else refreshSoon(false)
}

/** Keeps listening to the platform as one person until the answer is called. */
export function listen(as: string): () => void {
  const source = api.stream(as)
  source.onopen = () => {
    store.set({ connected: true })
    // What came between the first look and now, or while the line was cut, told nobody.
    refreshSoon(true)
  }
  source.onerror = () => store.set({ connected: false })
  source.onmessage = (message: MessageEvent<string>) => {
    const event: PageEvent = JSON.parse(message.data)
    onEvent(event)
  }
  return () => source.close()
}

export function switchPerson(openId: string): void {
  store.set({ selected: '', replyTo: undefined, messages: { chat: '', rows: [] } })
  look({ as: openId, chat: '' })
}

/** Shows somebody's phone with the bot's chat. */
export function openPhone(openId: string): void {
  switchPerson(openId)
  store.set({ drawer: '' })
}

export function openChat(chatId: string): void {
  store.set({ selected: '', replyTo: undefined, drawer: '', messages: { chat: '', rows: [] } })
  look({ chat: chatId })
}

/** What was sent since the clock was last moved. */
export async function loadNews(): Promise<void> {
  const since = store.get().news?.since
  if (since === undefined) return
  const rows = await api.news(since)
  if (store.get().news?.since === since) store.set({ news: { since, rows } })
}

/** Moves the clock; `along`: the bot works on the way, otherwise it sleeps until then. */
export async function setClock(to: number, along = true): Promise<void> {
  const since = Math.min(nowMs(), to)
  store.set({ moving: true, news: { since, rows: [] } })
  await attempt(() => api.clock(to, along))
  await attempt(loadNews)
  store.set({ moving: false })
  await loadState()
  // What goes out by way of a task comes a moment later.
  setTimeout(() => void attempt(loadNews), 1500)
}
