import { describe, expect, it } from 'vitest'
import {
  box,
  button,
  callback,
  card,
  codes,
  columns,
  form,
  hr,
  option,
  panel,
  plain,
  rule,
  select,
  submit,
  table,
  text,
  warnings,
} from './cards.ts'

describe('components', () => {
  rule('a button says what it does', card(button()), card({ tag: 'button', text: plain('x') }), 200621)
  rule(
    'a button has a known type',
    card(button({ type: 'primary_filled' })),
    card(button({ type: 'success' })),
    200621,
  )
  rule(
    'its text has at most 100 characters, an emoji being one',
    card(button({ text: plain('🙂'.repeat(100)) })),
    card(button({ text: plain('字'.repeat(101)) })),
    200621,
  )
  rule('its text is plain', card(button()), card(button({ text: { tag: 'lark_md', content: 'x' } })), 200621)
  it('a value on the button itself fires nothing and is warned about', () => {
    expect(warnings(card(button({ value: { a: 1 } })))).toBe(1)
    expect(codes(card({ tag: 'button', text: plain('x'), value: { a: 1 } }))).toEqual([200621])
  })
  rule(
    'a callback carries a value',
    card(button()),
    card(button({ behaviors: [{ type: 'callback' }] })),
    200621,
  )
  rule(
    'the value is an object or a string',
    card(button({ behaviors: [{ type: 'callback', value: 'x' }] })),
    card(button({ behaviors: [{ type: 'callback', value: 3 }] })),
    200621,
  )
  rule(
    'links open from buttons, not from selects',
    card(button({ behaviors: [{ type: 'open_url', default_url: 'https://x.test' }] })),
    card(select({ behaviors: [{ type: 'open_url', default_url: 'https://x.test' }] })),
    200621,
  )
  rule(
    'confirm has a title and a text',
    card(form({ ...submit, name: 'c', confirm: { title: plain('?'), text: plain('!') } })),
    card(form({ ...submit, name: 'c', confirm: { title: plain('?') } })),
    200621,
  )

  rule(
    'option values are unique',
    card(form(select())),
    card(form(select({ options: [option('a'), option('a')] }))),
    200621,
  )
  it('a preselected value that is no option is warned about', () => {
    expect(warnings(card(form(select({ initial_option: 'z' }))))).toBe(1)
    expect(warnings(card(form(select({ initial_option: 'a' }))))).toBe(0)
  })
  rule(
    'an input holds at most 1000 characters',
    card(form({ tag: 'input', name: 'i', max_length: 1000 })),
    card(form({ tag: 'input', name: 'i', max_length: 1001 })),
    200621,
  )
  rule(
    'what it starts with fits',
    card(form({ tag: 'input', name: 'i', max_length: 3, default_value: '三个字' })),
    card(form({ tag: 'input', name: 'i', max_length: 3, default_value: '四个汉字' })),
    200621,
  )
  rule(
    'a date is written yyyy-MM-dd',
    card(form({ tag: 'date_picker', name: 'd', initial_date: '2026-11-23' })),
    card(form({ tag: 'date_picker', name: 'd', initial_date: '23.11.2026' })),
    200621,
  )
  rule(
    'a moment carries no zone',
    card(form({ tag: 'picker_datetime', name: 'd', initial_datetime: '2026-11-23 10:00' })),
    card(form({ tag: 'picker_datetime', name: 'd', initial_datetime: '2026-11-23 10:00 +0800' })),
    200621,
  )
  rule(
    'a time picker starts with a time or a placeholder',
    card(form({ tag: 'picker_time', name: 't', initial_time: '09:30' })),
    card(form({ tag: 'picker_time', name: 't' })),
    200621,
  )
  rule(
    'overflow has options',
    card({ tag: 'overflow', options: [{ text: plain('a'), value: 'a' }], behaviors: callback }),
    card({ tag: 'overflow', behaviors: callback }),
    200621,
  )
  rule(
    'several pictures are chosen inside a form only',
    card(form({ tag: 'select_img', name: 'p', multi_select: true, options: [{ img_key: 'k', value: 'v' }] })),
    card({
      tag: 'select_img',
      multi_select: true,
      behaviors: callback,
      options: [{ img_key: 'k', value: 'v' }],
    }),
    200621,
  )
  rule(
    'a checker needs no behaviour',
    card({ tag: 'checker', text: plain('a') }),
    card({ tag: 'checker', checked: 'yes' }),
    200621,
  )

  rule(
    'a picture has an alt text',
    card({ tag: 'img', img_key: 'k', alt: plain('') }),
    card({ tag: 'img', img_key: 'k' }),
    200621,
  )
  rule(
    'stretch_without_padding is gone',
    card({ tag: 'img', img_key: 'k', alt: plain(''), mode: 'fit' }),
    card({ tag: 'img', img_key: 'k', alt: plain(''), stretch: true }),
    200621,
  )
  rule(
    'a div has no fields in 2.0',
    card({ tag: 'div', text: { ...plain('a'), text_size: 'notation', text_color: 'grey' } }),
    card({ tag: 'div', fields: [] }),
    200621,
  )
  rule('markdown has no href', card(text()), card({ ...text(), href: {} }), 200621)
  rule('a panel has a header', card(panel(hr)), card({ tag: 'collapsible_panel', elements: [hr] }), 200621)
  rule(
    'a panel icon turns by right angles',
    card({ ...panel(), header: { title: plain('a'), icon_expanded_angle: -180 } }),
    card({ ...panel(), header: { title: plain('a'), icon_expanded_angle: 45 } }),
    200621,
  )
  rule(
    'a container says what a press does',
    card(box(hr)),
    card({ tag: 'interactive_container', elements: [hr] }),
    200621,
  )
  rule(
    'a chart has a VChart specification',
    card({ tag: 'chart', chart_spec: { type: 'bar', data: [] } }),
    card({ tag: 'chart', chart_spec: 'bar' }),
    200550,
  )
  rule(
    'weights are 1 to 5',
    card({ tag: 'column_set', columns: [{ tag: 'column', width: 'weighted', weight: 5 }] }),
    card({ tag: 'column_set', columns: [{ tag: 'column', width: 'weighted', weight: 6 }] }),
    200621,
  )
  it('a card with audio may not be forwarded', () => {
    const audio = { tag: 'audio', file_key: 'f' }
    expect(codes({ ...card(audio), config: { enable_forward: false } })).toEqual([])
    expect(codes(card(audio))).toEqual([300220])
  })
})

describe('tables', () => {
  rule('a row has cells of known columns', card(table()), card(table({ rows: [{ b: '1' }] })), 200914)
  rule('column names are unique', card(table()), card(table({ columns: [...columns, ...columns] })), 200914)
  rule('a text cell is a string', card(table()), card(table({ rows: [{ a: 1 }] })), 200915)
  rule('page_size is at most 10', card(table({ page_size: 10 })), card(table({ page_size: 11 })), 200621)
  it.each([
    ['number', 3.5, '3.5'],
    ['date', 1_700_000_000_000, '2026-11-23'],
    ['options', [{ text: 'P1', color: 'red' }], 'P1'],
    ['lark_md', '**a**', 1],
    ['persons', ['ou_a'], 5],
  ])('a %s cell holds %j, not %j', (data_type, good, bad) => {
    const of = (a: unknown) => card(table({ columns: [{ name: 'a', data_type }], rows: [{ a }] }))
    expect(codes(of(good))).toEqual([])
    expect(codes(of(bad))).toEqual([200915])
  })
  it('at most 50 columns', () => {
    const of = (n: number) =>
      card(
        table({
          columns: Array.from({ length: n }, (_, i) => ({ name: `c${i}`, data_type: 'text' })),
          rows: [],
        }),
      )
    expect(codes(of(50))).toEqual([])
    expect(codes(of(51))).toEqual([200621])
  })
})
