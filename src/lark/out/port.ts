/** Where a new message goes. */
export type Receiver = { type: 'open_id' | 'chat_id'; id: string }

export type MessageBody = { msgType: 'text' | 'post' | 'interactive' | 'image' | 'file'; content: string }

export type SentMessage = { messageId: string; chatId: string }

export type LarkUser = {
  openId: string
  unionId?: string
  name: string
  enName?: string
  departmentIds: string[]
  leaderOpenId?: string
  resigned: boolean
}

/** A department of the directory; without `parentId` it stands below the root. */
export type LarkDepartment = { id: string; name: string; parentId?: string }

/** One page of a list. `next` asks for the page after it; absent on the last one. */
export type Page<T> = { items: T[]; next?: string }

export type SlashCommand = { id: string; command: string }
export type SlashCommandText = { command: string; zh: string; en: string }

/** A meeting as it stands in people's calendars; `zone` is the one its times are meant in. */
export type CalendarEvent = {
  summary: string
  description: string
  place?: string
  from: Date
  until: Date
  zone: string
}

/** The operations of the Open Platform that keqing uses, and nothing else. Every one rejects with `LarkError`. */
export type LarkApi = {
  /** `uuid` (≤ 50 characters): a repeat within an hour returns the first message. */
  send(to: Receiver, body: MessageBody, uuid: string): Promise<SentMessage>
  reply(
    messageId: string,
    body: MessageBody,
    options: { uuid: string; inThread: boolean },
  ): Promise<SentMessage>
  patchCard(messageId: string, card: string): Promise<void>
  recall(messageId: string): Promise<void>
  react(messageId: string, emoji: string): Promise<void>
  /** 加急 of a message of the bot's own: Lark calls these people's attention to it until they look. */
  urge(messageId: string, openIds: readonly string[]): Promise<void>
  uploadImage(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string>
  uploadFile(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string>
  /** A file somebody sent; at most `maxBytes`, else a permanent `LarkError`. */
  download(messageId: string, fileKey: string, type: 'image' | 'file', maxBytes: number): Promise<Uint8Array>
  bot(): Promise<{ openId: string; name: string }>
  /** undefined when the id is outside the app's contact range or unknown. */
  user(openId: string): Promise<LarkUser | undefined>
  /** Every department the app may see, at whatever depth, 50 a page. */
  departments(pageToken?: string): Promise<Page<LarkDepartment>>
  /** Who is a direct member of a department (`0`: of none), 50 a page. */
  usersOf(departmentId: string, pageToken?: string): Promise<Page<LarkUser>>
  /** Text of at most 60 s of 16 kHz mono 16-bit PCM. */
  recognizeSpeech(pcm: Uint8Array, fileId: string): Promise<string>
  slashCommands: {
    list(): Promise<SlashCommand[]>
    create(text: SlashCommandText): Promise<void>
    update(id: string, text: SlashCommandText): Promise<void>
    remove(id: string): Promise<void>
  }
  /** Events of the bot's own calendar; colleagues see them in theirs once they are invited. Ids are open_ids. */
  calendar: {
    /** The id of the bot's calendar. */
    primary(): Promise<string>
    /** `key` (32 to 128 characters): a repeat gives back the first event. Resolves with the event's id. */
    create(calendarId: string, event: CalendarEvent, key: string): Promise<string>
    change(calendarId: string, eventId: string, event: CalendarEvent): Promise<void>
    /** Everybody invited is told. */
    cancel(calendarId: string, eventId: string): Promise<void>
    invite(calendarId: string, eventId: string, openIds: readonly string[]): Promise<void>
    uninvite(calendarId: string, eventId: string, openIds: readonly string[]): Promise<void>
  }
  /** Proves that app id and secret are good: fetches (or has) a tenant token. */
  checkToken(): Promise<void>
}

/**
 * Why a call failed. `rate`: wait `waitMs` and try again; `transient`: 5xx, timeout, no connection: try again with
 * growing pauses; `permanent`: Lark said no, trying again blindly is wrong. `code` is Lark's (0 where it never answered).
 */
export class LarkError extends Error {
  readonly api: string
  readonly kind: 'rate' | 'transient' | 'permanent'
  readonly code: number
  readonly httpStatus: number
  readonly waitMs: number
  constructor(
    fields: {
      api: string
      kind: LarkError['kind']
      code: number
      httpStatus: number
      waitMs?: number
      message: string
    },
    options?: { cause: unknown },
  ) {
    super(`${fields.api}: ${fields.code} ${fields.message}`, options)
    this.name = 'LarkError'
    this.api = fields.api
    this.kind = fields.kind
    this.code = fields.code
    this.httpStatus = fields.httpStatus
    this.waitMs = fields.waitMs ?? 0
  }
}
