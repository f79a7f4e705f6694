import type { PolicyKey } from './keys.ts'
import { tierNames } from './names-en-tiers.ts'

/** Each value's name and what it means, in one sentence. */
export const names: Record<PolicyKey, readonly [name: string, about: string]> = {
  ...tierNames,
  'approval.tier_strategic': [
    'Who approves strategic moves',
    'Moves into and out of strategic are approved by these, in order.',
  ],
  'approval.tier_other': [
    'Who approves other moves',
    'Other changes of tier are approved by these, in order.',
  ],
  'approval.disclosure': [
    'Who approves disclosure',
    'Giving client data to outsiders is approved by these, in order.',
  ],
  'approval.remind_workdays': [
    'Approval: remind after',
    'An approver who has not decided by then is reminded.',
  ],
  'approval.escalate_workdays': [
    'Approval: escalate after',
    'What is not decided by then goes one level up.',
  ],
  'approval.escalate_to': ['Approval: escalate to', 'These are told when nobody decides.'],
  'approval.reissue_days': [
    'Approval: fresh card after',
    'Cards die after 14 days; a fresh one is sent by then.',
  ],
  'review.months': ['Review months', 'Tiers are reviewed from the first workday of these months.'],
  'review.propose_workdays': [
    'Review: days to propose',
    'Proposals are due this many workdays after the start.',
  ],
  'review.approve_workdays': ['Review: days to approve', 'Approvals are due this many workdays later.'],
  'review.overdue_gm_workdays': [
    'Review: overdue to the GM',
    'The general manager is told when it is this late.',
  ],
  'access.grant_hours': [
    'Length of granted access',
    'Somebody who asked and was approved can look for this long.',
  ],
  'access.bulk_clients': [
    'Unusual reading: clients',
    'Reading this many clients in a short time is told to legal and admins.',
  ],
  'access.bulk_hours': ['Unusual reading: hours', 'The number above is counted over this long.'],
  'consent.oral': ['Spoken consent counts', 'When on, consent given aloud and written down is enough.'],
  'consent.purge_days': [
    'Days without consent',
    'Phone and mail of a contact who has not agreed are deleted after this.',
  ],
  'consent.request_workdays': [
    'Answering a person’s request',
    'Requests to see, correct or delete one’s data are done within this.',
  ],
  'nda.renewal_days': [
    'Days to sign a new NDA',
    'How long people have to sign a new version when no date was picked.',
  ],
  'people.department_roles': [
    'Roles of departments',
    'A department whose name holds these characters gives its people these roles.',
  ],
  'people.handover_visit_days': [
    'Introduction after hand-over',
    'A new owner is introduced in person within this many days.',
  ],
  'visits.undo_minutes': [
    'Minutes to undo a visit',
    'A saved visit can be taken back with one tap for this long.',
  ],
  'visits.late_days': ['Late visits need a reason', 'A visit longer ago than this needs a reason.'],
  'visits.repeat_minutes': [
    'Repeats are asked about',
    'The same words within this time are asked about first.',
  ],
  'cadence.strategic_executive_per_quarter': [
    'Strategic: executive meetings a quarter',
    'At least this many each quarter.',
  ],
  'cadence.strategic_sync_per_month': ['Strategic: project syncs a month', 'At least this many each month.'],
  'cadence.important_face_per_month': [
    'Important: meetings a month',
    'At least this many in person each month.',
  ],
  'cadence.important_follow_up_days': [
    'Important: days between follow-ups',
    'At most this many days lie between two of them.',
  ],
  'cadence.general_face_per_quarter': [
    'General: meetings a quarter',
    'At least this many in person each quarter.',
  ],
  'cadence.general_follow_up_per_month': ['General: follow-ups a month', 'At least this many each month.'],
  'cadence.wechat_counts': ['WeChat counts', 'When on, WeChat counts as a follow-up by phone or mail.'],
  'cadence.partial_percent': [
    'Partial periods',
    'A client that joins with less of the period left than this starts with the next.',
  ],
  'reminders.before_days': ['Remind before', 'Days before the due date to remind on; 0: the day itself.'],
  'reminders.overdue_manager_workdays': [
    'Overdue: tell the manager',
    'After this many workdays the line manager is told.',
  ],
  'reminders.overdue_lead_workdays': [
    'Overdue: tell the team lead',
    'After this many workdays the team lead is told.',
  ],
  'reminders.snooze_days': [
    'Snooze at most',
    'Snoozing on the reminder card moves it by at most these days.',
  ],
  'reminders.snooze_times': ['Snooze how often', 'The same duty can be snoozed this often; 0: never.'],
  'reminders.brief_minutes': [
    'Brief before a meeting',
    'The brief comes this long before the meeting; for a morning meeting, the evening before.',
  ],
  'reminders.evening_minutes': [
    'Evening card before closing time',
    'This long before the working day ends, today’s meetings are listed to be logged with one tap.',
  ],
  'reminders.watchdog_minutes': [
    'A reminder is late after',
    'A reminder that is due and still unsent after this is reported to the admins.',
  ],
  'plans.meeting_minutes': ['Length of a meeting', 'What is planned without a length takes this long.'],
  'plans.meetings_per_day': [
    'Meetings a day',
    'When a month is planned, no more than this are proposed to one person for a day.',
  ],
  'sla.p1_answer_minutes': [
    'Urgent: answer within',
    'Leaks, power cuts and danger are answered within this.',
  ],
  'sla.p1_on_site_hours': ['Urgent: on site within', 'Somebody is there within this, in the same city.'],
  'sla.p1_other_city_hours': ['Urgent: other city', 'Somebody is there within this, in another city.'],
  'sla.p1_fixed_hours': ['Urgent: mended within', 'Urgent matters are mended within this.'],
  'sla.p2_answer_work_hours': [
    'Hindering: answer within',
    'What hinders use is answered within these working hours.',
  ],
  'sla.p2_on_site_hours': ['Hindering: on site within', 'Somebody is there within this.'],
  'sla.p2_fixed_workdays': ['Hindering: mended within', 'What hinders use is mended within this.'],
  'sla.p3_answer_workdays': ['Minor: answer within', 'Minor faults are answered within this.'],
  'sla.p3_on_site_workdays': ['Minor: on site within', 'Somebody is there within this.'],
  'sla.p3_fixed_days': ['Minor: fixed within', 'Minor faults are mended within this.'],
  'sla.strategic_percent': [
    'Strategic: share of the time',
    'Strategic clients are answered within this share of the usual time.',
  ],
  'sla.home_cities': [
    'Home cities',
    'Urgent matters there have the time of the same city, elsewhere that of another one; any: all are home.',
  ],
  'sla.duplicate_hours': [
    'Same matter within',
    'Reported again at the same place within this, keqing asks whether it is the same matter.',
  ],
  'sla.question_workdays': ['Questions: answer within', 'What a client asks is answered within this.'],
  'sla.site_issue_hours': ['Site issues within', 'Issues on site are dealt with within this.'],
  'complaint.answer_workdays': ['Complaint: answered within', 'The client is answered within this.'],
  'complaint.close_workdays': ['Complaint: closed within', 'Counted from when it came in.'],
  'complaint.major_answer_hours': [
    'Grave complaint: answered within',
    'The head of the department answers the client.',
  ],
  'complaint.major_plan_hours': ['Grave complaint: a plan within', 'What will be done is known by then.'],
  'escalation.nudge_percent': [
    'Private nudge at',
    'When this much of a time is used up, whoever has it is nudged in private.',
  ],
  'escalation.group_percent': [
    'Nudge in the group at',
    'When this much of a time is used up, a line stands below the ticket.',
  ],
  'escalation.p1': [
    'P1 escalation',
    'Whom to tell once it is late, and after how many minutes the next; at night, too.',
  ],
  'escalation.p2': [
    'P2 escalation',
    'Whom to tell once it is late, and after how many working minutes the next.',
  ],
  'escalation.p3': [
    'P3 escalation',
    'Whom to tell once it is late, and after how many working minutes the next.',
  ],
  'escalation.major': [
    'Grave complaint: escalation',
    'Whom to tell once it is late, and when the next. The general manager knows at once.',
  ],
  'escalation.ordinary': [
    'Ordinary complaint: escalation',
    'Whom to tell once it is late, and after how many working minutes the next.',
  ],
  'escalation.p1_progress': [
    'P1: ask after',
    'So many minutes without a sign of progress, and whoever has it is asked.',
  ],
  'escalation.p2_progress': [
    'P2: ask after',
    'So many working minutes without a sign of progress, and they are asked.',
  ],
  'escalation.p3_progress': [
    'P3: ask after',
    'So many working minutes without a sign of progress, and they are asked.',
  ],
  'escalation.major_progress': [
    'Grave complaint: ask after',
    'So many minutes without a sign of progress, and they are asked.',
  ],
  'escalation.ordinary_progress': [
    'Ordinary complaint: ask after',
    'So many working minutes without a sign of progress, and they are asked.',
  ],
  'escalation.answer_minutes': [
    'Given back after',
    'Asked and silent for so many minutes: the ticket is free again.',
  ],
  'escalation.ask_times': ['Asked at most', 'One holder of a ticket is asked this often.'],
  'tickets.reopen_days': [
    'Reopened within',
    'Broken again within so many days of closing, it is the same ticket.',
  ],
  'warranty.waterproofing_years': [
    'Waterproofing warranty',
    'Roofs, wet rooms, outer walls; the law asks for 5 years from acceptance.',
  ],
  'warranty.decoration_years': ['Decoration warranty', 'The law asks for 2 years from acceptance.'],
  'warranty.wiring_years': ['Wiring warranty', 'The law asks for 2 years from acceptance.'],
  'warranty.plumbing_years': ['Plumbing warranty', 'The law asks for 2 years from acceptance.'],
  'warranty.equipment_years': ['Equipment warranty', 'The law asks for 2 years from acceptance.'],
  'warranty.heating_cooling_seasons': [
    'Heating and cooling warranty',
    'Whole seasons of each; the law asks for 2.',
  ],
  'warranty.heating_season': ['Heating season', 'From which day to which day.'],
  'warranty.cooling_season': ['Cooling season', 'From which day to which day.'],
  'warranty.inspect_days': ['Inspect before warranty ends', 'After-sales is reminded this long before.'],
  'warranty.retention_days': ['Retention: remind before', 'The account owner is told this long before.'],
  'warranty.retention_refund_days': [
    'Retention: paid back after',
    'Counted from the end of the defect period, where the contract names no day.',
  ],
  'returns.after_closing_days': [
    'Return visit after closing',
    'After-sales asks whether it still holds, so many days later.',
  ],
  'returns.repair_percent': ['Repairs asked after', 'Every complaint is; of repairs this share.'],
  'returns.months': ['Return visits after hand-over', 'So many months after the acceptance, one each.'],
  'returns.every_months': ['And then every', 'Until the warranty ends.'],
  'returns.within_workdays': ['Return visits made within', 'Counted from the day they fall due.'],
  'returns.low_score': ['Scores to follow up', 'At this score or lower the account owner sees to it.'],
  'hours.work': ['Working hours', 'Working time is counted in these spans.'],
  'hours.quiet': ['Quiet hours', 'No reminders then, except for what is urgent.'],
  'retention.access_log_years': ['Keep the access record', 'Who read client data is kept for this long.'],
  'retention.backup_days': ['Keep backups', 'Daily backups are kept for this long.'],
  'retention.settled_days': ['Keep settled messages', 'What was sent or finished is forgotten after this.'],
  'kpi.csat': ['Satisfaction goal', 'Client satisfaction should reach this.'],
  'kpi.plan_completion_percent': ['Plan completion goal', 'This share of the plan should be done.'],
}
