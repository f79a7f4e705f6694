/** Chapters of the policy, in the order they are shown. */
export const policyChapters = [
  'recognition',
  'tiering',
  'approval',
  'review',
  'access',
  'consent',
  'nda',
  'people',
  'visits',
  'cadence',
  'reminders',
  'plans',
  'sla',
  'complaint',
  'tickets',
  'escalation',
  'warranty',
  'returns',
  'hours',
  'retention',
  'kpi',
] as const
export type PolicyChapter = (typeof policyChapters)[number]

/** Every value of the company's policy: `chapter.name`. Its meaning, unit and default stand in src/areas/policy/values.ts. */
export const policyKeys = [
  'recognition.annual_yuan',
  'recognition.single_project_yuan',
  'recognition.formula',
  'recognition.min_criteria',
  'recognition.overdue_days',
  'recognition.arrears_months',
  'tiering.base_yuan',
  'tiering.mid_yuan',
  'tiering.top_yuan',
  'tiering.major_yuan',
  'tiering.annual_months',
  'tiering.group_rollup',
  'tiering.merge_undo_days',
  'approval.tier_strategic',
  'approval.tier_other',
  'approval.disclosure',
  'approval.remind_workdays',
  'approval.escalate_workdays',
  'approval.escalate_to',
  'approval.reissue_days',
  'review.months',
  'review.propose_workdays',
  'review.approve_workdays',
  'review.overdue_gm_workdays',
  'access.grant_hours',
  'access.bulk_clients',
  'access.bulk_hours',
  'consent.oral',
  'consent.purge_days',
  'consent.request_workdays',
  'nda.renewal_days',
  'people.department_roles',
  'people.handover_visit_days',
  'visits.undo_minutes',
  'visits.late_days',
  'visits.repeat_minutes',
  'cadence.strategic_executive_per_quarter',
  'cadence.strategic_sync_per_month',
  'cadence.important_face_per_month',
  'cadence.important_follow_up_days',
  'cadence.general_face_per_quarter',
  'cadence.general_follow_up_per_month',
  'cadence.wechat_counts',
  'cadence.partial_percent',
  'reminders.before_days',
  'reminders.overdue_manager_workdays',
  'reminders.overdue_lead_workdays',
  'reminders.snooze_days',
  'reminders.snooze_times',
  'reminders.brief_minutes',
  'reminders.evening_minutes',
  'reminders.watchdog_minutes',
  'plans.meeting_minutes',
  'plans.meetings_per_day',
  'sla.p1_answer_minutes',
  'sla.p1_on_site_hours',
  'sla.p1_other_city_hours',
  'sla.p1_fixed_hours',
  'sla.p2_answer_work_hours',
  'sla.p2_on_site_hours',
  'sla.p2_fixed_workdays',
  'sla.p3_answer_workdays',
  'sla.p3_on_site_workdays',
  'sla.p3_fixed_days',
  'sla.strategic_percent',
  'sla.home_cities',
  'sla.duplicate_hours',
  'sla.question_workdays',
  'sla.site_issue_hours',
  'complaint.answer_workdays',
  'complaint.close_workdays',
  'complaint.major_answer_hours',
  'complaint.major_plan_hours',
  'escalation.nudge_percent',
  'escalation.group_percent',
  'escalation.p1',
  'escalation.p2',
  'escalation.p3',
  'escalation.major',
  'escalation.ordinary',
  'escalation.p1_progress',
  'escalation.p2_progress',
  'escalation.p3_progress',
  'escalation.major_progress',
  'escalation.ordinary_progress',
  'escalation.answer_minutes',
  'escalation.ask_times',
  'tickets.reopen_days',
  'warranty.waterproofing_years',
  'warranty.decoration_years',
  'warranty.wiring_years',
  'warranty.plumbing_years',
  'warranty.equipment_years',
  'warranty.heating_cooling_seasons',
  'warranty.heating_season',
  'warranty.cooling_season',
  'warranty.inspect_days',
  'warranty.retention_days',
  'warranty.retention_refund_days',
  'returns.after_closing_days',
  'returns.repair_percent',
  'returns.months',
  'returns.every_months',
  'returns.within_workdays',
  'returns.low_score',
  'hours.work',
  'hours.quiet',
  'retention.access_log_years',
  'retention.backup_days',
  'retention.settled_days',
  'kpi.csat',
  'kpi.plan_completion_percent',
] as const
export type PolicyKey = (typeof policyKeys)[number]

/** How a value is shown and typed in. */
export type PolicyUnit =
  | 'yuan'
  | 'days'
  | 'workdays'
  | 'months'
  | 'years'
  | 'hours'
  | 'minutes'
  | 'percent'
  | 'count'
  | 'switch'
  | 'choice'
  | 'roles'
  | 'numbers'
  | 'times'
  | 'season'
  | 'steps'
  | 'names'
  | 'map'

/** Ways to combine the four criteria of recognition (制度二(二)). */
export const recognitionFormulas = ['a_and_d_and_(b_or_c)', 'all', 'any', 'min_n'] as const
export type RecognitionFormula = (typeof recognitionFormulas)[number]

/** Why something typed is not a value. */
export type ValueProblem =
  | 'empty'
  | 'amount'
  | 'vague'
  | 'number'
  | 'range'
  | 'switch'
  | 'choice'
  | 'roles'
  | 'numbers'
  | 'times'
  | 'season'
  | 'steps'
  | 'names'
  | 'map'

/** Why values that are right one by one cannot stand together. */
export type CrossFault =
  | 'tiers_order'
  | 'approval_order'
  | 'overdue_order'
  | 'on_site_order'
  | 'repeated'
  | 'work_hours'
  | 'quiet_hours'
  | 'signal_order'

/** A value as it travels to a card: numbers, switches, choices and times, lists, and departments with their roles. */
export type PolicyData =
  | number
  | boolean
  | string
  | readonly (string | number)[]
  | { readonly [name: string]: readonly string[] }

export const chapterOf = (key: PolicyKey): PolicyChapter => {
  const chapter = policyChapters.find((one) => key.startsWith(`${one}.`))
  if (!chapter) throw new Error(`no chapter for ${key}`)
  return chapter
}
