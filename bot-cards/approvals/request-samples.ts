import { say } from '../i18n/say.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { refusalText } from '../system/refusals.ts'
import type { HistoryLine, RequestView } from './views.ts'

const asked: HistoryLine[] = [
  { at: at('2026-11-23 10:00'), what: 'proposed', who: '李明' },
  { at: at('2026-11-23 10:00'), what: 'asked', whom: [{ name: '王芳' }] },
]
const first: HistoryLine[] = [
  ...asked,
  {
    at: at('2026-11-23 11:10'),
    what: 'approved',
    who: { name: '王芳' },
    note: '三年预估再跟甲方对一次，别只听采购的',
  },
  { at: at('2026-11-23 11:10'), what: 'asked', whom: [{ name: '孙丽', for: '郑国栋' }] },
]

const usual: RequestView = {
  ...drawn,
  approval: id('apr', 1),
  version: 1,
  status: 'open',
  step: 1,
  steps: 2,
  title: { zh: '把 永禾地产 升为战略客户', en: 'Make 永禾地产 a strategic client' },
  facts: [
    { label: { zh: '现在', en: 'Now' }, value: { zh: '重要客户', en: 'Important' } },
    { label: { zh: '近 12 个月', en: 'Last 12 months' }, value: { zh: '5,000 万元', en: '¥50,000,000' } },
    {
      label: { zh: '三年预估', en: 'Three-year forecast' },
      value: { zh: '1.5 亿元，等于标准，没有超过', en: '¥150,000,000, the line exactly, not over it' },
    },
    {
      label: { zh: '走的路线', en: 'Route' },
      value: { zh: '行业领先 + 战略意义', en: 'Leader of its trade' },
    },
  ],
  proposer: '李明',
  reason: '华东前三的开发商，明年两个项目都指名要我们做样板，集团那边也在看',
  at: at('2026-11-23 10:00'),
  reader: { is: 'decides', late: 'no' },
  waitsFor: [{ name: '王芳' }],
  history: asked,
}
const second: RequestView = {
  ...usual,
  version: 2,
  step: 2,
  reader: { is: 'decides', for: '郑国栋', late: 'no' },
  waitsFor: [{ name: '孙丽', for: '郑国栋' }],
  history: first,
}

export const requestSamples: Record<string, RequestView> = {
  'to decide': usual,
  'second step, for somebody away, late': {
    ...second,
    reader: { is: 'decides', for: '郑国栋', late: 'reminded' },
  },
  'asked as well after days': { ...second, reader: { is: 'decides', late: 'escalated' } },
  'its proposer waits': { ...second, reader: { is: 'proposed' } },
  'its proposer waits, any of two': {
    ...usual,
    steps: 1,
    reader: { is: 'proposed' },
    waitsFor: [{ name: '王芳' }, { name: '孙丽', for: '郑国栋' }],
  },
  'decided by me, another is asked': { ...second, reader: { is: 'reads' } },
  'nobody can decide': { ...usual, reader: { is: 'proposed' }, waitsFor: [] },
  returning: { ...usual, form: { verdict: 'return' } },
  'returning without a reason': {
    ...usual,
    form: { verdict: 'return', error: say((w) => w.approvals.form.missing) },
  },
  'a word with the yes': { ...usual, form: { verdict: 'approve', note: '先按半年试' } },
  approved: {
    ...second,
    status: 'approved',
    reader: { is: 'proposed' },
    history: [
      ...first,
      { at: at('2026-11-23 16:02'), what: 'approved', who: { name: '孙丽', for: '郑国栋' } },
    ],
  },
  returned: {
    ...usual,
    status: 'returned',
    reader: { is: 'proposed' },
    history: [
      ...asked,
      { at: at('2026-11-23 15:30'), what: 'returned', who: { name: '王芳' }, note: '缺客户反馈，补一份再提' },
    ],
  },
  withdrawn: {
    ...usual,
    status: 'withdrawn',
    reader: { is: 'reads' },
    history: [...asked, { at: at('2026-11-23 15:30'), what: 'withdrawn', who: '李明' }],
  },
  void: {
    ...usual,
    status: 'void',
    reader: { is: 'reads' },
    history: [
      ...asked,
      { at: at('2026-11-23 15:30'), what: 'void', why: refusalText({ code: 'not_found', params: {} }) },
    ],
  },
  'hostile words': {
    ...usual,
    title: same(hostile),
    facts: Array.from({ length: 40 }, () => ({ label: same(hostile), value: same(endless) })),
    proposer: hostile,
    reason: endless,
    waitsFor: Array.from({ length: 40 }, () => ({ name: hostile, for: endless })),
    reader: { is: 'decides', for: hostile, late: 'escalated' },
    history: Array.from({ length: 40 }, () => ({
      at: at('2025-01-01 00:00'),
      what: 'returned' as const,
      who: { name: endless, for: hostile },
      note: endless,
    })),
  },
}
