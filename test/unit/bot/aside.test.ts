import { describe, expect, test } from 'vitest'
import { createEars, mayConcern } from '../../../src/bot/aside.ts'
import type { MessageEvent } from '../../../src/lark/in/event.ts'

const at = new Date('2026-11-23T02:00:00Z')
const said = (more: Partial<MessageEvent>): MessageEvent => ({
  kind: 'message',
  key: 'om_1',
  eventId: 'e',
  type: 'im.message.receive_v1',
  sentAt: at,
  messageId: 'om_1',
  chatId: 'oc_1',
  chatType: 'group',
  senderOpenId: 'ou_lin',
  mentions: [],
  content: [{ kind: 'text', text: '大堂漏水' }],
  ...more,
})
const lark = (openId?: string) => ({
  bot: async () => {
    if (openId === undefined) throw new Error('Lark is away')
    return { openId, name: '客情管家' }
  },
})
const bot = { key: '@_user_1', openId: 'ou_bot', name: '客情管家', bot: true } as const
const colleague = { key: '@_user_2', openId: 'ou_chen', name: '陈刚' }
const otherBot = { key: '@_user_1', openId: 'ou_other', name: '考勤', bot: true } as const

describe('what colleagues say to each other in a group is not said to keqing', () => {
  test.each([
    ['nobody is mentioned', said({}), true],
    ['a colleague is mentioned', said({ mentions: [colleague] }), true],
    ['another bot is mentioned', said({ mentions: [otherBot] }), true],
    [
      'everybody is called',
      said({
        mentions: [{ key: '@_all', openId: '', name: '所有人' }],
        content: [{ kind: 'text', text: '@_all 开会' }],
      }),
      true,
    ],
    ['the bot is mentioned after a colleague', said({ mentions: [colleague, bot] }), undefined],
    ['it is a private chat', said({ chatType: 'p2p' }), undefined],
  ])('%s', async (_, event, aside) => {
    expect(await createEars({ lark: lark('ou_bot') })(event)).toEqual(aside ? { ...event, aside } : event)
  })

  test('while Lark does not say who the bot is, what Lark calls a bot is taken for it, and Lark is not asked for each message', async () => {
    let asked = 0
    const ears = createEars({
      lark: {
        async bot() {
          asked += 1
          throw new Error('away')
        },
      },
    })
    expect(await ears(said({ mentions: [bot] }))).not.toHaveProperty('aside')
    expect(await ears(said({ mentions: [colleague] }))).toHaveProperty('aside', true)
    expect(asked).toBe(1)
  })

  test('a reply or a picture may still concern it, other words do not', () => {
    expect(mayConcern(said({}))).toBe(false)
    expect(mayConcern(said({ parentId: 'om_0' }))).toBe(true)
    expect(mayConcern(said({ content: [{ kind: 'image', imageKey: 'img' }] }))).toBe(true)
  })
})
