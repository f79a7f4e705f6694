import { drawn, hostile, id } from '../kit/samples.ts'
import { duty, hostileDuty } from './samples.ts'
import type { DueView } from './views.ts'

const usual: DueView = {
  ...drawn,
  page: { scope: 'mine', from: 0 },
  lines: [duty('missed'), duty('overdue'), duty('today'), duty('asked'), duty('later')],
  counts: { overdue: 2, today: 1, week: 3, later: 2 },
  total: 8,
  has: { mine: true, people: false },
  acts: true,
}

/** What is owed, in all its states. */
export const dueSamples = {
  'my own': usual,
  'the second page': {
    ...usual,
    page: { scope: 'mine', from: 5 },
    lines: [duty('week'), duty('asked'), duty('later')],
  },
  'my people’s': {
    ...usual,
    page: { scope: 'people', from: 0 },
    has: { mine: true, people: true },
    total: 43,
    counts: { overdue: 6, today: 3, week: 14, later: 20 },
  },
  'one client': {
    ...usual,
    page: { scope: 'client', client: id('cli', 4), from: 0 },
    client: { id: id('cli', 4), name: '银禾餐饮连锁股份有限公司' },
    lines: [duty('today'), duty('done'), duty('excused')],
    counts: { overdue: 0, today: 1, week: 0, later: 0 },
    total: 3,
  },
  'a client left alone': {
    ...usual,
    page: { scope: 'client', client: id('cli', 4), from: 0 },
    client: {
      id: id('cli', 4),
      name: '鹿鸣酒店管理有限公司',
      pause: { id: id('pau', 1), version: 2, from: '2026-11-18', last: '2026-12-31', status: 'active' },
    },
    lines: [],
    counts: { overdue: 0, today: 0, week: 0, later: 0 },
    total: 0,
  },
  'nothing owed': {
    ...usual,
    lines: [],
    counts: { overdue: 0, today: 0, week: 0, later: 0 },
    total: 0,
  },
  'hostile words': {
    ...usual,
    page: { scope: 'people', from: 0 },
    client: { id: id('cli', 1), name: hostile },
    lines: Array.from({ length: 5 }, () => hostileDuty),
    total: 5,
  },
} satisfies Record<string, DueView>
