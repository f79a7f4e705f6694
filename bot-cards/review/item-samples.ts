import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { refusalText } from '../system/refusals.ts'
import type { Figures, ItemView } from './views.ts'

const figures: Figures = {
  period: '2026H1',
  annualYuan: 46_000_000,
  forecastYuan: 120_000_000,
  face: { done: 1, due: 2 },
  other: { kind: 'project_sync', done: 6, due: 6 },
  openSteps: 3,
  lateSteps: 1,
  scores: { count: 6, mean: 4.3 },
}

const usual: ItemView = {
  ...drawn,
  round: id('rvr'),
  half: '2026H2',
  proposeBy: '2026-11-27',
  approveBy: '2026-12-04',
  item: id('rvi'),
  version: 1,
  client: '万川置业（杭州）有限公司',
  tier: 'strategic',
  since: '2026-07-01',
  due: '2026-11-27',
  figures,
  hint: 'important',
  why: [
    {
      zh: '签约 4,600 万，战略要 5,000 万，差 400 万',
      en: '¥46,000,000 signed, strategic needs ¥50,000,000: ¥4,000,000 short',
    },
    { zh: '三年预估 1.2 亿，没有超过 1.5 亿', en: 'Forecast ¥120,000,000, not over ¥150,000,000' },
  ],
  left: 4,
  state: { status: 'form', fields: {}, errors: {} },
}

const quiet = { ...usual, hint: 'strategic' as const, why: [] }
const said = { market: '集采改成区域分散，二期推到明年三月', feedback: '王总说工期满意，报价要再压两个点' }

export const itemSamples: Record<string, ItemView> = {
  'to be filled in, the rules disagree': usual,
  'to be filled in, the rules agree': quiet,
  'sent back': {
    ...usual,
    returned: '客户反馈太笼统，补一下是谁说的',
    state: { status: 'form', fields: { data: 'right', ...said, tier: 'important' }, errors: {} },
  },
  'feedback missing': {
    ...usual,
    state: {
      status: 'form',
      fields: { data: 'wrong', market: said.market },
      errors: {
        data: refusalText({ code: 'review_data_wrong', params: {} }),
        feedback: refusalText({ code: 'review_feedback_missing', params: {} }),
      },
    },
  },
  'submitted, stays': {
    ...quiet,
    state: { status: 'proposed', asked: false, proposedTier: 'strategic', ...said },
  },
  'submitted, changes': {
    ...usual,
    state: { status: 'proposed', asked: true, proposedTier: 'important', ...said },
    left: 0,
  },
  'approved, changes': {
    ...usual,
    state: { status: 'approved', proposedTier: 'important', from: '2027-01-01' },
  },
  'approved, stays': {
    ...quiet,
    state: { status: 'approved', proposedTier: 'strategic', from: '2027-01-01' },
    left: 0,
  },
  'client merged': { ...usual, state: { status: 'dropped' } },
  'carried over': { ...usual, state: { status: 'carried' }, left: 0 },
  'no figures, no hint': {
    ...drawn,
    round: id('rvr'),
    half: '2027H1',
    proposeBy: '2026-11-19',
    approveBy: '2026-12-04',
    item: id('rvi'),
    version: 1,
    client: '临湖新区城建中心',
    tier: 'general',
    due: '2026-11-19',
    figures: {
      period: '2026H2',
      face: { done: 0, due: 2 },
      other: { kind: 'follow_up', done: 0, due: 6 },
      openSteps: 0,
      lateSteps: 0,
    },
    why: [],
    left: 0,
    state: { status: 'form', fields: {}, errors: {} },
  },
  'hostile and endless words': {
    ...usual,
    client: hostile,
    returned: endless,
    hint: 'none',
    why: Array.from({ length: 12 }, () => ({ zh: endless, en: endless })),
    state: {
      status: 'form',
      fields: { data: hostile, market: endless, feedback: hostile, tier: hostile },
      errors: { tier: { zh: hostile, en: hostile } },
    },
  },
  'submitted, endless words': {
    ...usual,
    client: endless,
    state: { status: 'proposed', asked: true, proposedTier: 'none', market: endless, feedback: endless },
  },
}
