import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import type { RequestListView, RequestRow } from './views.ts'

const row = (n: number, zh: string, en: string, proposer: string, late = false): RequestRow => ({
  approval: id('apr', n),
  title: { zh, en },
  proposer,
  at: at('2026-11-20 16:20'),
  waitsFor: [{ name: '郑国栋' }],
  late,
})
const none = { rows: [], skipped: 0, left: 0 }

export const listSamples: Record<string, RequestListView> = {
  'two to decide, one of mine': {
    ...drawn,
    waiting: {
      rows: [
        row(1, '把 永禾地产 升为战略客户', 'Make 永禾地产 a strategic client', '李明', true),
        row(2, '申请查看 万川置业', 'See 万川置业', '周婷'),
      ],
      skipped: 0,
      left: 0,
    },
    mine: {
      rows: [row(3, '把 龙澜商业 的资料给 灯具厂', 'Give 灯具厂 data of 龙澜商业', '王芳')],
      skipped: 0,
      left: 0,
    },
  },
  'by itself, when several wait long': {
    ...drawn,
    reminder: true,
    waiting: {
      rows: Array.from({ length: 5 }, (_, n) =>
        row(n, '申请查看 万川置业', 'See 万川置业', n % 2 ? '周婷' : '李明', true),
      ),
      skipped: 0,
      left: 1,
    },
    mine: none,
  },
  'by itself, to whoever asked': {
    ...drawn,
    reminder: true,
    waiting: none,
    mine: {
      rows: [
        row(1, '把 永禾地产 升为战略客户', 'Make 永禾地产 a strategic client', '李明', true),
        row(2, '申请查看 万川置业', 'See 万川置业', '李明', true),
      ],
      skipped: 0,
      left: 0,
    },
  },
  'nothing at all': { ...drawn, waiting: none, mine: none },
  'further down': {
    ...drawn,
    waiting: {
      rows: Array.from({ length: 5 }, (_, n) => row(n, '申请查看 银禾商业', 'See 银禾商业', '陈刚')),
      skipped: 5,
      left: 12,
    },
    mine: none,
  },
  'hostile words': {
    ...drawn,
    waiting: {
      rows: Array.from({ length: 5 }, (_, n) => ({
        ...row(n, hostile, hostile, endless, true),
        title: same(endless),
      })),
      skipped: 0,
      left: 400,
    },
    mine: {
      rows: Array.from({ length: 5 }, (_, n) => ({
        ...row(n, '申请查看 万川', 'See 万川', '我'),
        waitsFor: Array.from({ length: 30 }, () => ({ name: hostile, for: endless })),
      })),
      skipped: 5,
      left: 0,
    },
  },
}
