import { lines as contactLines } from '../contacts/samples.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { sampleTickets } from '../tickets/samples.ts'
import type { BriefView, EveningView } from './views.ts'

const client = { id: id('cli', 1), name: '银禾餐饮连锁', tier: 'strategic' as const }
const none = { items: [], more: 0 }
const [wang, sun, he] = contactLines

const usual: BriefView = {
  ...drawn,
  now: at('2026-12-02 14:00'),
  plan: id('pli', 1),
  version: 3,
  client,
  kind: 'face_to_face',
  at: at('2026-12-02 14:30'),
  minutes: 60,
  ours: ['李明', '周强', '吴越'],
  place: '银禾总部 12 楼',
  agenda: '春季翻新：先做哪几家店，样板店什么时候开工',
  met: [
    { name: '王总', limits: [], ...(wang ? { line: wang } : {}) },
    { name: '孙经理', limits: ['pending'], ...(sun ? { line: sun } : {}) },
    { name: '何工', limits: ['no_care'], ...(he ? { line: he } : {}) },
    { name: '小吴', limits: [] },
  ],
  last: [
    {
      kind: 'phone',
      when: { at: at('2026-11-24 16:20'), precision: 'exact' },
      by: '李明',
      said: '陈总说预算年后才批，想先看两家店的效果图。',
    },
    {
      kind: 'face_to_face',
      when: { at: at('2026-11-12 10:00'), precision: 'half' },
      by: '李明',
      said: '看了金沙店，吊顶老化，想春节后动工。',
    },
  ],
  promises: {
    ours: {
      items: [
        { text: '发两家店的效果图', due: '2026-11-30', who: '吴越' },
        { text: '报春季翻新的价', due: '2026-12-04', who: '李明' },
      ],
      more: 1,
    },
    theirs: { items: [{ text: '给图纸', due: '2026-12-03' }], more: 0 },
  },
  tickets: sampleTickets,
}

const bare: BriefView = {
  ...drawn,
  plan: id('pli', 2),
  version: 1,
  client: { id: id('cli', 2), name: '泊岸商业广场' },
  kind: 'phone',
  at: at('2026-11-24 09:00'),
  minutes: 30,
  ours: ['李明'],
}

export const briefSamples: Record<string, BriefView> = {
  usual,
  'nothing known yet': { ...bare, agenda: '', met: [], last: [], promises: { ours: none, theirs: none } },
  'a colleague who may not see the client': { ...bare, ours: ['李明', '周强'], place: '泊岸营销中心' },
  'in the place of somebody away': { ...usual, instead: '李明', ours: ['李明'] },
  'somebody withdrew': {
    ...usual,
    met: [{ name: '王建国', limits: ['withdrawn'] }],
    promises: { ours: none, theirs: none },
  },
  'hostile words, endless': {
    ...usual,
    client: { ...client, name: hostile },
    ours: Array.from({ length: 12 }, () => hostile),
    instead: hostile,
    place: endless,
    agenda: endless,
    met: Array.from({ length: 9 }, () => ({
      name: hostile,
      limits: ['pending' as const, 'no_care' as const],
      ...(wang ? { line: { ...wang, name: hostile, title: endless } } : {}),
    })),
    last: Array.from({ length: 3 }, () => ({
      kind: 'email' as const,
      when: { at: drawn.now, precision: 'day' as const },
      by: hostile,
      said: endless,
    })),
    promises: {
      ours: {
        items: Array.from({ length: 5 }, () => ({ text: endless, due: '2026-01-01', who: hostile })),
        more: 90,
      },
      theirs: { items: Array.from({ length: 5 }, () => ({ text: hostile })), more: 90 },
    },
  },
}

const row = (n: number, name: string, time: string, state: EveningView['rows'][number]['state']) => ({
  plan: id('pli', n),
  version: 2,
  client: name,
  kind: 'face_to_face' as const,
  at: at(`2026-12-02 ${time}`),
  state,
})
const evening = { now: at('2026-12-02 17:30'), zone: drawn.zone }

export const eveningSamples: Record<string, EveningView> = {
  usual: {
    ...evening,
    rows: [
      row(1, '万川置业', '09:30', 'logged'),
      row(2, '银禾餐饮连锁', '14:30', 'open'),
      row(3, '龙澜商业', '16:00', 'drafting'),
      row(4, '华岳置地', '19:00', 'ahead'),
    ],
  },
  'all logged': { ...evening, rows: [row(1, '万川置业', '09:30', 'logged')] },
  'only one, still ahead': { ...evening, rows: [row(4, '华岳置地', '19:00', 'ahead')] },
  'many, hostile words, for somebody away': {
    ...evening,
    instead: hostile,
    rows: Array.from({ length: 12 }, (_, n) => row(n, hostile, '10:00', 'open')),
  },
}
