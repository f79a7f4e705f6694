import type { MessageRow, NewsRow, PersonRow, StateAnswer } from '../../contract.ts'
import { createStore, useStore } from './store.ts'
import { readView, type View, writeView } from './view.ts'

export type Toast = { id: number; kind: string; text: string }

export type PageState = {
  view: View
  state: StateAnswer | undefined
  /** The platform's clock when `state` came, and our own counter at that moment: between them we tick ourselves. */
  clock: { now: number; readAt: number }
  /** The clock is on its way. */
  moving: boolean
  /** What the bot sent since the clock was last moved; absent before. */
  news: { since: number; rows: NewsRow[] } | undefined
  messages: { chat: string; rows: MessageRow[] }
  /** The message whose JSON the panel shows. */
  selected: string
  replyTo: MessageRow | undefined
  toasts: Toast[]
  drawer: '' | 'chats' | 'panel'
  connected: boolean
  /** The last thing the platform did not answer; shown in place of the chat. */
  failure: string
}

export const store = createStore<PageState>({
  view: readView(location.search),
  state: undefined,
  clock: { now: 0, readAt: 0 },
  moving: false,
  news: undefined,
  messages: { chat: '', rows: [] },
  selected: '',
  replyTo: undefined,
  toasts: [],
  drawer: '',
  connected: false,
  failure: '',
})

export const usePage = <T>(pick: (state: PageState) => T): T => useStore(store, pick)

/** Changes what is looked at, and the address with it. */
export function look(change: Partial<View>): void {
  const view = { ...store.get().view, ...change }
  store.set({ view })
  history.replaceState(null, '', writeView(view))
}

/** The platform's time now. */
export function nowMs(): number {
  const { now, readAt } = store.get().clock
  return now === 0 ? 0 : now + (performance.now() - readAt)
}

let toastCount = 0
/** Shows a short message at the top of the phone for three seconds. */
export function toast(kind: string, text: string): void {
  toastCount += 1
  const id = toastCount
  store.set((state) => ({ toasts: [...state.toasts.slice(-2), { id, kind, text }] }))
  setTimeout(() => store.set((state) => ({ toasts: state.toasts.filter((entry) => entry.id !== id) })), 3500)
}

/** A person's name in the chosen language; the bot's for its own id; what was asked for when unknown. */
export function nameOf(openId: string, state: PageState = store.get()): string {
  if (openId === 'bot' || openId === state.state?.bot.openId) return state.state?.bot.name ?? 'bot'
  const person = personOf(openId, state)
  return person === undefined
    ? openId
    : state.view.lang === 'en' && person.enName !== ''
      ? person.enName
      : person.name
}

export const personOf = (openId: string, state: PageState = store.get()): PersonRow | undefined =>
  state.state?.people.find((person) => person.openId === openId)
