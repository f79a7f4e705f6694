/**
 * What reaches the pipeline, whichever road it came by (webhook or long connection). Plain types: everything
 * here was parsed and checked. `key` is what de-duplicates: message_id for messages, event_id for the rest.
 */
type Arrived = { key: string; eventId: string; type: string; sentAt: Date }

export type MessageContent =
  | { kind: 'text'; text: string }
  | { kind: 'image'; imageKey: string }
  | { kind: 'file'; fileKey: string; name: string }
  | { kind: 'audio'; fileKey: string; durationMs: number }
  /** Somebody's name card (share_user). */
  | { kind: 'name_card'; openId: string }
  /** A kind keqing does not read (sticker, video, location …); `name` is Lark's message_type. */
  | { kind: 'unsupported'; name: string }

/** Somebody mentioned in a message; `key` is the placeholder in the text (`@_user_1`). */
export type Mention = {
  key: string
  openId: string
  name: string
  /** Lark says that it is a bot, ours or another. */
  bot?: true
}

export type MessageEvent = Arrived & {
  kind: 'message'
  messageId: string
  chatId: string
  chatType: 'p2p' | 'group'
  senderOpenId: string
  /** Present in replies and threads. */
  parentId?: string
  rootId?: string
  threadId?: string
  mentions: Mention[]
  /** Said in a group without the bot being mentioned: nobody expects an answer (bot/aside.ts). */
  aside?: true
  /**
   * In order: a text or a post is one text part (a post's images follow it as image parts); the placeholders
   * of mentions are still in the text.
   */
  content: MessageContent[]
}

export type CardPressEvent = Arrived & {
  kind: 'card_press'
  operatorOpenId: string
  /** For the delayed update; 30 minutes, two uses. */
  updateToken: string
  messageId: string
  chatId: string
  /** The button's callback value as it came: hostile until `wireValue` parsed it. */
  value: unknown
  /**
   * Fields of a submitted form; or the single value of a component outside a form under Lark's key for it: `option`,
   * `options`, `input_value`, `checked`.
   */
  form: Record<string, unknown>
}

export type BotEvent =
  | MessageEvent
  | CardPressEvent
  | (Arrived & { kind: 'menu'; operatorOpenId: string; eventKey: string })
  | (Arrived & { kind: 'chat_entered'; chatId: string; operatorOpenId: string })
  | (Arrived & { kind: 'bot_added'; chatId: string; operatorOpenId: string; chatName: string })
  /** The bot was taken out of a group. */
  | (Arrived & { kind: 'bot_removed'; chatId: string })
  | (Arrived & { kind: 'chat_disbanded'; chatId: string })
  | (Arrived & { kind: 'recalled'; messageId: string; chatId: string })
  /** Somebody read messages of the bot in their private chat. */
  | (Arrived & { kind: 'message_read'; readerOpenId: string; messageIds: string[] })
  | (Arrived & { kind: 'user_created'; openId: string })
  /** Something the directory says of them changed; what, is asked of the directory. */
  | (Arrived & { kind: 'user_updated'; openId: string })
  | (Arrived & { kind: 'user_deleted'; openId: string })
  /** A type nobody registered: answered 200, counted. */
  | (Arrived & { kind: 'unknown' })

/** What a card press is answered with, in Lark's own form; `{}` leaves the card as it is. */
export type PressAnswer = {
  toast?: {
    type: 'info' | 'success' | 'warning' | 'error'
    content: string
    i18n: { zh_cn: string; en_us: string }
  }
  card?: { type: 'raw'; data: object }
}

/** The single door behind both roads. Resolves once the event is committed; rejects only when it could not be kept. */
export type Receive = (event: BotEvent) => Promise<PressAnswer>
