import { type LarkApi, LarkError } from '../../../src/lark/out/port.ts'

export type LarkCall = {
  api: 'create' | 'reply' | 'patch' | 'reaction' | 'urge'
  /** Receiver, or the message replied to, updated or reacted to. */
  target: string
  content: string
  uuid: string | undefined
  at: number
}

/** A Lark that remembers its calls, knows uuids, and does what `onCall` says before it answers. */
export function fakeLark() {
  const calls: LarkCall[] = []
  const byUuid = new Map<string, { messageId: string; chatId: string }>()
  let underWay = 0
  const lark = {
    calls,
    mostAtOnce: 0,
    /** Throw to refuse, wait to be slow. */
    onCall: async (_call: LarkCall): Promise<void> => {},
    /** How many messages stand in chats. */
    messages: () => byUuid.size,
    api: unusable as LarkApi,
  }
  async function called(call: Omit<LarkCall, 'at'>) {
    const made = { ...call, at: performance.now() }
    calls.push(made)
    lark.mostAtOnce = Math.max(lark.mostAtOnce, ++underWay)
    try {
      await lark.onCall(made)
    } finally {
      underWay--
    }
  }
  function message(uuid: string, chatId: string) {
    const known = byUuid.get(uuid)
    if (known) return known
    const sent = { messageId: `om_${byUuid.size + 1}`, chatId }
    byUuid.set(uuid, sent)
    return sent
  }
  lark.api = {
    ...unusable,
    async send(to, body, uuid) {
      await called({ api: 'create', target: to.id, content: body.content, uuid })
      return message(uuid, to.type === 'chat_id' ? to.id : `oc_of_${to.id}`)
    },
    async reply(messageId, body, { uuid }) {
      await called({ api: 'reply', target: messageId, content: body.content, uuid })
      return message(uuid, 'oc_reply')
    },
    async patchCard(messageId, card) {
      await called({ api: 'patch', target: messageId, content: card, uuid: undefined })
    },
    async react(messageId, emoji) {
      await called({ api: 'reaction', target: messageId, content: emoji, uuid: undefined })
    },
    async urge(messageId, openIds) {
      await called({ api: 'urge', target: messageId, content: openIds.join(), uuid: undefined })
    },
  }
  return lark
}

const never = async (): Promise<never> => {
  throw new Error('the outbox does not call this')
}

const unusable: LarkApi = {
  send: never,
  reply: never,
  patchCard: never,
  recall: never,
  react: never,
  urge: never,
  uploadImage: never,
  uploadFile: never,
  download: never,
  bot: never,
  user: never,
  departments: never,
  usersOf: never,
  recognizeSpeech: never,
  slashCommands: { list: never, create: never, update: never, remove: never },
  calendar: {
    primary: never,
    create: never,
    change: never,
    cancel: never,
    invite: never,
    uninvite: never,
  },
  checkToken: never,
}

export const rateLimited = (waitMs: number, code = 99991400) =>
  new LarkError({ api: 'create', kind: 'rate', code, httpStatus: 429, waitMs, message: 'too often' })
export const unavailable = () =>
  new LarkError({ api: 'create', kind: 'transient', code: 0, httpStatus: 503, message: 'unavailable' })
export const refusedBy = (code: number, message = 'no') =>
  new LarkError({ api: 'create', kind: 'permanent', code, httpStatus: 400, message })
