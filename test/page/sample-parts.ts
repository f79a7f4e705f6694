/** Short ways to write card JSON for the samples. */
export const p = (zh: string, en = zh) => ({
  tag: 'plain_text',
  content: zh,
  i18n_content: { zh_cn: zh, en_us: en },
})
export const md = (zh: string, en = zh, rest: object = {}) => ({
  tag: 'markdown',
  content: zh,
  i18n_content: { zh_cn: zh, en_us: en },
  ...rest,
})
export const act = (a: string, rest: object = {}) => [
  { type: 'callback', value: { a, p: {}, v: 1, ...rest } },
]
export const options = (...labels: string[]) => labels.map((label) => ({ text: p(label), value: label }))
export const card = (elements: object[], header: object = {}, body: object = {}) => ({
  schema: '2.0',
  config: {
    update_multi: true,
    style: { color: { leaf: { light_mode: 'rgba(20,120,60,1)', dark_mode: 'rgba(120,220,150,1)' } } },
  },
  ...(Object.keys(header).length > 0 ? { header } : {}),
  body: { elements, ...body },
})
