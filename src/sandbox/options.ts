import type { Hono } from 'hono'
import type { Clock } from '../kernel/clock.ts'
import type { CompanySeed, PersonSeed } from './company.ts'
import type {
  CalendarRow,
  DeliveryOptions,
  GallerySample,
  Moment,
  PressReply,
  PressRequest,
} from './contract.ts'
import type { DeliveryRow } from './delivery/log.ts'
import type { ApiCall } from './platform/calls.ts'
import type { FaultRule } from './platform/faults.ts'
import type { CardState, StoredMessage } from './platform/store.ts'

/** What of groups the app may hear (scope `im:message.group_msg`: all); switched while it runs. */
export type Hears = { groups: 'mentions' | 'all' }

export type ShiftableClock = Clock & { set(to: Date): void }

export type AppCredentials = {
  /** `cli_` and 16 hex digits; the official long-connection client insists on that form. */
  appId: string
  appSecret: string
  /** Set: bodies are encrypted and signed. */
  encryptKey?: string
  verificationToken?: string
  /** Where events are pushed; taken as already verified. Without it they go over the long connection. */
  eventUrl?: string
}

export type SlashOrMenu = { zh: string; en: string }

export type SandboxOptions = {
  /** 0 or absent: a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** The platform's time: message times, signatures, re-pushes, age limits. Rate windows and tokens use real time. */
  clock: ShiftableClock
  app: AppCredentials
  company: CompanySeed
  /** Default true. */
  rateLimits?: boolean
  /** 'mentions' (default): in groups the bot gets only messages that mention it; 'all': every message. */
  groupMessages?: Hears['groups']
  /** The chat page, mounted at `/`. */
  staticPage?: Hono
  gallery?: () => GallerySample[] | Promise<GallerySample[]>
  /** Menu of the bot's private chat, as set up in the console. */
  menu?: ({ eventKey: string } & SlashOrMenu)[]
  /** Suggestions of the page while the bot has registered no slash commands. */
  commands?: ({ command: string } & SlashOrMenu)[]
  /** The page moved the clock; the host lets the bot look at its work. The next move waits until it has. */
  onClock?: (to: Date) => unknown
  /** The moments in between at which the bot has something to look at, when it stays on while the clock moves. */
  onTheWay?: (from: Date, to: Date) => Promise<Date[]>
  /** Where the page proposes to move the clock, given what time it is. */
  moments?: (now: Date) => Promise<Moment[]>
  /** What long-connection clients are told; in seconds. */
  clientConfig?: Partial<ClientConfig>
  log?: (line: string) => void
}

export type ClientConfig = {
  ReconnectCount: number
  ReconnectInterval: number
  ReconnectNonce: number
  PingInterval: number
}

/** A message a person sent. `delivered` ends with the first push: its row, or undefined when the bot gets no event. */
export type Sent = { messageId: string; delivered: Promise<DeliveryRow | undefined> }
/** The same for what is not a message. */
export type Raised = { delivered: Promise<DeliveryRow | undefined> }

export type SendOptions = {
  /** Whom `@name` in the text stands for; `'bot'` and `'all'` are good. A name the text lacks is put in front. */
  mentions?: (string | { openId: string; name: string })[]
  parentId?: string
}

export type PressOptions = {
  /** Fields the person filled in; untouched fields send what the card starts them with. */
  form?: Record<string, unknown>
  /** For pickers and selects outside a form. */
  option?: string
  options?: string[]
  inputValue?: string
  checked?: boolean
}

/** Which component: its name, its caption in any language, or a predicate over its callback value. */
export type Target = string | ((value: unknown) => boolean)

/** What an administrator of the directory may change about a person. */
export type UserChange = {
  name?: string
  department?: string
  moreDepartments?: readonly string[]
  leader?: string | null
}

/** What people do, for tests and scripts. `as` is an open_id; `'bot'` as chat is the person's private chat with the bot. */
export type People = {
  sendText(as: string, chat: string, text: string, options?: SendOptions): Promise<Sent>
  /** `content` as in an event: `{title, content: [[{tag, …}]]}`. */
  sendPost(as: string, chat: string, content: object, options?: SendOptions): Promise<Sent>
  sendImage(as: string, chat: string, bytes: Uint8Array, name?: string): Promise<Sent>
  /** A picture and words as one message, a post; a name the words lack is put in front. */
  sendPicture(as: string, chat: string, bytes: Uint8Array, text: string, options?: SendOptions): Promise<Sent>
  sendFile(as: string, chat: string, bytes: Uint8Array, name: string): Promise<Sent>
  /** `transcript`: what speech recognition will hear in it. */
  sendAudio(
    as: string,
    chat: string,
    bytes: Uint8Array,
    voice: { durationMs: number; transcript?: string },
  ): Promise<Sent>
  /** Any other kind (sticker, location …) with its content. */
  sendOther(as: string, chat: string, msgType: string, content: object): Promise<Sent>
  /**
   * Uses a component of a card as the client would: the callback value comes from the card, form defaults are
   * filled in. Throws when the card has no such component or a required field is empty.
   */
  press(as: string, messageId: string, target: Target, options?: PressOptions): Promise<PressReply>
  /** Exactly this press, whatever the card says: stale and hostile values. */
  pressRaw(request: PressRequest): Promise<PressReply>
  recall(as: string, messageId: string): Promise<Raised>
  enter(as: string): Promise<Raised>
  /** Opens the chat and sees what is new in it. */
  read(as: string, chat: string): Promise<Raised>
  menu(as: string, eventKey: string): Promise<Raised>
  addBotToGroup(as: string, chatId: string): Promise<Raised>
  removeBotFromGroup(as: string, chatId: string): Promise<Raised>
  /** Dissolves the group: nobody is in it any more. */
  disband(as: string, chatId: string): Promise<Raised>
  /** Somebody joins, or comes back: contact.user.created_v3. */
  addUser(person: PersonSeed): Promise<Raised>
  /** The directory says something else of a person: contact.user.updated_v3. `leader: null` takes the line manager away. */
  changeUser(openId: string, change: UserChange): Promise<Raised>
  /** Takes a person out of what the app may see, or back in, without any event: a narrowed range, or an event that got lost. */
  hideUser(openId: string, hidden: boolean): void
  /** The person leaves the company: contact.user.deleted_v3, and messages to them fail with 230029. */
  deleteUser(openId: string): Promise<Raised>
  /** Any event body under any type, in the 2.0 envelope: unknown types, odd bodies. */
  raise(eventType: string, event: object): Promise<Raised>
}

export type Sandbox = People & {
  url: string
  port: number
  close(): Promise<void>
  botChat(openId: string): string
  /** Oldest first. */
  messages(chat: string): StoredMessage[]
  message(messageId: string): StoredMessage | undefined
  /** The newest card of a chat that was not recalled. */
  lastCard(chat: string): { messageId: string; card: object } | undefined
  /** Every state a card has been in, oldest first. */
  cardHistory(messageId: string): CardState[]
  /** Resolves with the first thing `look` finds, trying again at every change; rejects after `timeoutMs` (5000). */
  until<T>(look: () => T | undefined | null | false, timeoutMs?: number): Promise<T>
  /** Resolves when no push is under way (re-pushes that wait for their time do not count). */
  settled(): Promise<void>
  /** Registers the push address after the url_verification check; rejects with the reason when it fails. */
  setEventUrl(url: string | undefined): Promise<void>
  /** Whether the app has the scope for all group messages (`im:message.group_msg`) or only for those that mention it. */
  setGroupMessages(heard: Hears['groups']): void
  setFaults(faults: FaultRule[]): void
  faults(): FaultRule[]
  setDelivery(options: Partial<DeliveryOptions>): void
  setSpeech(speech: { text?: string; scopeMissing?: boolean }): void
  /** Every token handed out so far becomes invalid (99991663). */
  expireTokens(): void
  deliveries(): DeliveryRow[]
  apiCalls(): ApiCall[]
  clearLogs(): void
  /** Moves the clock and sends the re-pushes that came due; resolves when their answers are in. */
  advance(ms: number): Promise<void>
  /** Open long connections. */
  connections(): number
  /** Slash commands registered by the bot. */
  slashCommands(): { id: string; command: string; zh: string; en: string }[]
  /** What a person finds in their calendar, by time. */
  calendar(openId: string): CalendarRow[]
  setCalendar(calendar: { scopeMissing: boolean }): void
  /** Somebody deletes an event behind the bot's back. */
  deleteEvent(eventId: string): void
}
