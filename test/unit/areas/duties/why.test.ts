import { describe, expect, test } from 'vitest'
import { type WhyDuty, whyLine } from '../../../../src/areas/duties/why.ts'

const month: WhyDuty = {
  kind: 'face_to_face',
  from: '2026-11-01',
  until: '2026-12-01',
  due: '2026-11-30',
  needed: 1,
  done: 0,
  status: 'open',
  overdue: 0,
}
const quarter: WhyDuty = {
  ...month,
  kind: 'executive_meeting',
  from: '2026-10-01',
  until: '2027-01-01',
  due: '2026-12-31',
}
const followUp: WhyDuty = {
  ...month,
  kind: 'follow_up',
  from: '2026-11-12',
  until: '2026-11-27',
  due: '2026-11-26',
  rolling: 'contact',
}

describe('the line of why', () => {
  test.each<[string, Partial<WhyDuty> & { of?: WhyDuty; today?: string }, string, string]>([
    [
      'a month that was kept names its day',
      { done: 1, doneDay: '2026-11-12', status: 'done' },
      '本月面谈：11-12 已完成',
      'Face-to-face this month: done Nov 12',
    ],
    [
      'a follow-up counts from the last contact',
      { of: followUp },
      '随访：距上次 11 天，3 天后到期',
      'Follow-up: 11 days since the last, due in 3 days',
    ],
    [
      'without a contact it counts from the day the tier began',
      { of: followUp, rolling: 'start' },
      '随访：从 11-12 算起，3 天后到期',
      'Follow-up: counted from Nov 12, due in 3 days',
    ],
    [
      'what came late says by how much',
      { of: followUp, doneDay: '2026-11-29', done: 1, status: 'done', today: '2026-11-30' },
      '随访：11-29 已完成，晚了 3 天',
      'Follow-up: done Nov 29, 3 days late',
    ],
    [
      'on the last day of the fourteen it was not late',
      { of: followUp, doneDay: '2026-11-26', done: 1, status: 'done', today: '2026-11-30' },
      '随访：11-26 已完成',
      'Follow-up: done Nov 26',
    ],
    [
      'what is still to come says when',
      {},
      '本月面谈：还没有，7 天后到期',
      'Face-to-face this month: not yet, due in 7 days',
    ],
    [
      'what is far off is said as a date',
      { of: quarter },
      '本季高层面谈：还没有，12-31 前',
      'Executive meeting this quarter: not yet, due Dec 31',
    ],
    [
      'half of it done is said',
      { needed: 2, done: 1, today: '2026-11-30' },
      '本月面谈：2 次做了 1 次，今天到期',
      'Face-to-face this month: 1 of 2 done, due today',
    ],
    [
      'the day before is tomorrow',
      { today: '2026-11-29' },
      '本月面谈：还没有，明天到期',
      'Face-to-face this month: not yet, due tomorrow',
    ],
    [
      'a month that is over was missed',
      { today: '2026-12-02', overdue: 2 },
      '上月面谈：没做成，逾期 2 个工作日',
      'Face-to-face last month: did not happen, 2 workdays overdue',
    ],
    [
      'before the first workday after it, it is past and not yet overdue',
      { of: followUp, due: '2026-11-27', until: '2026-11-28', today: '2026-11-28' },
      '随访：距上次 16 天，11-27 已到期',
      'Follow-up: 16 days since the last, was due Nov 27',
    ],
    [
      'an earlier period is named, with its year where that is another',
      { of: quarter, today: '2027-05-10', overdue: 80 },
      '2026年四季度高层面谈：没做成，逾期 80 个工作日',
      'Executive meeting in Q4 2026: did not happen, 80 workdays overdue',
    ],
    [
      'an excuse is no miss',
      { status: 'excused', today: '2026-12-02' },
      '上月面谈：说明过原因，这次免了',
      'Face-to-face last month: excused this time',
    ],
  ])('%s', (_, { of = month, today = '2026-11-23', ...change }, zh, en) => {
    expect(whyLine({ ...of, ...change }, today)).toEqual({ zh, en })
  })
})
