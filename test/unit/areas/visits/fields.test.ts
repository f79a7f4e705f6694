import { expect, test } from 'vitest'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { applyFields } from '../../../../src/areas/visits/fields.ts'
import { type DraftItem, emptyItem } from '../../../../src/areas/visits/stored.ts'

const zhou = { openId: 'ou_zhou', name: '周婷' }
const client = { state: 'known', clientId: 'cli_1', client: '万川', guessed: false } as const
const about = {
  at: new Date('2026-11-23T10:00:00+08:00'),
  zone: 'Asia/Shanghai',
  client,
  owners: [zhou],
  policy: defaultPolicy,
}
const needed = { kind: 'phone', said: '聊了大堂' }
const steps = (...texts: string[]): DraftItem => ({ ...emptyItem, steps: texts.map((text) => ({ text })) })
const texts = ({ item }: { item: DraftItem }) => item.steps.map((step) => step.text)

test('a next step emptied in the form is gone; the others stay in their order', () => {
  const fields = { ...needed, next_step: '发报价', next_step_3: '约设计看现场' }
  expect(texts(applyFields(steps('发报价', '寄样板', '约设计'), fields, about))).toEqual([
    '发报价',
    '约设计看现场',
  ])
})

test('next steps beyond the three that the form shows stay as they were', () => {
  const fields = { ...needed, next_step: '一', next_step_2: '二', next_step_3: '三' }
  expect(texts(applyFields(steps('a', 'b', 'c', '四', '五'), fields, about))).toEqual([
    '一',
    '二',
    '三',
    '四',
    '五',
  ])
})

test('each next step has its own owner and its own day', () => {
  const { item, errors } = applyFields(
    emptyItem,
    {
      ...needed,
      next_step: '发报价',
      next_due: '2026-11-27 +0800',
      next_step_2: '看现场',
      next_owner_2: zhou.openId,
    },
    about,
  )
  expect(errors).toEqual({})
  expect(item.steps).toEqual([
    { text: '发报价', due: { value: '2026-11-27', guessed: false } },
    { text: '看现场', owner: zhou },
  ])
})

test('an owner nobody knows and a day that does not exist are told beside their own step', () => {
  const fields = {
    ...needed,
    next_step_2: '看现场',
    next_owner_2: 'ou_nobody',
    next_due_2: '2026-02-30 +0800',
  }
  expect(applyFields(emptyItem, fields, about).errors).toEqual({
    next_owner_2: { code: 'colleague_unknown', params: {} },
    next_due_2: { code: 'time_unreadable', params: { heard: '2026-02-30 +0800' } },
  })
})
