import { describe, expect, it } from 'vitest'
import { inspectCard } from '../../../src/sandbox/card-schema/index.ts'
import type { CompanySeed } from '../../../src/sandbox/company.ts'
import { readAnswer } from '../../../src/sandbox/delivery/answer.ts'
import { findPart, formValues } from '../../../src/sandbox/people/card-parts.ts'
import { withPlaceholders } from '../../../src/sandbox/people/write.ts'
import { createStore } from '../../../src/sandbox/platform/store.ts'

const company: CompanySeed = {
  tenantKey: 't',
  bot: { openId: 'ou_bot', unionId: 'on_bot', name: '小客' },
  people: [
    {
      openId: 'ou_a',
      unionId: 'on_a',
      userId: 'a',
      name: '小林',
      enName: 'Lin',
      department: '销售部',
      role: '销售',
      avatar: 'teal',
      locale: 'zh_cn',
    },
  ],
  groups: [{ chatId: 'oc_g', name: '群', members: ['ou_a'], botIn: true }],
}
const at = new Date('2026-11-23T02:00:00Z')
const store = () => createStore(company, 'cli_a1b2c3d4e5f60718', at)

describe('mentions in a text', () => {
  it('become placeholders in the order they are given', () => {
    const { text, mentions } = withPlaceholders(store(), '@小客 @小林 看下', ['bot', 'ou_a'])
    expect(text).toBe('@_user_1 @_user_2 看下')
    expect(mentions.map((one) => one.openId)).toEqual(['ou_bot', 'ou_a'])
  })
  it('of everybody are @_all without an id, and a name that is not written is put in front', () => {
    const all = withPlaceholders(store(), '开会', ['all'])
    expect(all).toEqual({ text: '@_all 开会', mentions: [{ key: '@_all', openId: '', name: '所有人' }] })
  })
})

describe('the store', () => {
  it('chat ids of the private chats survive a restart', () => {
    expect(store().privateChat('ou_a').chatId).toBe(store().privateChat('ou_a').chatId)
  })
  it('answers to an answer keep the first message as their root', () => {
    const kept = store()
    const add = (parentId?: string) =>
      kept.add({
        chatId: 'oc_g',
        from: 'ou_a',
        at,
        msgType: 'text',
        content: '{}',
        mentions: [],
        mentioned: [],
        ...(parentId ? { parentId } : {}),
      })
    const first = add()
    const second = add(first.messageId)
    const third = add(second.messageId)
    expect(third).toMatchObject({ rootId: first.messageId, parentId: second.messageId })
    expect(first.rootId).toBeUndefined()
  })
})

const form = {
  tag: 'form',
  name: 'f',
  elements: [
    { tag: 'input', name: 'note', required: true },
    { tag: 'select_static', name: 'kind', initial_option: 'phone', options: [] },
    { tag: 'multi_select_static', name: 'tags', selected_values: ['a'], options: [] },
    { tag: 'picker_datetime', name: 'when', initial_datetime: '2026-11-23 10:00' },
    { tag: 'checker', name: 'done', checked: true },
    {
      tag: 'column_set',
      columns: [
        {
          tag: 'column',
          elements: [
            {
              tag: 'button',
              name: 'go',
              text: { content: '确认', i18n_content: { en_us: 'Save' } },
              behaviors: [{ type: 'callback', value: { a: 'visits.save' } }],
            },
          ],
        },
      ],
    },
  ],
}
const card = {
  body: {
    elements: [
      form,
      {
        tag: 'button',
        text: { content: '撤销' },
        behaviors: [{ type: 'callback', value: { a: 'visits.undo' } }],
      },
    ],
  },
}

describe('using a card', () => {
  it.each([['go'], ['确认'], ['Save'], ['visits.save']])(
    '%s finds the submit button inside its form',
    (target) => {
      expect(findPart(card, target)).toMatchObject({ name: 'go', value: { a: 'visits.save' }, form })
    },
  )
  it('a button outside the form belongs to no form, and one that is not there is not found', () => {
    expect(findPart(card, '撤销')?.form).toBeUndefined()
    expect(findPart(card, '删除')).toBeUndefined()
  })
  it('untouched fields send what the card starts with, empty required ones are named', () => {
    expect(formValues(card, form, {})).toEqual({
      values: { note: '', kind: 'phone', tags: ['a'], when: '2026-11-23 10:00 +0800', done: true },
      lacking: ['note'],
      strangers: [],
    })
    expect(formValues(card, form, { note: '好', nope: 1 })).toMatchObject({
      lacking: [],
      strangers: ['nope'],
    })
  })
})

describe("reading the bot's answer to a press", () => {
  const read = (body: unknown) =>
    readAnswer(typeof body === 'string' ? body : JSON.stringify(body), inspectCard)
  const good = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: '好' }] } }
  it('a toast and a good card pass, with whom the card mentions', () => {
    const mentioning = {
      schema: '2.0',
      body: { elements: [{ tag: 'markdown', content: '<at id=all></at>' }] },
    }
    expect(read({ toast: { type: 'info', content: '好' }, card: { type: 'raw', data: mentioning } })).toEqual(
      {
        reply: { toast: { type: 'info', content: '好' } },
        card: { json: mentioning, mentioned: ['all'] },
      },
    )
  })
  it.each([
    ['', 200672],
    ['null', 200672],
    [{ toast: 'x' }, 200672],
    [{ card: { type: 'template', data: {} } }, 200673],
    [{ card: { type: 'raw', data: JSON.stringify(good) } }, 200673],
    [{ card: { type: 'raw', data: { ...good, note: 1 } } }, 200673],
    [{ card: { type: 'raw', data: { elements: [] } } }, 200830],
  ])('%j is code %i', (body, code) => {
    expect(read(body)).toEqual({ reply: { errorCode: code } })
  })
})
