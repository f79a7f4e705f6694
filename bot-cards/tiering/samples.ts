import { say } from '../i18n/say.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { TierAnswer } from './answer.ts'
import { judgedItems } from './items.ts'
import type { TieringView } from './views.ts'

/** 永禾 at the edge (scenario 5): annual exactly on the line, forecast exactly on the line it must exceed. */
export const edgeAnswer: TierAnswer = {
  day: '2026-11-23',
  annual: 50_000_000,
  months: 12,
  forecast: 150_000_000,
  recognition: {
    result: 'unknown',
    formula: 'a_and_d_and_(b_or_c)',
    criteria: {
      scale: { result: 'pass', ways: [] },
      potential: { result: 'unknown', ways: [[{ kind: 'item', item: 'fits', now: 'unknown' }]] },
      value: { result: 'pass', ways: [] },
      payment: { result: 'unknown', ways: [[{ kind: 'item', item: 'paid_on_time', now: 'unknown' }]] },
    },
    ways: [['payment']],
  },
  tests: [
    {
      tier: 'strategic',
      routes: [
        {
          route: 'amounts',
          met: [{ kind: 'annual', at: 50_000_000, now: 50_000_000 }],
          missing: [{ kind: 'forecast', at: 150_000_000, now: 150_000_000 }],
        },
        {
          route: 'leader',
          met: [],
          missing: [
            { kind: 'item', item: 'industry_leader', now: 'unknown' },
            { kind: 'item', item: 'decisive', now: 'unknown' },
          ],
        },
      ],
    },
    {
      tier: 'important',
      routes: [
        {
          route: 'amounts',
          met: [
            { kind: 'annual', at: 20_000_000, now: 50_000_000 },
            { kind: 'item', item: 'willing', now: 'pass' },
          ],
          missing: [
            { kind: 'item', item: 'growing', now: 'unknown' },
            { kind: 'item', item: 'regionally_known', now: 'fail' },
          ],
        },
      ],
    },
    {
      tier: 'general',
      routes: [{ route: 'amounts', met: [{ kind: 'annual', at: 5_000_000, now: 50_000_000 }], missing: [] }],
    },
  ],
  tier: 'general',
  route: 'amounts',
  confirmsScale: false,
}

const leader: TierAnswer = {
  ...edgeAnswer,
  annual: 3_000_000,
  tests: edgeAnswer.tests.map((one) => ({
    ...one,
    routes: one.routes.map((route) => ({
      ...route,
      missing: route.route === 'leader' ? [] : [{ kind: 'annual' as const, at: 50_000_000, now: 3_000_000 }],
    })),
  })),
  recognition: {
    ...edgeAnswer.recognition,
    criteria: {
      ...edgeAnswer.recognition.criteria,
      scale: {
        result: 'fail',
        ways: [
          [{ kind: 'annual', at: 5_000_000, now: 3_000_000 }],
          [{ kind: 'project', at: 30_000_000, now: 12_000_000 }],
        ],
      },
    },
    ways: [['scale', 'payment']],
  },
  tier: 'strategic',
  route: 'leader',
  confirmsScale: true,
}

const { tier: _, route: __, forecast: ___, ...nothing } = edgeAnswer

const turnedDown: TierAnswer = {
  ...nothing,
  annual: 0,
  recognition: {
    ...edgeAnswer.recognition,
    result: 'fail',
    criteria: {
      ...edgeAnswer.recognition.criteria,
      payment: { result: 'fail', ways: [[{ kind: 'item', item: 'no_bad_faith', now: 'fail' }]] },
    },
  },
  tests: edgeAnswer.tests.map((one) => ({
    ...one,
    routes: one.routes.map((route) => ({
      ...route,
      missing: [{ kind: 'annual' as const, at: 5_000_000, now: 0 }, ...route.missing],
    })),
  })),
}

const base: TieringView = {
  ...drawn,
  client: id('cli', 6),
  version: 3,
  name: '永禾实业集团有限公司',
  tier: 'general',
  since: '2026-07-01',
  answer: edgeAnswer,
  policyVersion: 2,
  overdueDays: 90,
  arrearsMonths: 24,
  assessments: [
    {
      item: 'willing',
      result: 'pass',
      by: '王芳',
      day: '2026-11-02',
      reason: '总部大楼改造主动请我们先做概念方案',
    },
    { item: 'stable_demand', result: 'pass', by: '王芳', day: '2026-11-02', reason: '每年都有翻新' },
    { item: 'good_record', result: 'pass', by: '李明', day: '2026-10-12', reason: '三个合同都按期结清' },
    { item: 'regionally_known', result: 'fail', by: '李明', day: '2026-10-12', reason: '只在宁波本地有名' },
    { item: 'demand', result: 'pass', by: '王芳', day: '2026-11-02', reason: '明年上半年招标' },
    { item: 'showcase', result: 'pass', by: '王芳', day: '2026-11-02', reason: '总部大楼在市中心' },
  ],
  may: { act: true, flag: false },
}

const { tier: ____, since: _____, ...untiered } = base

export const tieringSamples: Record<string, TieringView> = {
  'on the edge': base,
  'for a reader who may only look': { ...base, may: { act: false, flag: false }, policyVersion: 0 },
  'new and unjudged': { ...untiered, answer: { ...nothing, annual: 0 }, assessments: [] },
  'a leader without scale': { ...base, tier: 'important', answer: leader },
  'turned down, for legal': { ...base, answer: turnedDown, may: { act: false, flag: true } },
  'proposed and waiting': { ...base, request: { to: 'strategic', by: '李明' } },
  'approved and waiting': { ...base, waiting: { to: 'important', from: '2027-01-01' } },
  'proposing from a sentence': {
    ...base,
    heard: { annual: 52_000_000 },
    form: {
      kind: 'propose',
      fields: { to: 'strategic_leader' },
      errors: {},
      starts: '2027-01-01',
    },
  },
  'a proposal without grounds': {
    ...untiered,
    form: {
      kind: 'propose',
      fields: { to: 'strategic_leader', reason: '' },
      errors: {
        reason: say((w) => w.tiering.proposeForm.reasonMissing),
        industry_leader: say((w) => w.tiering.proposeForm.proofMissing),
      },
    },
  },
  'judging an item': { ...base, form: { kind: 'judge', fields: { item: 'growing' }, errors: {} } },
  'a judgement without a reason': {
    ...base,
    form: {
      kind: 'judge',
      fields: { item: 'growing', result: 'pass' },
      errors: { reason: say((w) => w.tiering.judgeForm.reasonMissing) },
    },
  },
  'legal flags': {
    ...base,
    may: { act: false, flag: true },
    form: { kind: 'flag', fields: {}, errors: {} },
  },
  'hostile words': {
    ...base,
    name: hostile,
    heard: { annual: 999_999_999_999, forecast: 1 },
    request: { by: hostile },
    waiting: { from: '2027-01-01' },
    may: { act: true, flag: true },
    assessments: judgedItems.map((item) => ({
      item,
      result: 'unknown' as const,
      by: hostile,
      day: '2025-01-31',
      reason: endless,
    })),
  },
  'hostile words in a form': {
    ...base,
    name: hostile,
    form: {
      kind: 'propose',
      fields: { to: 'no_such_tier', reason: endless, industry_leader: endless, decisive: hostile },
      errors: {},
    },
  },
}
