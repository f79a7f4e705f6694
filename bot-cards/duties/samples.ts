import { hostile, id } from '../kit/samples.ts'
import type { Tier } from '../rights/roles.ts'
import type { DutyView } from './views.ts'

const base = (n: number, name: string, tier: Tier, owner = '李明') => ({
  id: id('dty', n),
  version: 1,
  client: { id: id('cli', n), name, tier, owner: { id: id('per', 1), name: owner } },
  needed: 1,
  done: 0,
  status: 'open' as const,
  overdue: 0,
  asked: false,
  rolling: false,
})
const november = { from: '2026-11-01', until: '2026-12-01' }
const fourth = { from: '2026-10-01', until: '2027-01-01' }

/** Duties in every state, seen on Monday 2026-11-23. */
const all = {
  overdue: {
    ...base(1, '华岳置地（华东）有限公司', 'important'),
    kind: 'follow_up',
    from: '2026-11-05',
    until: '2026-11-20',
    due: '2026-11-19',
    rolling: true,
    overdue: 2,
    why: {
      zh: '随访：距上次 18 天，逾期 2 个工作日',
      en: 'Follow-up: 18 days since the last, 2 workdays overdue',
    },
  },
  missed: {
    ...base(2, '万川置业（杭州）有限公司', 'strategic'),
    kind: 'project_sync',
    from: '2026-10-01',
    until: '2026-11-01',
    due: '2026-10-30',
    overdue: 16,
    why: {
      zh: '上月项目沟通：没做成，逾期 16 个工作日',
      en: 'Project meeting last month: did not happen, 16 workdays overdue',
    },
  },
  today: {
    ...base(3, '龙澜商业管理（苏州）有限公司', 'important', '周婷'),
    kind: 'follow_up',
    from: '2026-11-09',
    until: '2026-11-24',
    due: '2026-11-23',
    rolling: true,
    why: { zh: '随访：距上次 14 天，今天到期', en: 'Follow-up: 14 days since the last, due today' },
  },
  week: {
    ...base(4, '银禾餐饮连锁股份有限公司', 'important', '周婷'),
    ...november,
    kind: 'face_to_face',
    due: '2026-11-30',
    guessed: true,
    why: {
      zh: '本月面谈：还没有，7 天后到期',
      en: 'Face-to-face this month: not yet, due in 7 days',
    },
  },
  later: {
    ...base(5, '永禾实业集团有限公司', 'strategic', '王芳'),
    ...fourth,
    kind: 'executive_meeting',
    due: '2026-12-31',
    why: {
      zh: '本季高层面谈：还没有，12-31 前',
      en: 'Executive meeting this quarter: not yet, due Dec 31',
    },
  },
  asked: {
    ...base(6, '泊岸商业广场有限公司', 'general'),
    ...november,
    kind: 'follow_up',
    due: '2026-11-30',
    asked: true,
    why: { zh: '本月随访：还没有，7 天后到期', en: 'Follow-up this month: not yet, due in 7 days' },
  },
  done: {
    ...base(4, '银禾餐饮连锁股份有限公司', 'important', '周婷'),
    ...november,
    kind: 'face_to_face',
    due: '2026-11-30',
    done: 1,
    status: 'done',
    why: { zh: '本月面谈：11-12 已完成', en: 'Face-to-face this month: done Nov 12' },
  },
  excused: {
    ...base(7, '三院', 'general', '周婷'),
    ...fourth,
    kind: 'face_to_face',
    due: '2026-12-31',
    status: 'excused',
    why: { zh: '本季面谈：说明过原因，这次免了', en: 'Face-to-face this quarter: excused this time' },
  },
} satisfies Record<string, DutyView>

/** A duty of the samples by how it stands. */
export const duty = (name: keyof typeof all): DutyView => all[name]

/** What somebody may have called their client. */
export const hostileDuty: DutyView = {
  ...all.overdue,
  client: { ...all.overdue.client, name: hostile, owner: { id: id('per', 1), name: hostile } },
}
