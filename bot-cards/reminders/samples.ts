import type { DutyView } from '../duties/views.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import type { MorningRow, MorningView, NudgeView } from './views.ts'

const liMing = { id: id('per', 1), name: '李明' }

export const dutySample = (n: number, client: string, rest: Partial<DutyView> = {}): DutyView => ({
  id: id('dty', n),
  version: 1,
  client: { id: id('cli', n), name: client, tier: 'important', owner: liMing },
  kind: 'face_to_face',
  from: '2026-11-01',
  until: '2026-12-01',
  due: '2026-11-30',
  needed: 1,
  done: 0,
  status: 'open',
  overdue: 0,
  rolling: false,
  asked: false,
  why: { zh: '本月面谈：还没有，7 天后到期', en: 'Face-to-face this month: not yet, due in 7 days' },
  ...rest,
})

const row = (duty: DutyView, rest: Partial<MorningRow> = {}): MorningRow => ({
  duty,
  whose: 'mine',
  snoozesLeft: 2,
  nudged: false,
  ...rest,
})

const late = {
  due: '2026-11-20',
  overdue: 1,
  why: {
    zh: '随访：距上次 17 天，逾期 1 个工作日',
    en: 'Follow-up: 17 days since the last, 1 workday overdue',
  },
  kind: 'follow_up',
} as const
const today = {
  due: '2026-11-23',
  why: { zh: '随访：距上次 14 天，今天到期', en: 'Follow-up: 14 days since the last, due today' },
  kind: 'follow_up',
} as const
const strategic = {
  id: id('cli', 9),
  name: '万川置业（杭州）有限公司',
  tier: 'strategic',
  owner: liMing,
} as const

const plain: MorningView = {
  ...drawn,
  person: liMing.id,
  day: '2026-11-23',
  version: 1,
  locked: false,
  rows: [
    row(dutySample(1, '龙澜商业管理（苏州）有限公司', late)),
    row(dutySample(2, '泊岸商业广场有限公司', today)),
    row(
      dutySample(3, strategic.name, {
        client: strategic,
        kind: 'project_sync',
        why: {
          zh: '本月项目沟通：还没有，7 天后到期',
          en: 'Project meeting this month: not yet, due in 7 days',
        },
      }),
    ),
  ],
  more: 0,
  done: [],
}

const [first, second, third] = plain.rows

export const morningSamples: Record<string, MorningView> = {
  'three, one overdue': plain,
  'put off: until when': {
    ...plain,
    rows: [first, second].filter((one) => one !== undefined),
    asking: { duty: id('dty', 2), days: ['2026-11-24', '2026-11-25', '2026-11-26'] },
  },
  'later the same day': {
    ...plain,
    version: 4,
    rows: third ? [{ ...third, snoozedUntil: '2026-11-25', snoozesLeft: 1 }] : [],
    done: [
      { client: '龙澜商业管理（苏州）有限公司', kind: 'follow_up', excused: false },
      { client: '泊岸商业广场有限公司', kind: 'follow_up', excused: true },
    ],
  },
  'a manager: overdue at colleagues’, one without an owner': {
    ...plain,
    rows: [
      row(dutySample(1, '龙澜商业管理（苏州）有限公司', late), { whose: 'team' }),
      row(dutySample(2, '泊岸商业广场有限公司', late), { whose: 'team', nudged: true }),
      row(
        dutySample(3, '鹿鸣酒店管理有限公司', {
          ...today,
          client: { id: id('cli', 3), name: '鹿鸣酒店管理有限公司', tier: 'general' },
        }),
        { whose: 'nobody' },
      ),
      row(dutySample(4, '云栖谷文化发展有限公司', { asked: true, guessed: true }), { whose: 'instead' }),
    ],
  },
  'a year without a list: every date may move': {
    ...plain,
    rows: plain.rows.map((one) => ({ ...one, duty: { ...one.duty, guessed: true } })),
  },
  'catching up after an outage': { ...plain, missedFrom: '2026-11-19', more: 6 },
  'all settled': {
    ...plain,
    rows: [],
    done: [1, 2, 3, 4, 5].map((n) => ({
      client: `第${n}家客户`,
      kind: 'face_to_face' as const,
      excused: false,
    })),
  },
  empty: { ...plain, rows: [] },
  'NDA not signed': { ...plain, locked: true },
  'hostile words': {
    ...plain,
    rows: [1, 2, 3, 4, 5].map((n) =>
      row(
        dutySample(n, hostile, {
          ...late,
          why: same(endless.slice(0, 200)),
          client: {
            id: id('cli', n),
            name: endless,
            tier: 'strategic',
            owner: { id: id('per', 2), name: hostile },
          },
          asked: true,
          guessed: true,
        }),
        { whose: n % 2 ? 'instead' : 'team', nudged: true, snoozedUntil: '2027-01-04' },
      ),
    ),
    more: 4711,
    done: [{ client: endless, kind: 'executive_meeting', excused: false }],
    missedFrom: '2025-12-31',
  },
}

export const nudgeSamples: Record<string, NudgeView> = {
  overdue: {
    ...drawn,
    by: '陈刚',
    duty: dutySample(1, '龙澜商业管理（苏州）有限公司', late),
    instead: false,
  },
  'to who stands in': {
    ...drawn,
    by: '陈刚',
    duty: dutySample(1, '泊岸商业广场有限公司', late),
    instead: true,
  },
  'hostile words': { ...drawn, by: endless, duty: dutySample(1, hostile, late), instead: true },
}
