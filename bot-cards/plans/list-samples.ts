import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { PlanListView, PlanRow } from './views.ts'

const row = (n: number, client: string, when: string, more: Partial<PlanRow> = {}): PlanRow => ({
  plan: id('pli', n),
  version: 1,
  client,
  kind: 'face_to_face',
  time: { at: at(when), precision: 'exact' },
  state: 'published',
  ...more,
})

const base: PlanListView = {
  ...drawn,
  rows: [
    row(1, '万川置业', '2026-11-24 10:00'),
    row(2, '龙澜地产', '2026-11-24 15:30', { kind: 'project_sync', owner: '王芳' }),
    row(3, '银禾连锁', '2026-12-02 14:30'),
  ],
  drafts: [row(4, '鹿鸣酒店', '2026-12-09 10:00', { state: 'draft' })],
  unrecorded: [row(5, '泊岸', '2026-11-20 14:00', { state: 'unrecorded', kind: 'phone' })],
  more: 0,
}

export const listSamples: Record<string, PlanListView> = {
  usual: base,
  'nothing planned': { ...drawn, rows: [], drafts: [], unrecorded: [], more: 0 },
  'of one client': {
    ...base,
    client: { id: id('cli', 3), name: '银禾连锁' },
    rows: [
      row(6, '银禾连锁', '2026-11-20 10:00', { state: 'done' }),
      row(3, '银禾连锁', '2026-12-02 14:30', { owner: '李明' }),
    ],
    drafts: [],
    unrecorded: [],
  },
  'nothing for a client': {
    ...drawn,
    client: { id: id('cli', 3), name: '银禾连锁' },
    rows: [],
    drafts: [],
    unrecorded: [],
    more: 0,
  },
  extremes: {
    ...base,
    rows: Array.from({ length: 5 }, (_, n) =>
      row(n, n % 2 ? hostile : endless, `2026-12-0${n + 1} 10:00`, { owner: hostile, kind: 'project_sync' }),
    ),
    drafts: Array.from({ length: 30 }, (_, n) =>
      row(n + 10, endless, '2026-12-09 10:00', {
        state: 'draft',
        time: { at: at('2026-12-09 10:00'), precision: 'day' },
      }),
    ),
    unrecorded: Array.from({ length: 30 }, (_, n) =>
      row(n + 50, hostile, '2026-11-20 14:00', { state: 'unrecorded' }),
    ),
    more: 120,
  },
}
