import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { ClientCardView, OpenStep } from '../visits/views.ts'

const step = (n: number, text: string, due?: string): OpenStep => ({
  id: id('act', n),
  version: 1,
  client: '万川置业',
  text,
  owner: '小李',
  done: false,
  ...(due ? { due } : {}),
})

const visits: ClientCardView['visits'] = [
  {
    id: id('vis', 1),
    version: 1,
    kind: 'face_to_face',
    when: { at: at('2026-11-23 09:00'), precision: 'half' },
    by: '小李',
    said: '聊二期精装，预算卡在三千八一平',
  },
  {
    id: id('vis', 2),
    version: 1,
    kind: 'phone',
    when: { at: at('2026-11-18 16:20'), precision: 'exact' },
    by: '小李',
    said: '约周一上午见面',
  },
  {
    id: id('vis', 3),
    version: 1,
    kind: 'wechat',
    when: { at: at('2026-11-10 00:00'), precision: 'day' },
    by: '小周',
  },
  {
    id: id('vis', 4),
    version: 1,
    kind: 'project_sync',
    when: { at: at('2026-10-28 14:00'), precision: 'exact' },
    by: '周工',
    said: '二期样板间节点会',
  },
  {
    id: id('vis', 5),
    version: 1,
    kind: 'email',
    when: { at: at('2026-10-12 00:00'), precision: 'day' },
    by: '小李',
    said: '发了一期结算单',
  },
  {
    id: id('vis', 6),
    version: 1,
    kind: 'face_to_face',
    when: { at: at('2026-09-16 10:00'), precision: 'exact' },
    by: '小李',
    said: '一期验收回访',
  },
]

const base: ClientCardView = {
  ...drawn,
  client: id('cli', 1),
  version: 4,
  name: '万川置业',
  aliases: ['万川', '万川（杭州）'],
  type: 'developer',
  city: '杭州',
  owner: '小李',
  lastByKind: visits.slice(0, 3).map(({ kind, when, by }) => ({ kind, when, by })),
  steps: [step(1, '补二期样板间报价', '2026-11-20'), step(2, '送材料样册', '2026-11-27')],
  moreSteps: 0,
  visits,
  total: 6,
}

export const clientSamples: Record<string, ClientCardView> = {
  'a usual client': base,
  'nothing overdue': {
    ...base,
    steps: [step(2, '送材料样册', '2026-11-27')],
    visits: visits.slice(0, 2),
    total: 2,
  },
  'just created': {
    ...drawn,
    client: id('cli', 8),
    version: 1,
    name: '云栖里商管',
    aliases: [],
    type: 'other',
    city: '',
    lastByKind: [],
    steps: [],
    moreSteps: 0,
    visits: [],
    total: 0,
  },
  'fifty visits, hostile words': {
    ...base,
    name: hostile,
    aliases: Array.from({ length: 30 }, () => hostile),
    city: hostile,
    owner: hostile,
    lastByKind: visits.map(({ kind, when }) => ({ kind, when, by: hostile })),
    steps: Array.from({ length: 20 }, (_, n) => ({ ...step(n, endless, '2026-11-01'), owner: hostile })),
    moreSteps: 30,
    visits: Array.from({ length: 50 }, (_, n) => ({
      id: id('vis', n),
      version: 1,
      kind: 'video' as const,
      when: { at: at('2025-03-01 08:00'), precision: 'exact' as const },
      by: hostile,
      said: endless,
    })),
    total: 312,
  },
}
