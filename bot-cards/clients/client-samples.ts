import { lines as sampleContacts } from '../contacts/samples.ts'
import { duty } from '../duties/samples.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { sampleTickets } from '../tickets/samples.ts'
import { edgeAnswer } from '../tiering/samples.ts'
import type { OpenStep } from '../visits/views.ts'
import type { ClientCardView, VisitLine } from './views.ts'

const step = (n: number, text: string, due?: string): OpenStep => ({
  id: id('act', n),
  version: 1,
  client: '万川置业',
  text,
  facing: 'client',
  owner: '小李',
  done: false,
  ...(due ? { due } : {}),
})

const visits: VisitLine[] = [
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
    said: '发了样板间照片',
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

const log: NonNullable<ClientCardView['visits']> = {
  own: false,
  lastByKind: visits.slice(0, 3).map(({ kind, when, by }) => ({ kind, when, by })),
  steps: [step(1, '补二期样板间报价', '2026-11-20'), step(2, '送材料样册', '2026-11-27')],
  moreSteps: 0,
  list: visits,
  total: 6,
}

const profile: NonNullable<ClientCardView['profile']> = {
  aliases: ['万川', '万川（杭州）'],
  type: 'developer',
  city: '杭州',
  region: '华东',
  uscc: '91330106MA2CXY7T5R',
  group: '万川集团',
  business: '住宅和商业地产开发，精装交付占七成',
  organisation: '总部定设计标准，城市公司管招采和工程',
  plan: '明年杭州、苏州各开一个盘',
}

const base: ClientCardView = {
  ...drawn,
  client: id('cli', 1),
  version: 4,
  name: '万川置业',
  owner: '小李',
  tier: 'strategic',
  tierSince: '2026-07-01',
  tiering: { answer: edgeAnswer },
  owed: { lines: [duty('missed'), duty('later'), duty('done')] },
  tickets: sampleTickets,
  profile,
  amounts: { months: 12, annual: 52_000_000, contracts: 3, forecast: 160_000_000, investment: 480_000_000 },
  contacts: sampleContacts,
  visits: log,
  may: { edit: true, amounts: true, merge: true, ask: false },
}

const nobody: ClientCardView = {
  ...drawn,
  client: id('cli', 1),
  version: 4,
  name: '万川置业',
  owner: '小李',
  tier: 'strategic',
  tierSince: '2026-07-01',
  may: { edit: false, amounts: false, merge: false, ask: true },
}

export const clientSamples: Record<string, ClientCardView> = {
  'a usual client': base,
  'for a colleague without access': nobody,
  'a colleague who once went there': {
    ...nobody,
    visits: { ...log, own: true, lastByKind: [], steps: [], list: visits.slice(3, 4), total: 1 },
  },
  'for a member of the account team': {
    ...nobody,
    profile,
    visits: log,
    may: { edit: false, amounts: false, merge: false, ask: false },
  },
  'for a colleague let in for a while': {
    ...nobody,
    until: at('2026-11-26 10:00'),
    profile,
    visits: log,
    may: { edit: false, amounts: false, merge: false, ask: false },
  },
  'nothing overdue, merged lately': {
    ...base,
    tiering: { answer: edgeAnswer, waiting: { to: 'general', from: '2027-01-01' } },
    visits: {
      ...log,
      steps: [step(2, '送材料样册', '2026-11-27')],
      list: visits.slice(0, 2),
      total: 2,
    },
    merges: [{ id: id('mrg', 1), name: '万川地产', until: '2026-12-20' }],
  },
  'just created': {
    ...drawn,
    client: id('cli', 8),
    version: 1,
    name: '云栖里商管',
    profile: {
      aliases: [],
      type: 'other',
      city: '',
      region: '',
      business: '',
      organisation: '',
      plan: '',
    },
    amounts: { months: 12, annual: 0, contracts: 0 },
    visits: { own: false, lastByKind: [], steps: [], moreSteps: 0, list: [], total: 0 },
    may: { edit: true, amounts: true, merge: true, ask: false },
  },
  'fifty visits, hostile words': {
    ...base,
    name: hostile,
    owner: hostile,
    profile: {
      ...profile,
      aliases: Array.from({ length: 30 }, () => hostile),
      city: hostile,
      region: hostile,
      usccKept: true,
      group: hostile,
      business: endless,
      organisation: endless,
      plan: endless,
    },
    visits: {
      own: false,
      lastByKind: visits.map(({ kind, when }) => ({ kind, when, by: hostile })),
      steps: Array.from({ length: 20 }, (_, n) => ({ ...step(n, endless, '2026-11-01'), owner: hostile })),
      moreSteps: 30,
      list: Array.from({ length: 50 }, (_, n) => ({
        id: id('vis', n),
        version: 1,
        kind: 'video' as const,
        when: { at: at('2025-03-01 08:00'), precision: 'exact' as const },
        by: hostile,
        said: endless,
      })),
      total: 312,
    },
    contacts: Array.from({ length: 20 }, (_, n) => ({
      id: id('con', n),
      version: 1,
      name: hostile,
      title: endless,
      role: 'other' as const,
      status: 'pending' as const,
    })),
    merges: Array.from({ length: 9 }, (_, n) => ({ id: id('mrg', n), name: endless, until: '2026-12-20' })),
  },
}
