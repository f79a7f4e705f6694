import { z } from 'zod'
import { type PolicyKey, type PolicyUnit, recognitionFormulas } from '../../../bot-cards/policy/keys.ts'
import { longestWait, mostSteps, stepsOf, stepWhos } from '../../../bot-cards/policy/steps.ts'
import { roles } from '../../../bot-cards/rights/roles.ts'

/** One value: what a company may set, what holds until it does, and the clause of the regulation it belongs to. */
export type PolicyValue<T> = {
  unit: PolicyUnit
  clause: string
  default: T
  schema: z.ZodType<T>
  /** The smallest and largest number there may be. */
  range?: readonly [min: number, max: number]
}

const value = <T>(
  unit: PolicyUnit,
  clause: string,
  schema: z.ZodType<T>,
  standard: NoInfer<T>,
  range?: readonly [min: number, max: number],
): PolicyValue<T> => ({ unit, clause, default: standard, schema, ...(range ? { range } : {}) })

const whole = (min: number, max: number) => z.int().min(min).max(max)
/** Up to a trillion yuan: what adds up exactly in a double with room to spare. */
const mostYuan = 1_000_000_000_000
const yuan = (clause: string, standard: number) =>
  value('yuan', clause, whole(0, mostYuan), standard, [0, mostYuan])
const amount = (unit: PolicyUnit, clause: string, standard: number, min = 1, max = 3650) =>
  value(unit, clause, whole(min, max), standard, [min, max])
const several = (clause: string, standard: number[], min: number, max: number, atMost: number) =>
  value('numbers', clause, z.array(whole(min, max)).min(1).max(atMost), standard, [min, max])
const flag = (clause: string, standard: boolean) => value('switch', clause, z.boolean(), standard)

const role = z.enum(roles)
const chain = z.array(role).min(1).max(4)
const chained = (clause: string, ...standard: z.output<typeof chain>) =>
  value('roles', clause, chain, standard)

const clock = String.raw`([01]\d|2[0-3]):[0-5]\d`
const times = z
  .string()
  .regex(new RegExp(`^${clock}-${clock}(, ?${clock}-${clock})*$`), 'must look like 09:00-12:00, 13:30-18:00')

const monthDay = String.raw`(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const season = z.string().regex(new RegExp(`^${monthDay}~${monthDay}$`), 'must look like 11-15~03-15')
const stepForm = new RegExp(`^(?:${stepWhos.join('|')})(?: \\d{1,5})?$`)
const steps = z
  .string()
  .refine(
    (text) =>
      text.split(', ').every((step) => stepForm.test(step)) &&
      stepsOf(text).length <= mostSteps &&
      stepsOf(text).every(({ wait }) => wait <= longestWait),
    'must look like on_duty 15, after_sales_lead 15, general_manager',
  )
/** Names with commas between; empty: whatever there is. */
const names = z
  .string()
  .max(500)
  .refine((text) => text === '' || text.split(', ').every((name) => name.trim() === name && name !== ''))
const escalated = (clause: string, standard: string) => value('steps', clause, steps, standard)
/** Years or seasons of warranty: the law's minimum (建设工程质量管理条例 40) is the least a company may set. */
const warranty = (least: number) => amount('years', '7', least, least, 50)

/**
 * The company's policy (公司政策): every number and choice the regulation leaves open, with its default
 * (regulation.md). Nothing in the program reads such a number from anywhere else.
 */
export const policyValues = {
  'recognition.annual_yuan': yuan('2.2(a)', 5_000_000),
  'recognition.single_project_yuan': yuan('2.2(a)', 30_000_000),
  'recognition.formula': value('choice', '2.2', z.enum(recognitionFormulas), 'a_and_d_and_(b_or_c)'),
  'recognition.min_criteria': amount('count', '2.2', 3, 1, 4),
  'recognition.overdue_days': amount('days', '2.2(d)', 90),
  'recognition.arrears_months': amount('months', '2.2(d)', 24, 1, 120),
  'tiering.base_yuan': yuan('2.3', 5_000_000),
  'tiering.mid_yuan': yuan('2.3', 20_000_000),
  'tiering.top_yuan': yuan('2.3', 50_000_000),
  'tiering.major_yuan': yuan('2.3', 150_000_000),
  'tiering.annual_months': amount('months', '2.3', 12, 1, 36),
  'tiering.group_rollup': flag('2.3', false),
  'tiering.merge_undo_days': amount('days', '1.3', 30, 0, 365),
  'approval.tier_strategic': chained('2.4', 'head_of_sales', 'general_manager'),
  'approval.tier_other': chained('2.4', 'deputy_gm'),
  'approval.disclosure': chained('4.3b', 'legal'),
  'approval.remind_workdays': amount('workdays', '2.4', 1, 1, 30),
  'approval.escalate_workdays': amount('workdays', '2.4', 3, 1, 60),
  'approval.escalate_to': value('roles', '2.4', chain, ['general_manager']),
  // Lark lets a card live 14 days.
  'approval.reissue_days': amount('days', '2.4', 12, 1, 13),
  'review.months': several('2.4', [1, 7], 1, 12, 4),
  'review.propose_workdays': amount('workdays', '2.4', 10, 1, 60),
  'review.approve_workdays': amount('workdays', '2.4', 5, 1, 60),
  'review.overdue_gm_workdays': amount('workdays', '2.4', 3, 1, 30),
  'access.grant_hours': amount('hours', '4.3a', 72, 1, 24 * 90),
  'access.bulk_clients': amount('count', '4.3a', 30, 2, 10_000),
  'access.bulk_hours': amount('hours', '4.3a', 1, 1, 24),
  'consent.oral': flag('4.1', true),
  'consent.purge_days': amount('days', '4.1', 7, 1, 90),
  'consent.request_workdays': amount('workdays', '4.1', 15, 1, 60),
  'nda.renewal_days': amount('days', '4.3b', 7, 0, 90),
  'people.department_roles': value('map', '1.2', z.record(z.string().min(1).max(40), z.array(role)), {
    总经理: ['general_manager', 'manager'],
    副总: ['deputy_gm', 'manager'],
    销售: ['sales'],
    市场: ['marketing'],
    项目: ['project'],
    工程: ['project'],
    设计: ['technical'],
    技术: ['technical'],
    售后: ['after_sales'],
    法务: ['legal'],
    档案: ['archivist'],
  }),
  'people.handover_visit_days': amount('days', '4.3b', 14, 1, 90),
  'visits.undo_minutes': amount('minutes', '1.3', 10, 0, 1440),
  'visits.late_days': amount('days', '5.1', 7, 1, 90),
  'visits.repeat_minutes': amount('minutes', '1.3', 60, 1, 1440),
  'cadence.strategic_executive_per_quarter': amount('count', '5.1', 1, 1, 12),
  'cadence.strategic_sync_per_month': amount('count', '5.1', 1, 1, 8),
  'cadence.important_face_per_month': amount('count', '5.1', 1, 1, 8),
  'cadence.important_follow_up_days': amount('days', '5.1', 14, 1, 90),
  'cadence.general_face_per_quarter': amount('count', '5.1', 1, 1, 12),
  'cadence.general_follow_up_per_month': amount('count', '5.1', 1, 1, 8),
  'cadence.wechat_counts': flag('5.1', false),
  'cadence.partial_percent': amount('percent', '5.1', 50, 0, 100),
  'reminders.before_days': several('5.1', [7, 3, 0], 0, 60, 5),
  'reminders.overdue_manager_workdays': amount('workdays', '5.1', 1, 1, 30),
  'reminders.overdue_lead_workdays': amount('workdays', '5.1', 3, 1, 60),
  'reminders.snooze_days': amount('days', '5.1', 3, 1, 14),
  'reminders.snooze_times': amount('count', '5.1', 2, 0, 10),
  'reminders.brief_minutes': amount('minutes', '5.1', 30, 5, 240),
  'reminders.evening_minutes': amount('minutes', '5.1', 30, 0, 240),
  'reminders.watchdog_minutes': amount('minutes', '5.1', 5, 1, 120),
  'plans.meeting_minutes': amount('minutes', '5.1', 60, 15, 480),
  'plans.meetings_per_day': amount('count', '5.1', 3, 1, 12),
  'sla.p1_answer_minutes': amount('minutes', '7', 30, 1, 1440),
  'sla.p1_on_site_hours': amount('hours', '7', 4, 1, 240),
  'sla.p1_other_city_hours': amount('hours', '7', 24, 1, 240),
  'sla.p1_fixed_hours': amount('hours', '7', 24, 1, 720),
  'sla.p2_answer_work_hours': amount('hours', '7', 2, 1, 80),
  'sla.p2_on_site_hours': amount('hours', '7', 24, 1, 240),
  'sla.p2_fixed_workdays': amount('workdays', '7', 3, 1, 60),
  'sla.p3_answer_workdays': amount('workdays', '7', 1, 1, 30),
  'sla.p3_on_site_workdays': amount('workdays', '7', 3, 1, 60),
  'sla.p3_fixed_days': amount('days', '7', 7, 1, 365),
  'sla.strategic_percent': amount('percent', '7', 50, 1, 100),
  'sla.home_cities': value('names', '7', names, ''),
  'sla.duplicate_hours': amount('hours', '7', 12, 0, 168),
  'sla.question_workdays': amount('workdays', '3.2', 1, 1, 30),
  'sla.site_issue_hours': amount('hours', '3.2', 24, 1, 240),
  'complaint.answer_workdays': amount('workdays', '8', 1, 1, 30),
  'complaint.close_workdays': amount('workdays', '8', 5, 1, 60),
  'complaint.major_answer_hours': amount('hours', '8', 2, 1, 72),
  'complaint.major_plan_hours': amount('hours', '8', 24, 1, 240),
  'escalation.nudge_percent': amount('percent', '7', 50, 1, 99),
  'escalation.group_percent': amount('percent', '7', 75, 1, 99),
  'escalation.p1': escalated('7', 'on_duty 15, after_sales_lead 15, manager 30, general_manager'),
  'escalation.p2': escalated('7', 'on_duty 60, after_sales_lead 120, manager 240, deputy_gm'),
  'escalation.p3': escalated('7', 'after_sales_lead 450, manager'),
  'escalation.major': escalated('8', 'after_sales_lead 30, manager 60, deputy_gm 60, general_manager'),
  'escalation.ordinary': escalated('8', 'after_sales_lead 240, manager 450, deputy_gm'),
  'escalation.p1_progress': amount('minutes', '7', 60, 5, 10_080),
  'escalation.p2_progress': amount('minutes', '7', 240, 5, 10_080),
  'escalation.p3_progress': amount('minutes', '7', 900, 5, 10_080),
  'escalation.major_progress': amount('minutes', '8', 240, 5, 10_080),
  'escalation.ordinary_progress': amount('minutes', '8', 900, 5, 10_080),
  'escalation.answer_minutes': amount('minutes', '7', 30, 5, 1440),
  'escalation.ask_times': amount('count', '7', 3, 1, 20),
  'tickets.reopen_days': amount('days', '7', 30, 0, 365),
  'warranty.waterproofing_years': warranty(5),
  'warranty.decoration_years': warranty(2),
  'warranty.wiring_years': warranty(2),
  'warranty.plumbing_years': warranty(2),
  'warranty.equipment_years': warranty(2),
  'warranty.heating_cooling_seasons': amount('count', '7', 2, 2, 20),
  'warranty.heating_season': value('season', '7', season, '11-15~03-15'),
  'warranty.cooling_season': value('season', '7', season, '06-01~09-30'),
  'warranty.inspect_days': amount('days', '7', 60, 1, 365),
  'warranty.retention_days': amount('days', '7', 14, 1, 365),
  // Check in 14 days, refund in 14 more (建质〔2017〕138号).
  'warranty.retention_refund_days': amount('days', '7', 28, 0, 365),
  'returns.after_closing_days': amount('days', '7', 3, 0, 60),
  'returns.repair_percent': amount('percent', '7', 100, 0, 100),
  'returns.months': several('7', [1, 3, 6, 12], 1, 60, 8),
  'returns.every_months': amount('months', '7', 6, 1, 24),
  'returns.within_workdays': amount('workdays', '7', 3, 1, 30),
  'returns.low_score': amount('count', '7', 3, 1, 5),
  'hours.work': value('times', '3', times, '09:00-12:00, 13:30-18:00'),
  'hours.quiet': value('times', '3', times, '20:00-08:30'),
  'retention.access_log_years': amount('years', '4.3a', 3, 1, 30),
  'retention.backup_days': amount('days', '4.2', 30, 1, 3650),
  'retention.settled_days': amount('days', '1.3', 30, 14, 365),
  'kpi.csat': amount('percent', '1.1', 90, 1, 100),
  'kpi.plan_completion_percent': amount('percent', '1.1', 95, 1, 100),
} satisfies Record<
  PolicyKey,
  { unit: PolicyUnit; clause: string; default: unknown; schema: z.ZodType; range?: readonly [number, number] }
>

type Values = typeof policyValues
/** Every value by its key: what rules are given. */
export type Policy = { readonly [K in PolicyKey]: Values[K]['default'] }

/** The policy of a company that has changed nothing. */
export const defaultPolicy = Object.fromEntries(
  Object.entries(policyValues).map(([key, one]) => [key, one.default]),
) as Policy
