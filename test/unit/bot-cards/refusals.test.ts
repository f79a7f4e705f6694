import { expect, test } from 'vitest'
import { endless, hostile } from '../../../bot-cards/kit/samples.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'

test('a refusal quotes what was said and says what to do, in both languages', () => {
  expect(refusalText({ code: 'no_such_day', params: { heard: '2月30号' } })).toEqual({
    zh: '「2月30号」这天不存在，换个日子再说一次。',
    en: 'There is no such day as “2月30号”. Please give another one.',
  })
})

test('rights are named in words, whoever may do it', () => {
  const { zh, en } = refusalText({ code: 'not_allowed', params: { roles: 'manager,admin' } })
  expect(zh).toContain('主管或管理员')
  expect(en).toContain('a manager or an admin')
})

test('a refusal stays one sentence, however long the words it quotes', () => {
  const { zh, en } = refusalText({ code: 'time_unreadable', params: { heard: endless } })
  expect(Math.max(zh.length, en.length)).toBeLessThan(200)
  expect(refusalText({ code: 'not_yours', params: { who: hostile } }).zh).not.toContain('\n')
})
