import type { PolicyChapter, PolicyKey } from './keys.ts'
import type { Explained } from './words-zh.ts'

export const chaptersEn: Record<PolicyChapter, string> = {
  recognition: 'Recognition',
  tiering: 'Tiers',
  approval: 'Approvals',
  review: 'Half-yearly review',
  access: 'Access',
  consent: 'Consent',
  nda: 'Confidentiality',
  people: 'People',
  visits: 'Visits',
  cadence: 'How often we meet',
  reminders: 'Reminders',
  sla: 'Answer times',
  hours: 'Working hours',
  retention: 'Retention',
  kpi: 'Targets',
}

export const valuesEn: Record<PolicyKey, Explained> = {
  'recognition.annual_yuan': {
    name: 'Yearly amount',
    why: 'Signed in a year, this much meets the size criterion.',
  },
  'recognition.single_project_yuan': {
    name: 'One project',
    why: 'One project of the client’s own this big meets it too.',
  },
  'recognition.formula': {
    name: 'How the four combine',
    why: 'Size, potential, market value, payment: which of them it takes.',
  },
  'recognition.min_criteria': { name: 'At least so many', why: 'Used when the rule is “at least so many”.' },
  'recognition.overdue_days': {
    name: 'Overdue is bad after',
    why: 'Money overdue for longer spoils the payment criterion.',
  },
  'recognition.arrears_months': {
    name: 'Bad faith looks back',
    why: 'Flagged for bad faith within this time, payment is not good.',
  },
  'tiering.base_yuan': { name: 'General: yearly', why: 'Signed in a year, this much is enough for general.' },
  'tiering.mid_yuan': {
    name: 'Important: yearly',
    why: 'Signed in a year, this much is enough for important.',
  },
  'tiering.top_yuan': {
    name: 'Strategic: yearly',
    why: 'Signed in a year, this much is half of what strategic takes.',
  },
  'tiering.major_yuan': {
    name: 'Strategic: three years',
    why: 'The three-year forecast must be above this; equal is not enough.',
  },
  'tiering.annual_months': { name: 'A year is', why: 'How many months back signed amounts are added up.' },
  'tiering.group_rollup': {
    name: 'Add up groups',
    why: 'On: amounts of all companies of a group count together.',
  },
  'tiering.merge_undo_days': {
    name: 'Merges can be undone',
    why: 'Two clients taken together by mistake part again within these days.',
  },
  'approval.tier_strategic': {
    name: 'Into or out of strategic',
    why: 'Who approves it, one after the other.',
  },
  'approval.tier_other': { name: 'Other tier changes', why: 'Who approves them, one after the other.' },
  'approval.disclosure': {
    name: 'Disclosures',
    why: 'Who approves giving client data outside, one after the other.',
  },
  'approval.remind_workdays': { name: 'Remind after', why: 'Not decided by then: one reminder.' },
  'approval.escalate_workdays': {
    name: 'Go up after',
    why: 'Still not decided: the next level is asked as well.',
  },
  'approval.escalate_to': { name: 'Goes up to', why: 'Who is asked when nobody decides.' },
  'approval.reissue_days': {
    name: 'New card after',
    why: 'Lark’s cards live 14 days; a fresh one comes before that.',
  },
  'review.months': { name: 'Review months', why: 'On the first workday of these months the review opens.' },
  'review.propose_workdays': {
    name: 'Propose within',
    why: 'Owners hand in their reviews within these workdays.',
  },
  'review.approve_workdays': {
    name: 'Approve within',
    why: 'After that, all is approved within these workdays.',
  },
  'review.overdue_gm_workdays': {
    name: 'To the GM after',
    why: 'Overdue: the lead first, after these workdays the general manager.',
  },
  'access.grant_hours': {
    name: 'Access lasts',
    why: 'Once the owner agrees, for so many hours; then it closes.',
  },
  'access.bulk_clients': {
    name: 'Unusual reading',
    why: 'More clients of others than this within a short time is reported.',
  },
  'access.bulk_hours': { name: 'A short time is', why: 'Counted over so many hours.' },
  'consent.oral': {
    name: 'Spoken consent counts',
    why: 'On: written down is enough. Off: it must be in writing.',
  },
  'consent.purge_days': {
    name: 'Purge without consent',
    why: 'Without consent phone and mail are purged after these days.',
  },
  'consent.request_workdays': {
    name: 'Answer a person within',
    why: 'Requests to see, correct or delete are done within these workdays.',
  },
  'nda.renewal_days': {
    name: 'Old signatures hold',
    why: 'After a new version, an old signature holds for so many days.',
  },
  'people.department_roles': {
    name: 'Departments and roles',
    why: 'A department whose name contains the word gives these roles.',
  },
  'people.handover_visit_days': {
    name: 'Introduction within',
    why: 'After a hand-over, strategic and important clients are visited within these workdays.',
  },
  'visits.undo_minutes': {
    name: 'Undo a visit within',
    why: 'A saved visit can be taken back for so many minutes.',
  },
  'visits.late_days': { name: 'Late after', why: 'Logging an older visit needs a reason.' },
  'visits.repeat_minutes': {
    name: 'The same words again',
    why: 'Within so many minutes they are asked about first.',
  },
  'cadence.strategic_executive_per_quarter': {
    name: 'Strategic: executives',
    why: 'Executive meetings a quarter, at least.',
  },
  'cadence.strategic_sync_per_month': {
    name: 'Strategic: projects',
    why: 'Project meetings a month, at least.',
  },
  'cadence.important_face_per_month': { name: 'Important: face to face', why: 'Meetings a month, at least.' },
  'cadence.important_follow_up_days': {
    name: 'Important: follow-up',
    why: 'At most so many days between two calls or mails.',
  },
  'cadence.general_face_per_quarter': { name: 'General: face to face', why: 'Meetings a quarter, at least.' },
  'cadence.general_follow_up_per_month': { name: 'General: follow-up', why: 'Follow-ups a month, at least.' },
  'cadence.wechat_counts': { name: 'WeChat counts', why: 'On: WeChat is a follow-up as well.' },
  'cadence.partial_percent': {
    name: 'Joining midway',
    why: 'With less of the period left than this, it counts from the next.',
  },
  'reminders.before_days': { name: 'Remind before', why: 'So many days before something is due.' },
  'reminders.overdue_manager_workdays': {
    name: 'Overdue: manager',
    why: 'After these workdays the line manager is told.',
  },
  'reminders.overdue_lead_workdays': {
    name: 'Overdue: team lead',
    why: 'After these workdays the team lead is told.',
  },
  'sla.p1_answer_minutes': {
    name: 'Urgent: answer',
    why: 'Water, power, danger: somebody answers within these minutes.',
  },
  'sla.p1_on_site_hours': { name: 'Urgent: on site', why: 'Same city: there within these hours.' },
  'sla.p1_other_city_hours': { name: 'Urgent: other city', why: 'Other city: there within these hours.' },
  'sla.p2_answer_work_hours': { name: 'Impaired: answer', why: 'Within these working hours.' },
  'sla.p2_on_site_hours': { name: 'Impaired: on site', why: 'There within these hours.' },
  'sla.p3_answer_workdays': { name: 'Minor: answer', why: 'Within these workdays.' },
  'sla.p3_on_site_workdays': { name: 'Minor: on site', why: 'There within these workdays.' },
  'sla.p3_fixed_days': { name: 'Minor: fixed', why: 'Fixed within these days.' },
  'sla.strategic_percent': { name: 'Strategic clients', why: 'Their answer times are cut to this share.' },
  'sla.question_workdays': { name: 'Questions', why: 'Answered within these workdays.' },
  'sla.site_issue_hours': { name: 'Site issues', why: 'Dealt with within these hours.' },
  'hours.work': { name: 'Working hours', why: 'Working time and reminders follow them.' },
  'hours.quiet': { name: 'Quiet hours', why: 'No reminders then, except urgent repairs.' },
  'retention.access_log_years': {
    name: 'Access record',
    why: 'Who saw what is kept for at least so many years.',
  },
  'retention.backup_days': { name: 'Backups', why: 'Kept for so many days.' },
  'retention.settled_days': {
    name: 'What is settled',
    why: 'Sent messages and finished tasks are forgotten after so many days.',
  },
  'kpi.csat': { name: 'Satisfaction', why: 'The target for client satisfaction.' },
  'kpi.plan_completion_percent': { name: 'Plans kept', why: 'The target share of plans carried out.' },
}
