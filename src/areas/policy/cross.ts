import type { CrossFault } from '../../../bot-cards/policy/keys.ts'
import type { Policy } from './values.ts'

const repeats = (list: readonly unknown[]): boolean => new Set(list).size < list.length
const spans = (times: string) =>
  times.split(',').map((span) => {
    const [from = '', to = ''] = span.trim().split('-')
    return { from, to }
  })

/** What values that are right one by one cannot mean together; none: the policy can stand. */
export function crossFaults(policy: Policy): CrossFault[] {
  const work = spans(policy['hours.work'])
  const rules: [CrossFault, boolean][] = [
    [
      'tiers_order',
      policy['tiering.base_yuan'] > policy['tiering.mid_yuan'] ||
        policy['tiering.mid_yuan'] > policy['tiering.top_yuan'],
    ],
    ['approval_order', policy['approval.remind_workdays'] > policy['approval.escalate_workdays']],
    [
      'overdue_order',
      policy['reminders.overdue_manager_workdays'] > policy['reminders.overdue_lead_workdays'],
    ],
    ['on_site_order', policy['sla.p1_on_site_hours'] > policy['sla.p1_other_city_hours']],
    [
      'repeated',
      [
        policy['approval.tier_strategic'],
        policy['approval.tier_other'],
        policy['approval.disclosure'],
        policy['approval.escalate_to'],
        policy['review.months'],
        policy['reminders.before_days'],
      ].some(repeats),
    ],
    ['work_hours', work.some(({ from, to }, n) => from >= to || from < (work[n - 1]?.to ?? ''))],
    ['signal_order', policy['escalation.nudge_percent'] >= policy['escalation.group_percent']],
    ['quiet_hours', spans(policy['hours.quiet']).length > 1],
  ]
  return rules.flatMap(([fault, broken]) => (broken ? [fault] : []))
}
