import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { PeriodRow, PeriodView } from './period-views.ts'

const row = (n: number, client: string, local: string, rest: Partial<PeriodRow> = {}): PeriodRow => ({
  item: id('pli', n),
  client,
  kind: 'face_to_face',
  at: at(local),
  people: ['李工'],
  lacks: [],
  status: 'draft',
  ...rest,
})

const plain = {
  ...drawn,
  now: at('2026-12-01 09:00'),
  round: id('plr'),
  version: 1,
  period: '2026-12',
  page: 0,
  pages: 1,
  unplaced: [],
  guessed: false,
}

export const periodSamples: Record<string, PeriodView> = {
  'the first workday': {
    ...plain,
    rows: [
      row(1, '龙澜商业管理（苏州）有限公司', '2026-12-02 10:00', { kind: 'phone' }),
      row(2, '华岳置地（华东）有限公司', '2026-12-04 14:30', { people: [], lacks: ['people'] }),
      row(3, '永禾实业集团有限公司', '2026-12-09 10:00', { people: ['顾总', '小丁'] }),
      row(4, '银禾餐饮连锁股份有限公司', '2026-12-15 10:00', { people: ['陈总'] }),
      row(5, '临湖新区城建中心', '2026-12-18 15:00', { kind: 'phone', people: [], lacks: ['people'] }),
    ],
    pages: 2,
    counts: { draft: 7, ready: 5, published: 0 },
  },
  'the lead’s strategic clients': {
    ...plain,
    rows: [
      row(1, '万川置业（杭州）有限公司', '2026-12-08 10:00', {
        people: ['王总'],
      }),
      row(2, '万川置业（杭州）有限公司', '2026-12-22 14:30', {
        kind: 'project_sync',
        people: ['王总', '赵工'],
      }),
    ],
    counts: { draft: 2, ready: 2, published: 0 },
    unplaced: ['星桥城市更新有限公司'],
  },
  'partly published': {
    ...plain,
    now: at('2027-01-04 09:12'),
    period: '2027-01',
    version: 3,
    rows: [
      row(1, '龙澜商业管理（苏州）有限公司', '2027-01-06 10:00', { kind: 'phone', status: 'published' }),
      row(2, '华岳置地（华东）有限公司', '2027-01-12 14:30', {
        people: [],
        lacks: ['people', 'agenda', 'steps'],
      }),
      row(3, '鹿鸣酒店管理有限公司', '2027-01-20 10:00', { status: 'gone' }),
    ],
    counts: { draft: 1, ready: 0, published: 1 },
    guessed: true,
  },
  'all published': {
    ...plain,
    version: 4,
    rows: [
      row(1, '永禾实业集团有限公司', '2026-12-09 10:00', { status: 'published', people: ['顾总'] }),
      row(2, '银禾餐饮连锁股份有限公司', '2026-12-15 10:00', { status: 'published', people: ['陈总'] }),
    ],
    counts: { draft: 0, ready: 0, published: 2 },
  },
  'nothing to plan': { ...plain, rows: [], counts: { draft: 0, ready: 0, published: 0 } },
  extremes: {
    ...plain,
    rows: [1, 2, 3, 4, 5].map((n) =>
      row(n, n % 2 ? endless : hostile, '2026-12-31 23:30', {
        people: [hostile, endless, '王'],
        lacks: ['time', 'people', 'agenda', 'steps'],
      }),
    ),
    page: 1,
    pages: 999,
    counts: { draft: 4999, ready: 4321, published: 0 },
    unplaced: [hostile, endless, hostile, endless, hostile, endless],
    guessed: true,
  },
}
