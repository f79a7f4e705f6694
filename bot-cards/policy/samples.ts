import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { ChangeView, PolicyDraftView, PolicyVersionsView, ValueView } from './views.ts'

export const top: ValueView = {
  key: 'tiering.top_yuan',
  unit: 'yuan',
  clause: '2.3',
  value: 60_000_000,
  standard: 50_000_000,
  own: true,
}
export const chain: ValueView = {
  key: 'approval.tier_strategic',
  unit: 'roles',
  clause: '2.4',
  value: ['head_of_sales', 'general_manager'],
  standard: ['head_of_sales', 'general_manager'],
  own: false,
}
export const oral: ValueView = {
  key: 'consent.oral',
  unit: 'switch',
  clause: '4.1',
  value: true,
  standard: true,
  own: false,
}
export const departments: ValueView = {
  key: 'people.department_roles',
  unit: 'map',
  clause: '1.2',
  value: { 销售: ['sales'], [hostile]: ['legal'] },
  standard: { 销售: ['sales'] },
  own: true,
}

const raise: ChangeView = { key: 'tiering.top_yuan', unit: 'yuan', from: 50_000_000, to: 60_000_000 }
const open = {
  ...drawn,
  draft: id('pdr'),
  version: 1,
  state: { is: 'open' },
  carried: 0,
  faults: [],
} as const
export const draftSamples: Record<string, PolicyDraftView> = {
  'a threshold next month': {
    ...open,
    changes: [raise],
    from: '2026-12-01',
    moves: [
      { from: 'strategic', to: 'important', count: 3 },
      { from: 'strategic', to: undefined, count: 1 },
    ],
    carried: 1,
  },
  'at once, nobody moves': { ...open, changes: [raise], moves: [], whyMissing: true },
  'no tiers touched': {
    ...open,
    changes: [{ key: 'visits.undo_minutes', unit: 'minutes', from: 10, to: 30 }],
  },
  'cannot stand': { ...open, changes: [{ ...raise, to: 1 }], faults: ['tiers_order'] },
  confirmed: { ...open, changes: [raise], state: { is: 'confirmed', version: 2 } },
  discarded: { ...open, changes: [raise], state: { is: 'discarded' } },
  extremes: {
    ...open,
    changes: Array.from({ length: 40 }, () => ({
      key: 'people.department_roles',
      unit: 'map',
      from: { [endless]: ['sales'] },
      to: { [hostile]: ['legal'] },
    })),
  },
}
export const versionSamples: Record<string, PolicyVersionsView> = {
  usual: {
    ...drawn,
    from: 0,
    total: 7,
    versions: [
      {
        version: 7,
        who: '赵敏',
        at: drawn.now,
        day: '2026-12-01',
        why: '门槛上调',
        state: 'planned',
        changes: [raise],
      },
      {
        version: 6,
        who: '赵敏',
        at: drawn.now,
        day: '2026-11-23',
        why: hostile,
        state: 'in_force',
        changes: [raise],
      },
      {
        version: 5,
        who: endless,
        at: drawn.now,
        day: '2026-11-22',
        why: endless,
        state: 'past',
        changes: Array(9).fill(raise),
      },
    ],
  },
  empty: { ...drawn, from: 0, total: 0, versions: [] },
}
