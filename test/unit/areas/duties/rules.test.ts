import { expect, test } from 'vitest'
import { asksForMonth } from '../../../../src/areas/duties/rules.ts'

test.each([
  '这个月还有哪些没走访',
  '本月谁还没拜访',
  '这月还有几家没见面？',
  '本月没去拜访的客户有哪些',
  'who was not visited this month?',
  'Which clients are still to visit this month',
])('%s asks who was not visited this month', (text) => expect(asksForMonth(text)).toBe(true))

test.each([
  '这个月还没拜访张总，他出差了',
  '上个月哪些没走访',
  '今天走访了万川，王总说这个月没预算',
  '本月哪些客户回款了',
  '这个月拜访了哪些',
  '',
])('%s is something else', (text) => expect(asksForMonth(text)).toBe(false))
