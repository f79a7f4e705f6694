import { expect, test } from 'vitest'
import { hearTier } from '../../../../src/areas/tiering/hear.ts'

test.each([
  [
    '永禾升战略吧 今年刚好5000万 三年估1.5个亿',
    { to: 'strategic', annual: 50_000_000, forecast: 150_000_000 },
  ],
  ['把万川降到一般', { to: 'general' }],
  ['华岳改成重要客户，今年签了2300万', { to: 'important', annual: 23_000_000 }],
  ['龙澜提为「战略」，预计三年2亿', { to: 'strategic', forecast: 200_000_000 }],
  ['银禾定级成一般吧', { to: 'general' }],
  ['升战略', { to: 'strategic' }],
  ['取消鹿鸣的定级', undefined],
  ['鹿鸣取消定级吧', { to: 'none' }],
  ['upgrade Yonghe to strategic', { to: 'strategic' }],
  ['永禾升战略 今年两千来万', { to: 'strategic' }],
])('%s', (text, heard) => {
  expect(hearTier(text)).toEqual(heard)
})

test.each([
  '今天去了永禾见方主任，聊了升战略合作的事',
  '战略客户这个月还有哪些没走访',
  '跟万川谈了重要条款',
  '方案改一般性材料就行',
  '王总说他们要提战略目标',
  '永禾是战略客户吗',
  'met Mr Fang, they want to set strategic goals',
  `${'聊了很多，'.repeat(30)}升战略`,
])('is no wish for a tier: %s', (text) => {
  expect(hearTier(text)).toBe(undefined)
})
