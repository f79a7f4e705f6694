import { drawn, hostile, id } from '../kit/samples.ts'
import type { ProgressRow, ProgressView } from './views.ts'

const row = (n: number, name: string, rest: Partial<ProgressRow> = {}): ProgressRow => ({
  person: id('per', n),
  name,
  done: 0,
  waiting: 0,
  open: 0,
  late: 0,
  nudgedToday: false,
  ...rest,
})

const plain = {
  ...drawn,
  round: id('rvr'),
  version: 1,
  half: '2026H2',
  proposeBy: '2026-11-20',
  approveBy: '2026-11-27',
  closed: false,
  page: 0,
  pages: 1,
  carried: 0,
  mine: 0,
  mayNudge: true,
}

export const progressSamples: Record<string, ProgressView> = {
  'half done, some overdue': {
    ...plain,
    total: { done: 4, waiting: 3, open: 3, late: 2 },
    rows: [
      row(1, '李明', { open: 2, late: 2, waiting: 1, done: 1 }),
      row(2, '周婷', { open: 1, waiting: 2, done: 2, nudgedToday: true }),
      row(3, '王芳', { done: 1 }),
    ],
    carried: 1,
    mine: 1,
  },
  'waiting for approval': {
    ...plain,
    total: { done: 2, waiting: 5, open: 0, late: 0 },
    rows: [row(1, '李明', { waiting: 3, done: 1 }), row(2, '周婷', { waiting: 2, done: 1 })],
    mayNudge: false,
  },
  closed: {
    ...plain,
    closed: true,
    total: { done: 7, waiting: 0, open: 0, late: 0 },
    rows: [row(1, '李明', { done: 4 }), row(2, '周婷', { done: 3 })],
  },
  empty: { ...plain, total: { done: 0, waiting: 0, open: 0, late: 0 }, rows: [] },
  'twenty thousand clients, hostile words': {
    ...plain,
    total: { done: 1200, waiting: 3800, open: 15_000, late: 15_000 },
    rows: [1, 2, 3, 4, 5].map((n) =>
      row(n, hostile, { open: 900, late: 900, waiting: 99, done: 12, nudgedToday: n === 2 }),
    ),
    page: 3,
    pages: 44,
    carried: 321,
    mine: 17,
  },
}
