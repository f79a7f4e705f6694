import { describe, expect, it } from 'vitest'
import {
  box,
  button,
  callback,
  card,
  codes,
  form,
  hr,
  panel,
  plain,
  rule,
  select,
  set,
  submit,
  table,
  text,
  warnings,
} from './cards.ts'

describe('nesting', () => {
  rule('a form stands at the root only', card(form()), card(set(form())), 200621)
  rule('a table stands at the root only', card(table()), card(panel(table())), 200621)
  rule('a form holds no table', card(form(text())), card(form(table())), 200621)
  rule('a form holds no form', card(form(set(text()))), card(form({ ...form(), name: 'g' })), 200621)
  rule(
    'a multi select stands inside a form only',
    card(form({ tag: 'multi_select_static', name: 'm' })),
    card({ tag: 'multi_select_static', name: 'm', behaviors: callback }),
    200621,
  )
  rule('a column stands in a column_set only', card(set(hr)), card({ tag: 'column', elements: [] }), 200861)
  rule(
    'containers nest five deep',
    card(set(set(set(set(set(hr)))))),
    card(set(set(set(set(set(set(hr))))))),
    200621,
  )
  rule(
    'every kind of container counts',
    card(form(set(panel(box(set(hr)))))),
    card(form(set(panel(box(set(panel(hr))))))),
    200621,
  )
})

describe('forms', () => {
  rule('a form has a name', card(form()), card({ tag: 'form', elements: [submit] }), 200621)
  rule(
    'a form has a button that submits',
    card(form()),
    card({ tag: 'form', name: 'f', elements: [hr] }),
    200530,
  )
  rule(
    'every field has a name, at any depth',
    card(form(set({ tag: 'input', name: 'i' }))),
    card(form(set({ tag: 'input' }))),
    200530,
  )
  rule(
    'names are unique',
    card(form({ tag: 'input', name: 'a' }, { tag: 'input', name: 'b' })),
    card(form({ tag: 'input', name: 'a' }, { tag: 'input', name: 'a' })),
    200530,
  )
  rule(
    'also across two forms',
    card(form({ tag: 'input', name: 'a' })),
    card(form({ tag: 'input', name: 'a' }), {
      tag: 'form',
      name: 'g',
      elements: [
        { tag: 'input', name: 'a' },
        { ...submit, name: 'send2' },
      ],
    }),
    200530,
  )
  rule('a button in a form has a name', card(form(button({ name: 'b' }))), card(form(button())), 200530)
  it('the submit button needs no behaviour, a plain button in a form does', () => {
    expect(codes(card(form({ ...submit, name: 'again' })))).toEqual([])
    expect(codes(card(form({ tag: 'button', name: 'b', text: plain('x') })))).toEqual([200621])
  })
  it('fields need no behaviour inside a form, outside they do', () => {
    expect(codes(card(form(select())))).toEqual([])
    expect(codes(card(select()))).toEqual([200621])
    expect(codes(card(select({ behaviors: callback })))).toEqual([])
  })
  it('required outside a form is warned about', () => {
    expect(warnings(card(select({ behaviors: callback, required: true })))).toBe(1)
  })
})
