import { describe, expect, test } from 'vitest'
import { handledEventTypes, parseEvent } from '../../../../src/lark/in/events.ts'
import { at, cardPress, envelope, messageBody, textMessage } from '../pushes.ts'

const parse = (value: unknown) => parseEvent(value, at)
const message = (type: string, content: unknown, more = {}) =>
  parse(envelope('im.message.receive_v1', messageBody(type, content, more)))
const content = (type: string, value: unknown) => {
  const event = message(type, value)
  return event?.kind === 'message' ? event.content : event
}

describe('messages', () => {
  test('a text in a private chat is told apart by its message id and dated when it was sent', () => {
    expect(parse(textMessage('/拜访'))).toEqual({
      kind: 'message',
      key: 'om_2',
      eventId: 'ev-1',
      type: 'im.message.receive_v1',
      sentAt: new Date(1795399199000),
      messageId: 'om_2',
      chatId: 'oc_1',
      chatType: 'p2p',
      senderOpenId: 'ou_lin',
      mentions: [],
      content: [{ kind: 'text', text: '/拜访' }],
    })
  })

  test('a reply in a thread of a group keeps its place and its mentions', () => {
    const event = message(
      'text',
      { text: '@_user_1 /拜访' },
      {
        chat_type: 'group',
        root_id: 'om_0',
        parent_id: 'om_1',
        thread_id: 'omt_1',
        mentions: [
          { key: '@_user_1', id: { open_id: 'ou_b', user_id: '' }, mentioned_type: 'bot', name: '客情管家' },
          { key: '@_all', id: { open_id: '', user_id: '' }, name: '所有人' },
        ],
      },
    )
    expect(event).toMatchObject({
      chatType: 'group',
      rootId: 'om_0',
      parentId: 'om_1',
      threadId: 'omt_1',
      mentions: [
        { key: '@_user_1', openId: 'ou_b', name: '客情管家' },
        { key: '@_all', openId: '', name: '所有人' },
      ],
    })
  })

  test('a post becomes one text with its images behind it', () => {
    const post = {
      title: '万川',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '' },
          { tag: 'text', text: ' 今天面谈', style: ['bold'] },
          { tag: 'emotion', emoji_type: 'OK' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'a', href: 'https://x.test/q', text: '报价' }, { tag: 'hr' }],
        [{ tag: 'code_block', language: 'GO', text: 'a := 1' }],
        [{ tag: 'img', image_key: 'img_2' }],
      ],
    }
    expect(content('post', post)).toEqual([
      { kind: 'text', text: '万川\n@_user_1 今天面谈[OK]\n\n[报价](https://x.test/q)\na := 1' },
      { kind: 'image', imageKey: 'img_1' },
      { kind: 'image', imageKey: 'img_2' },
    ])
  })

  test('a post of one image is just the image', () => {
    const post = { title: '', content: [[{ tag: 'img', image_key: 'img_1' }]] }
    expect(content('post', post)).toEqual([{ kind: 'image', imageKey: 'img_1' }])
  })

  test('an empty post is an empty text', () => {
    expect(content('post', { title: '', content: [] })).toEqual([{ kind: 'text', text: '' }])
  })

  test('images, files and voice are told by their keys', () => {
    expect(content('image', { image_key: 'img_1' })).toEqual([{ kind: 'image', imageKey: 'img_1' }])
    expect(content('file', { file_key: 'f_1', file_name: '报价.pdf' })).toEqual([
      { kind: 'file', fileKey: 'f_1', name: '报价.pdf' },
    ])
    expect(content('audio', { file_key: 'f_2', duration: 2000 })).toEqual([
      { kind: 'audio', fileKey: 'f_2', durationMs: 2000 },
    ])
    expect(content('share_user', { user_id: 'ou_9' })).toEqual([{ kind: 'name_card', openId: 'ou_9' }])
  })

  test.each(['sticker', 'media', 'location', 'merge_forward', 'constructor'])(
    'a %s is unsupported, whatever is in it',
    (type) => {
      expect(content(type, 'not even JSON')).toEqual([{ kind: 'unsupported', name: type }])
    },
  )

  test('what another bot wrote is nobody we answer', () => {
    const body = messageBody('text', { text: 'hi' })
    const event = parse(
      envelope('im.message.receive_v1', { ...body, sender: { ...body.sender, sender_type: 'bot' } }),
    )
    expect(event).toMatchObject({ kind: 'unknown', key: 'om_2' })
  })

  test.each([
    ['text that is no JSON', messageBody('text', 'hello')],
    ['text without text', messageBody('text', {})],
    ['an image without key', messageBody('image', { image_key: '' })],
    ['a post that is no list of lines', messageBody('post', { title: '', content: 'x' })],
    ['no message id', messageBody('text', { text: 'x' }, { message_id: '' })],
    ['no chat', messageBody('text', { text: 'x' }, { chat_id: undefined })],
    [
      'no sender',
      { ...messageBody('text', { text: 'x' }), sender: { sender_type: 'user', sender_id: null } },
    ],
    ['no body at all', undefined],
  ])('a message with %s is malformed', (_, body) => {
    expect(parse(envelope('im.message.receive_v1', body))).toBeUndefined()
  })
})

describe('card presses', () => {
  const value = { a: 'visits.confirm', p: { draft: 'drf_1' }, v: 1 }

  test('a button carries its value and is dated in microseconds', () => {
    expect(parse(cardPress({ tag: 'button', value }))).toEqual({
      kind: 'card_press',
      key: 'ev-1',
      eventId: 'ev-1',
      type: 'card.action.trigger',
      sentAt: new Date(1795399200123),
      operatorOpenId: 'ou_lin',
      updateToken: 'c-abc',
      messageId: 'om_1',
      chatId: 'oc_1',
      value,
      form: {},
    })
  })

  test('a form brings one field per component, as it came', () => {
    const form = { said: 'hi', tags: ['a', 'b'], at: '2026-11-23 14:30 +0800', empty: '' }
    const press = cardPress({
      tag: 'button',
      name: 'send',
      value,
      form_value: form,
      timezone: 'Asia/Shanghai',
    })
    expect(parse(press)).toMatchObject({ form })
  })

  test.each([
    ['a select', { tag: 'select_static', option: 'a' }, { option: 'a' }],
    ['a multi-select', { tag: 'select_img', options: ['a', 'b'] }, { options: ['a', 'b'] }],
    ['an input', { tag: 'input', input_value: 'hi' }, { input_value: 'hi' }],
    ['a checker', { tag: 'checker', checked: false }, { checked: false }],
    [
      'a date',
      { tag: 'date_picker', option: '2026-11-23 +0800', timezone: 'Asia/Shanghai' },
      { option: '2026-11-23 +0800', timezone: 'Asia/Shanghai' },
    ],
  ])('%s outside a form gives its single value', (_, action, form) => {
    expect(parse(cardPress(action))).toMatchObject({ form })
  })

  test('the context is also found beside the event', () => {
    const press = {
      ...cardPress({ value }, { context: undefined }),
      context: { open_message_id: 'om_9', open_chat_id: 'oc_9' },
    }
    expect(parse(press)).toMatchObject({ messageId: 'om_9', chatId: 'oc_9' })
  })

  test('a press by nobody, or on no card, is malformed', () => {
    expect(parse(cardPress({ value }, { operator: {} }))).toBeUndefined()
    expect(parse(cardPress({ value }, { context: {} }))).toBeUndefined()
    expect(parse(cardPress(undefined))).toBeUndefined()
  })
})

describe('the other events', () => {
  const who = { open_id: 'ou_lin', union_id: 'on_1' }

  test.each([
    [
      'application.bot.menu_v6',
      { operator: { operator_name: 'Lin', operator_id: who }, event_key: 'visit', timestamp: 1 },
      { kind: 'menu', operatorOpenId: 'ou_lin', eventKey: 'visit' },
    ],
    [
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      { chat_id: 'oc_1', operator_id: who, last_message_id: 'om_1' },
      { kind: 'chat_entered', chatId: 'oc_1', operatorOpenId: 'ou_lin' },
    ],
    [
      'im.chat.member.bot.added_v1',
      { chat_id: 'oc_2', operator_id: who, external: false, name: '售后群' },
      { kind: 'bot_added', chatId: 'oc_2', operatorOpenId: 'ou_lin', chatName: '售后群' },
    ],
    [
      'im.chat.member.bot.deleted_v1',
      { chat_id: 'oc_2', operator_id: who, external: false, name: '售后群' },
      { kind: 'bot_removed', chatId: 'oc_2' },
    ],
    [
      'im.chat.disbanded_v1',
      { chat_id: 'oc_2', operator_id: who, external: false, name: '售后群' },
      { kind: 'chat_disbanded', chatId: 'oc_2' },
    ],
    [
      'im.message.recalled_v1',
      { message_id: 'om_5', chat_id: 'oc_1', recall_time: '1', recall_type: 'message_owner' },
      { kind: 'recalled', messageId: 'om_5', chatId: 'oc_1' },
    ],
    [
      'im.message.message_read_v1',
      {
        reader: { reader_id: who, read_time: '1609484183000', tenant_key: 't' },
        message_id_list: ['om_5', 'om_6'],
      },
      { kind: 'message_read', readerOpenId: 'ou_lin', messageIds: ['om_5', 'om_6'] },
    ],
    [
      'contact.user.created_v3',
      { object: { ...who, name: 'Lin', department_ids: ['od-1'] } },
      { kind: 'user_created', openId: 'ou_lin' },
    ],
    [
      'contact.user.updated_v3',
      { object: { ...who, name: 'Lin' }, old_object: { department_ids: ['od-1'] } },
      { kind: 'user_updated', openId: 'ou_lin' },
    ],
    [
      'contact.user.deleted_v3',
      { object: { ...who, name: 'Lin' }, old_object: { department_ids: [] } },
      { kind: 'user_deleted', openId: 'ou_lin' },
    ],
  ])('%s', (type, body, expected) => {
    const base = { key: 'ev-1', eventId: 'ev-1', type, sentAt: new Date(1795399200123) }
    expect(parse(envelope(type, body))).toEqual({ ...base, ...expected })
    expect(parse(envelope(type, {})), 'an empty body').toBeUndefined()
  })

  test('every type the console must subscribe to was tried above', () => {
    expect(handledEventTypes).toHaveLength(12)
  })

  test.each(['im.message.reaction.created_v1', 'url.preview.get', 'constructor', '__proto__'])(
    'nobody registered %s: unknown, whatever is in it',
    (type) => {
      expect(parse(envelope(type, 5))).toMatchObject({ kind: 'unknown', key: 'ev-1', type })
      const { event: _, ...empty } = envelope(type, 5)
      expect(parse(empty)).toMatchObject({ kind: 'unknown' })
    },
  )

  test('an event of the old form is unknown, told apart by its uuid', () => {
    const old = {
      ts: '1795399200.5',
      uuid: 'u-1',
      token: 't',
      type: 'event_callback',
      event: { type: 'p2p_chat_create' },
    }
    expect(parse(old)).toEqual({
      kind: 'unknown',
      key: 'u-1',
      eventId: 'u-1',
      type: 'p2p_chat_create',
      sentAt: new Date(1795399200500),
    })
  })

  test('an event without a readable time is dated when it arrived', () => {
    expect(parse(envelope('x.y', {}, { create_time: undefined }))?.sentAt).toEqual(at)
    expect(parse(envelope('x.y', {}, { create_time: 'soon' }))?.sentAt).toEqual(at)
  })

  test.each([{}, [], null, 5, { schema: '2.0', header: {} }, { uuid: 'u-1' }])(
    '%j is no envelope',
    (value) => {
      expect(parse(value)).toBeUndefined()
    },
  )
})
