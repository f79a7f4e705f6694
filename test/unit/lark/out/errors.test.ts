import { expect, test } from 'vitest'
import { larkBaseUrl } from '../../../../src/lark/out/domain.ts'
import { refusalOf } from '../../../../src/lark/out/errors.ts'

test.each([
  [230002, 'bot_not_in_chat'],
  [230029, 'user_resigned'],
  [230053, 'user_stopped_bot'],
  [230013, 'out_of_range'],
  [230099, 'card_rejected'],
  [230025, 'too_long'],
  [99991672, 'scope_missing'],
  [230011, 'recalled'],
  [230031, 'too_old'],
  [230038, 'cross_tenant'],
  [230022, 'sensitive_content'],
  [232009, 'chat_dissolved'],
  [230034, 'bad_receiver'],
  [0, 'other'],
  [123456, 'other'],
])('code %i is shown to the admin as %s', (code, reason) => {
  expect(refusalOf(code)).toBe(reason)
})

test.each([
  ['feishu', 'https://open.feishu.cn'],
  ['lark', 'https://open.larksuite.com'],
  ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
  ['https://lark.example.com/base', 'https://lark.example.com/base'],
])('domain %s is %s', (domain, url) => {
  expect(larkBaseUrl(domain)).toBe(url)
})
