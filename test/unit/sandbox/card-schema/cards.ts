import { expect, it } from 'vitest'
import { type CardContext, checkCard } from '../../../../src/sandbox/card-schema/index.ts'

export const plain = (content: string) => ({ tag: 'plain_text', content })
export const callback = [{ type: 'callback', value: { a: 'x' } }]
export const card = (...elements: object[]) => ({ schema: '2.0', body: { elements } })
export const button = (more: object = {}) => ({
  tag: 'button',
  text: plain('好'),
  behaviors: callback,
  ...more,
})
export const submit = { tag: 'button', name: 'send', text: plain('提交'), form_action_type: 'submit' }
export const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements: [...elements, submit] })
export const set = (...elements: object[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] })
export const panel = (...elements: object[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('更多') },
  elements,
})
export const box = (...elements: object[]) => ({
  tag: 'interactive_container',
  behaviors: callback,
  elements,
})
export const text = (content = '好') => ({ tag: 'markdown', content })
export const hr = { tag: 'hr' }
export const columns = [{ name: 'a', data_type: 'text' }]
export const table = (more: object = {}) => ({ tag: 'table', columns, rows: [{ a: '1' }], ...more })
export const option = (value: string) => ({ text: plain(value), value })
export const select = (more: object = {}) => ({
  tag: 'select_static',
  name: 's',
  options: [option('a'), option('b')],
  ...more,
})

export const codes = (value: unknown, context?: CardContext) =>
  checkCard(value, context)
    .filter((problem) => !problem.warning)
    .map((problem) => problem.code)
export const warnings = (value: unknown) => checkCard(value).filter((problem) => problem.warning).length

/** Both ways: the first card passes, the second fails with the code. */
export const rule = (name: string, good: object, bad: object, code: number) =>
  it(name, () => {
    expect(codes(good)).toEqual([])
    expect(codes(bad)).toContain(code)
  })
