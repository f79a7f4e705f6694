import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { MineView, OpenStep } from './views.ts'

const step = (n: number, text: string, client: string, due?: string, done = false): OpenStep => ({
  id: id('act', n),
  version: 1,
  client,
  text,
  facing: n === 3 ? 'theirs' : n === 4 ? 'internal' : 'client',
  owner: '小李',
  done,
  ...(due ? { due } : {}),
})
const visits: MineView['visits'] = [
  {
    id: id('vis', 1),
    version: 1,
    client: '万川置业',
    kind: 'face_to_face',
    when: { at: at('2026-11-23 09:00'), precision: 'half' },
    said: '聊二期精装，预算卡在三千八一平',
  },
  {
    id: id('vis', 2),
    version: 2,
    client: '龙澜商业',
    kind: 'face_to_face',
    when: { at: at('2026-11-20 15:00'), precision: 'exact' },
    said: '跟李工对点位图',
  },
  {
    id: id('vis', 3),
    version: 1,
    client: '华岳置地（华东）',
    kind: 'phone',
    when: { at: at('2026-11-18 00:00'), precision: 'day' },
    said: '说月底付款',
  },
]

export const mineSamples: Record<string, MineView> = {
  'a usual day': {
    ...drawn,
    name: '小李',
    visits,
    steps: [
      step(1, '补二期样板间报价', '万川置业', '2026-11-20'),
      step(2, '回李工点位图意见', '龙澜商业', '2026-11-23'),
      step(3, '问到账没有', '华岳置地（华东）', '2026-11-30'),
      step(4, '寄样册', '银禾商业', undefined, true),
    ],
    moreSteps: 2,
  },
  'due today': {
    ...drawn,
    name: '小周',
    visits: visits.slice(0, 1),
    steps: [step(2, '发报价', '龙澜商业', '2026-11-23')],
    moreSteps: 0,
  },
  empty: { ...drawn, name: '新来的小吴', visits: [], steps: [], moreSteps: 0 },
  'fifty visits, hostile words': {
    ...drawn,
    name: hostile,
    visits: Array.from({ length: 50 }, (_, n) => ({
      id: id('vis', n),
      version: 1,
      client: hostile,
      kind: 'project_sync' as const,
      when: { at: at('2025-03-01 08:00'), precision: 'exact' as const },
      said: endless,
    })),
    steps: Array.from({ length: 30 }, (_, n) => step(n, endless, hostile, '2026-11-01')),
    moreSteps: 70,
  },
}
