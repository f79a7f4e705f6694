import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { ListRow, ListView } from './views.ts'

const row = (n: number, client: string, rest: Partial<ListRow> = {}): ListRow => ({
  item: id('rvi', n),
  client,
  tier: 'important',
  hint: 'important',
  status: 'open',
  ...rest,
})

const round = { round: id('rvr'), half: '2026H2', proposeBy: '2026-11-27', approveBy: '2026-12-04' }
const plain = { ...drawn, ...round, name: '李明', closed: false, page: 0, pages: 1, ready: 0, carried: 0 }

export const listSamples: Record<string, ListView> = {
  'half done': {
    ...plain,
    rows: [
      row(1, '万川置业（杭州）有限公司', { tier: 'strategic', hint: 'important', status: 'returned' }),
      row(2, '龙澜商业管理（苏州）有限公司', { hint: 'general' }),
      row(3, '华岳置地（华东）有限公司', { tier: 'general', hint: 'general' }),
      row(4, '泊岸商业广场有限公司', { status: 'proposed', proposedTier: 'important' }),
      row(5, '云栖谷文化发展有限公司', { tier: 'general', status: 'approved', proposedTier: 'none' }),
    ],
    counts: { open: 2, returned: 1, proposed: 1, approved: 3 },
    pages: 2,
    ready: 1,
    carried: 1,
  },
  'a batch sent back': {
    ...plain,
    returned: '两家的客户反馈都没写是谁说的，补一下',
    rows: [
      row(1, '华岳置地（华东）有限公司', { status: 'returned' }),
      row(2, '鹿鸣酒店管理有限公司', { status: 'returned' }),
    ],
    counts: { open: 0, returned: 2, proposed: 0, approved: 1 },
  },
  'overdue, nudged': {
    ...plain,
    proposeBy: '2026-11-19',
    rows: [row(1, '市第三人民医院', { tier: 'general', hint: 'none' })],
    counts: { open: 1, returned: 0, proposed: 0, approved: 0 },
    nudgedBy: '王芳',
  },
  'all submitted': {
    ...plain,
    rows: [row(1, '银禾餐饮连锁股份有限公司', { status: 'proposed', proposedTier: 'strategic' })],
    counts: { open: 0, returned: 0, proposed: 1, approved: 0 },
  },
  'all approved, round over': {
    ...plain,
    closed: true,
    rows: [row(1, '银禾餐饮连锁股份有限公司', { status: 'approved', proposedTier: 'important' })],
    counts: { open: 0, returned: 0, proposed: 0, approved: 1 },
  },
  empty: { ...plain, rows: [], counts: { open: 0, returned: 0, proposed: 0, approved: 0 } },
  'two hundred clients, hostile words': {
    ...plain,
    name: hostile,
    nudgedBy: hostile,
    returned: endless,
    rows: [1, 2, 3, 4, 5].map((n) => row(n, hostile, { hint: 'none', status: 'returned' })),
    counts: { open: 190, returned: 5, proposed: 3, approved: 2 },
    page: 7,
    pages: 40,
    ready: 3,
    carried: 12,
  },
}
