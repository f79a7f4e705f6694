import { describe, expect, test } from 'vitest'
import type { MessageRow } from '../../src/sandbox/contract.ts'
import { addDays, jumps, stamp, wall } from '../../src/sandbox/page/app/time.ts'
import { readView, writeView } from '../../src/sandbox/page/app/view.ts'
import { formValue, missingFields } from '../../src/sandbox/page/card/form-state.ts'
import { background, colorOf, space, textSize } from '../../src/sandbox/page/card/look.ts'
import { localized, urlOf } from '../../src/sandbox/page/card/read.ts'
import { commandsFor, mentionedIn, mentionsFor } from '../../src/sandbox/page/chat/suggest.ts'
import { linesOf } from '../../src/sandbox/page/chat/threads.ts'
import { piecesOf } from '../../src/sandbox/page/chat/words-of.ts'

// Monday 2026-11-23 14:30 in Shanghai.
const now = Date.UTC(2026, 10, 23, 6, 30)

describe('the clock buttons', () => {
  test('tomorrow is nine o’clock of the next day in Shanghai', () => {
    expect(wall(jumps.tomorrow(now))).toEqual({ date: '2026-11-24', time: '09:00' })
  })
  test('late on Sunday in Shanghai, next Monday is the day after', () => {
    expect(wall(jumps.nextMonday(Date.UTC(2026, 10, 22, 15, 59)))).toEqual({
      date: '2026-11-23',
      time: '09:00',
    })
  })
  test('on a Monday, next Monday is a week away', () => {
    expect(wall(jumps.nextMonday(now)).date).toBe('2026-11-30')
  })
  test('the day after 31 December is in the next year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
  test('a message of today shows its time, one of yesterday says so', () => {
    expect(stamp(now - 60_000, now, 'zh')).toBe('14:29')
    expect(stamp(now - 86_400_000, now, 'en')).toBe('Yesterday 14:30')
  })
})

describe('the address', () => {
  test('a view survives being written and read again', () => {
    const view = readView('?as=ou_1&chat=oc_1&lang=en&theme=dark&tab=json&gallery=1&card=draft')
    expect(readView(writeView(view))).toEqual(view)
  })
  test('an unknown theme is as the system prefers', () => {
    expect(readView('?theme=pink').theme).toBeUndefined()
  })
})

describe('a form goes out as Lark sends it', () => {
  const fields = new Map([
    ['due', { tag: 'date_picker', required: false, initial: '' }],
    ['at', { tag: 'picker_datetime', required: false, initial: '2026-01-31 09:30' }],
    ['remind', { tag: 'picker_time', required: false, initial: '' }],
    ['said', { tag: 'input', required: true, initial: '' }],
    ['tags', { tag: 'multi_select_static', required: true, initial: [] }],
    ['mine', { tag: 'checker', required: false, initial: false }],
  ])
  test('dates, times and both carry the offset; a ticked box is true; empty pickers are absent', () => {
    expect(formValue(fields, { due: '2026-02-01', tags: ['a'], mine: true })).toEqual({
      due: '2026-02-01 +0800',
      at: '2026-01-31 09:30 +0800',
      said: '',
      tags: ['a'],
      mine: true,
    })
  })
  test('a time alone carries the offset too', () => {
    expect(formValue(fields, { remind: '09:30' }).remind).toBe('09:30 +0800')
  })
  test('required fields without a value are named in the order of the form', () => {
    expect(missingFields(fields, { tags: [] })).toEqual(['said', 'tags'])
  })
})

describe('card values', () => {
  test('the reader’s language wins, the plain field stands in for a missing one', () => {
    const node = { content: '甲', i18n_content: { en_us: 'A' } }
    expect(localized(node, 'content', 'en')).toBe('A')
    expect(localized(node, 'content', 'zh')).toBe('甲')
  })
  test('a link that runs script is no link', () => {
    expect(urlOf({ default_url: 'javascript:alert(1)' })).toBeUndefined()
    expect(urlOf({ default_url: 'https://example.test/' })).toBe('https://example.test/')
  })
  test('colours come from the palette, the card or rgba; anything else is left out', () => {
    expect(colorOf('red-400', {})).toBe('var(--red-400)')
    expect(colorOf('leaf', { leaf: 'light-dark(a, b)' })).toBe('light-dark(a, b)')
    expect(colorOf('rgba(1,2,3,0.5)', {})).toBe('rgba(1,2,3,0.5)')
    expect(colorOf('url(x)', {})).toBeUndefined()
    expect(background('grey', {})).toEqual({ background: 'var(--fill)' })
  })
  test('an unknown text size is normal, a spacing of words is the default', () => {
    expect(textSize('huge', {})).toBe('14px')
    expect(textSize('big', { big: 'heading-1' })).toBe('24px')
    expect(space('4px 12px', '0')).toBe('4px 12px')
    expect(space('wide', '8px')).toBe('8px')
  })
})

describe('writing', () => {
  const commands = [
    { command: 'visit', zh: '拜访：记一次', en: 'Log a visit' },
    { command: 'client', zh: '客户', en: 'Client card' },
  ]
  test('a command is found by its name, its Chinese description and a full-width slash', () => {
    expect(commandsFor('/vi', commands, 'en').map((each) => each.label)).toEqual(['/visit'])
    expect(commandsFor('／拜', commands, 'zh').map((each) => each.label)).toEqual(['/visit'])
  })
  test('behind the first blank nothing is suggested any more', () => {
    expect(commandsFor('/visit ', commands, 'zh')).toEqual([])
  })
  test('a mail address is not a mention', () => {
    expect(mentionsFor('mail me a@b', [{ openId: 'bot', name: 'b', hint: '' }])).toEqual([])
  })
  test('somebody whose name was deleted again is not mentioned', () => {
    const chosen = [
      { openId: 'bot', name: '客情' },
      { openId: 'ou_1', name: '张宁' },
    ]
    expect(mentionedIn('@客情 你好', chosen)).toEqual([{ openId: 'bot', name: '客情' }])
  })
  test('placeholders of mentions become names; markup a person typed stays as typed', () => {
    const mentions = [{ key: '@_user_1', openId: 'ou_1', name: '张宁' }]
    expect(piecesOf('@_user_1 <b>x</b> &lt;', { mentions, everyone: '所有人', fromBot: false })).toEqual([
      { kind: 'at', text: '@张宁' },
      { kind: 'text', text: ' <b>x</b> &lt;' },
    ])
  })
  test('a text of the bot shows its styles, mentions and links', () => {
    const words = '<b>好</b> <at user_id="all"></at> [看](https://example.test/)'
    const said = piecesOf(words, { mentions: [], everyone: '所有人', fromBot: true })
    expect(said.map((piece) => [piece.kind, piece.text])).toEqual([
      ['bold', '好'],
      ['text', ' '],
      ['at', '@所有人'],
      ['text', ' '],
      ['link', '看'],
    ])
  })
})

describe('threads', () => {
  const row = (messageId: string, rest: Partial<MessageRow> = {}): MessageRow => ({
    messageId,
    chatId: 'oc_1',
    at: now,
    from: 'bot',
    fromName: '',
    msgType: 'text',
    content: {},
    recalled: false,
    reactions: [],
    ...rest,
  })
  test('a reply to a reply stands under the first message of its thread', () => {
    const lines = linesOf([
      row('a', { threadId: 't' }),
      row('x'),
      row('b', { threadId: 't', parentId: 'a' }),
      row('c', { threadId: 't', parentId: 'b' }),
    ])
    expect(lines.map((line) => [line.message.messageId, line.replies.map((each) => each.messageId)])).toEqual(
      [
        ['a', ['b', 'c']],
        ['x', []],
      ],
    )
  })
  test('a plain reply and a reply whose thread began out of sight stay lines of their own', () => {
    const lines = linesOf([
      row('a'),
      row('b', { parentId: 'a' }),
      row('c', { threadId: 't', parentId: 'gone' }),
    ])
    expect(lines.map((line) => line.message.messageId)).toEqual(['a', 'b', 'c'])
  })
})
