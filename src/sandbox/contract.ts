/** What the chat page and the fake platform say to each other, under `/_sandbox`. JSON; times are epoch milliseconds. */

export type PersonRow = { openId: string; name: string; enName: string; role: string; avatar: string }

export type ChatRow = {
  chatId: string
  type: 'p2p' | 'group'
  /** p2p: the bot's name; group: the group's. */
  name: string
  members: string[]
  unread: number
  /** One line of the last message, in the reader's language where it has one. */
  lastText: { zh: string; en: string }
  lastAt: number
}

export type MessageRow = {
  messageId: string
  chatId: string
  at: number
  /** open_id of a person, or "bot". */
  from: string
  fromName: string
  msgType: string
  /** Parsed content: `{text}`, a card JSON 2.0, `{image_key}` … */
  content: unknown
  /** Who the `@_user_1` placeholders of the content stand for. */
  mentions?: { key: string; openId: string; name: string }[]
  threadId?: string
  parentId?: string
  recalled: boolean
  editedAt?: number
  reactions: { emoji: string; from: string }[]
  /** open_ids the bot marked it 加急 for. */
  urged?: string[]
}

/** GET /_sandbox/state?as=ou_… */
export type StateAnswer = {
  now: number
  bot: { name: string; openId: string }
  people: PersonRow[]
  chats: ChatRow[]
  commands: { command: string; zh: string; en: string }[]
  menu: { eventKey: string; zh: string; en: string }[]
  faults: Fault[]
}

/** GET /_sandbox/calendar?as= → CalendarRow[]: what the person was invited to, by time. */
export type CalendarRow = {
  eventId: string
  summary: string
  description: string
  place: string
  from: number
  until: number
  /** Names of everybody invited. */
  people: string[]
}

/** GET /_sandbox/messages?as=&chat= → MessageRow[] (marks the chat read). GET /_sandbox/stream?as= → SSE of PageEvent. */
export type PageEvent =
  | { type: 'message'; message: MessageRow }
  | { type: 'read'; chatId: string }
  | { type: 'clock'; now: number }
  | { type: 'state' }

/** POST /_sandbox/send */
export type SendRequest = {
  as: string
  chatId: string
  text?: string
  /** open_ids mentioned by `@name` in the text, "bot" included; the platform writes the placeholders. */
  mentions?: { openId: string; name: string }[]
  parentId?: string
}
/** POST /_sandbox/upload?as=&chat=&kind=image|file|audio&name=&duration= with the bytes as body: sends it as a message. */

/** GET /_sandbox/files/:key → the bytes behind an image_key or file_key, with their content type; 404 when unknown. */

/** POST /_sandbox/press: a component was used; answers with the toast and the error code the client would show. */
export type PressRequest = {
  as: string
  messageId: string
  tag: string
  name?: string
  value?: unknown
  formValue?: Record<string, unknown>
  option?: string
  options?: string[]
  inputValue?: string
  checked?: boolean
}
export type PressReply = {
  toast?: { type: string; content: string; i18n?: { zh_cn?: string; en_us?: string } }
  /** A code of lark-platform.md §3.2 when the bot's answer was missing, late or wrong. */
  errorCode?: number
}

/** POST /_sandbox/enter {as, chatId} (opening the bot's chat), /_sandbox/menu {as, eventKey}, /_sandbox/recall {as, messageId}. */

/**
 * POST /_sandbox/clock {to: number, along?: boolean}: sets the clock of the platform and, through its host, of the bot.
 * `along`: the bot works all the way there; otherwise it is as if it had been switched off until then. Answers when the
 * bot has seen the last moment.
 */

/**
 * GET /_sandbox/moments → Moment[]: where the host proposes to move the clock, by time. `name` says when, `sees` what is
 * to be seen there; `off`: with the bot switched off until then.
 */
export type Moment = { name: Bilingual; sees: Bilingual; at: number; off: boolean }
export type Bilingual = { zh: string; en: string }

/** GET /_sandbox/news?since=ms → NewsRow[]: what the bot sent to anybody since, the newest first. */
export type NewsRow = { messageId: string; openId: string; at: number; text: Bilingual }

/** GET|PUT /_sandbox/faults: switched on per API path pattern such as `im/v1/messages`, or `*`. */
export type Fault = { api: string; kind: '429' | '500' | 'hang' | 'cut'; times?: number }
/** GET|PUT /_sandbox/delivery: how events reach the bot. */
export type DeliveryOptions = { duplicate: boolean; delayMs: number; shuffle: boolean }

/** GET /_sandbox/gallery → GallerySample[]; every card of the bot with its samples, handed over by the demo. */
export type GallerySample = { card: string; sample: string; json: object; problems: string[] }
