import type { CompanySeed } from '../../../src/sandbox/company.ts'

export const xiaolin = 'ou_xiaolin'
export const laozhou = 'ou_laozhou'
export const outsider = 'ou_outsider'
export const group = 'oc_aftersales'
export const foreignGroup = 'oc_without_bot'

const person = (openId: string, name: string, department: string) => ({
  openId,
  unionId: openId.replace('ou_', 'on_'),
  userId: openId.slice(3),
  name,
  enName: openId.slice(3),
  department,
  role: department,
  avatar: '#3370ff',
  locale: 'zh_cn' as const,
})

export const company: CompanySeed = {
  tenantKey: 'tenant_test',
  bot: { openId: 'ou_bot', unionId: 'on_bot', name: '小客' },
  people: [
    person(xiaolin, '小林', '销售部'),
    person(laozhou, '老周', '售后部'),
    { ...person(outsider, '外人', '外包'), available: false },
  ],
  groups: [
    { chatId: group, name: '售后群', members: [laozhou, xiaolin], botIn: true },
    { chatId: foreignGroup, name: '无机器人群', members: [laozhou, xiaolin], botIn: false },
  ],
}

export const app = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'secret-of-the-test',
  encryptKey: 'test key',
  verificationToken: 'vtoken',
}

export const start = new Date('2026-11-23T02:00:00Z')

/** A card that is good in every respect; `more` are further elements. */
export const goodCard = (text: string, more: object[] = []) => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false },
  header: { title: { tag: 'plain_text', content: text }, template: 'blue' },
  body: { elements: [{ tag: 'markdown', content: text }, ...more] },
})

export const visitForm = {
  tag: 'form',
  name: 'visit',
  elements: [
    { tag: 'input', name: 'note', required: true, default_value: '聊了样板间' },
    { tag: 'date_picker', name: 'day', initial_date: '2026-11-23' },
    {
      tag: 'button',
      name: 'save',
      text: { tag: 'plain_text', content: '确认', i18n_content: { zh_cn: '确认', en_us: 'Save' } },
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: { a: 'visits.save', p: {}, v: 1 } }],
    },
  ],
}
