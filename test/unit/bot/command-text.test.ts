import { describe, expect, it } from 'vitest'
import { areas } from '../../../src/areas.ts'
import { readCommand, spokenText } from '../../../src/bot/command-text.ts'
import { commandsOf } from '../../../src/bot/route.ts'
import type { MessageEvent } from '../../../src/lark/in/event.ts'

const commands = commandsOf(areas)
const read = (text: string) => readCommand(text, commands)
const named = (text: string) => {
  const found = read(text)
  return found.kind === 'command' ? { name: found.command.name, rest: found.rest } : found.kind
}

const message = (text: string, mentions: MessageEvent['mentions'] = []): MessageEvent => ({
  kind: 'message',
  key: 'om_1',
  eventId: 'ev_1',
  type: 'im.message.receive_v1',
  sentAt: new Date('2026-11-23T02:00:00Z'),
  messageId: 'om_1',
  chatId: 'oc_1',
  chatType: 'group',
  senderOpenId: 'ou_1',
  mentions,
  content: [{ kind: 'text', text }],
})

describe('a command is found however it was typed', () => {
  it.each([
    '/拜访',
    '／拜访',
    '/visit',
    '/VISIT',
    '/bf',
    '／ｂｆ',
    ' /拜访 ',
    '/ 拜访',
    '\n/拜访\n',
    '/记拜访',
  ])('%j is a visit without words', (text) => {
    expect(named(text)).toEqual({ name: 'visit', rest: '' })
  })

  it('what follows the name is its text: after a blank, a wide blank, a line break or nothing at all', () => {
    for (const text of ['/拜访 万川 王总', '/拜访　万川 王总', '/拜访\n万川 王总', '／拜访万川 王总'])
      expect(named(text)).toEqual({ name: 'visit', rest: '万川 王总' })
    expect(named('/bf 万川\n聊了预算')).toEqual({ name: 'visit', rest: '万川\n聊了预算' })
  })

  it('an English name glued to its words is no command: it could be any other word', () => {
    expect(named('/visitors')).toBe('unknown')
  })

  it('of two names the longer one wins when words are glued to it', () => {
    expect(named('/我的拜访')).toEqual({ name: 'mine', rest: '' })
    expect(named('/我的')).toEqual({ name: 'mine', rest: '' })
  })

  it('an unknown word brings the three closest commands, the mistyped one first', () => {
    const unknown = read('/拜仿 万川')
    expect(unknown).toMatchObject({ kind: 'unknown', word: '拜仿' })
    if (unknown.kind === 'unknown') expect(unknown.closest.map((one) => one.name)[0]).toBe('visit')
    const english = read('/hlep')
    if (english.kind === 'unknown') expect(english.closest.map((one) => one.name)[0]).toBe('help')
    expect(english.kind === 'unknown' && english.closest).toHaveLength(3)
  })

  it('a word of a thousand letters is quoted by its first forty', () => {
    const unknown = read(`/${'啊'.repeat(1000)}`)
    expect(unknown.kind === 'unknown' && unknown.word).toBe('啊'.repeat(40))
  })

  it('text without a slash is no command, and a slash inside it stays', () => {
    expect(read('上午去了万川，聊了 1/2 的预算')).toEqual({
      kind: 'plain',
      text: '上午去了万川，聊了 1/2 的预算',
    })
    expect(named('/')).toBe('unknown')
  })
})

describe('mentions', () => {
  const bot = { key: '@_user_1', openId: 'ou_bot', name: '客情管家' }
  const ting = { key: '@_user_2', openId: 'ou_2', name: '周婷' }

  it('leading ones are dropped, the others read as names', () => {
    expect(spokenText(message('@_user_1 /拜访 和 @_user_2 一起', [bot, ting]))).toBe('/拜访 和 周婷 一起')
    expect(spokenText(message('@_all @_user_1  /帮助', [bot]))).toBe('/帮助')
  })

  it('ten people mentioned are not mixed up with the first', () => {
    const mentions = Array.from({ length: 10 }, (_, n) => ({
      key: `@_user_${n + 1}`,
      openId: `ou_${n + 1}`,
      name: `同事${n + 1}号`,
    }))
    expect(spokenText(message('和 @_user_1 @_user_10', mentions))).toBe('和 同事1号 同事10号')
  })
})
