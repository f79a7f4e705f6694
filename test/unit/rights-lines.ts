import type { Role } from '../../src/bot/context.ts'
import type { Right } from '../../src/rights/table.ts'

/*
 * Need-to-know (制度四(三)), written down by hand: who gets in to each command, card action and plain sentence, and what
 * protects the client behind it. New command or button: one line here. Every line names the right it takes towards its
 * client, or is `open` (shows nothing of a client, works before the NDA is signed), or says under `why` what protects
 * the client otherwise. `right` is checked by `defineAction`, `defineClientCommand` and rights.test.ts's table.
 */

export type Row = {
  roles: 'everyone' | readonly Role[]
  /** Commands only. */
  where?: 'anywhere' | 'private'
} & ({ right: Right; why?: never } | { open: true } | { why: string })

const everyone = { roles: 'everyone' } as const
const anywhere = { ...everyone, where: 'anywhere' } as const
const inPrivate = { ...everyone, where: 'private' } as const
const admin = { roles: ['admin'], open: true } as const
const keepers = { roles: ['admin', 'legal'], why: 'who signed; nothing of a client' } as const
const overseers = {
  roles: ['head_of_sales', 'deputy_gm', 'general_manager', 'manager'],
  why: 'counts per colleague, of one’s own line only',
} as const
const handsOver = {
  roles: ['manager', 'head_of_sales', 'admin'],
  why: 'one’s own people, names of clients only (its record forbids); taking them oneself needs a line or post',
} as const
const offered = {
  roles: 'everyone',
  why: 'only who was offered it (its record finds nothing for others)',
} as const
const needs = (right: Right) => ({ ...everyone, right }) as const

// What protects where there is no right to declare: looked up by reading each handler.
const ownDraft = { ...everyone, why: 'only the draft’s author (its record forbids)' } as const
const ownVisit = { ...everyone, why: 'its author, or client.edit (its record forbids)' } as const
const ownStep = { ...everyone, why: 'who owes it or wrote it, or client.edit (its record forbids)' } as const
const owedOf = {
  ...everyone,
  why: 'own clients and those of one’s people (its query); one by client.visits (its handler)',
} as const
const ownPlan = { ...everyone, why: 'whose plan it is, or client.edit (its record forbids)' } as const
const ownMeeting = (by: string) => ({
  ...everyone,
  why: `a meeting of one’s own plan, or as deputy of its owner (its ${by})`,
})
const ownDay = {
  ...everyone,
  why: 'only what stands on the presser’s own card of the day (its record)',
} as const
const ownList = { ...everyone, why: 'the presser’s own clients' } as const
const nameOnly = { ...everyone, why: 'name and owner, which everybody may see' } as const
const involved = { ...everyone, why: 'only who asked, was asked or stands in (its handler)' } as const
const decider = { ...everyone, why: 'only who is asked, never the proposer (its record forbids)' } as const

export const commands: Record<string, Row> = {
  visit: { ...anywhere, why: 'writes the author’s own draft; a group sees the client’s name' },
  client: { ...anywhere, why: 'each part by its right, the rest is absent; a group sees name and owner' },
  mine: { ...inPrivate, why: 'what the person wrote or owes' },
  tickets: { ...inPrivate, right: 'ticket.see' },
  archive: { ...inPrivate, right: 'ticket.see' },
  'return-visits': {
    roles: ['after_sales', 'project', 'head_of_sales', 'deputy_gm', 'general_manager'],
    where: 'private',
    why: 'the person’s own return visits',
  },
  todo: { ...inPrivate, why: 'what the person owes or sees to' },
  // Own plans; of a client what the person takes part in, everything with client.visits.
  plan: { ...inPrivate, right: 'client.name' },
  projects: { ...inPrivate, right: 'project.see' },
  amounts: { ...inPrivate, right: 'client.amounts' },
  merge: { ...inPrivate, right: 'client.merge' },
  contacts: { ...anywhere, right: 'client.contacts' },
  'seen-by': { ...inPrivate, right: 'client.seen_by' },
  disclosures: { ...inPrivate, right: 'client.profile' },
  tier: { ...inPrivate, right: 'client.tiering' },
  due: { ...inPrivate, why: 'one’s own clients and those of one’s people (its query); one by client.visits' },
  'my-clients': { ...inPrivate, why: 'the person’s own clients' },
  pause: { ...inPrivate, right: 'client.edit' },
  review: { ...inPrivate, why: 'the person’s own clients; those who lead see counts per colleague' },
  approvals: { ...inPrivate, why: 'what waits for the person, and what they asked for' },
  nda: { ...inPrivate, open: true },
  team: { ...inPrivate, right: 'client.profile' },
  leave: { ...inPrivate, open: true },
  people: { roles: ['admin'], where: 'private', open: true },
  'claim-admin': { ...inPrivate, open: true },
  handover: { ...handsOver, where: 'private' },
  policy: { ...admin, where: 'private' },
  workdays: { ...admin, where: 'private' },
  help: { ...anywhere, open: true },
  deliveries: { roles: ['admin'], where: 'private', open: true },
}

export const actions: Record<string, Row> = {
  'visits.confirm': ownDraft,
  'visits.edit_draft': ownDraft,
  'visits.close_form': ownDraft,
  'visits.submit_draft': ownDraft,
  'visits.drop_item': ownDraft,
  'visits.discard': ownDraft,
  'visits.draft_anyway': ownDraft,
  'visits.choose_client': ownDraft,
  'visits.create_client': ownDraft,
  'visits.answer': ownDraft,
  'visits.undo': ownDraft,
  'visits.edit': ownVisit,
  'visits.close_edit': ownVisit,
  'visits.submit': ownVisit,
  'visits.tick': ownStep,
  'promises.edit': ownStep,
  'promises.change': ownStep,
  'promises.page': { ...everyone, why: 'what the presser owes or sees to' },
  'clients.log_visit': nameOnly,
  'clients.pick': { ...everyone, why: 'the command it goes on with checks its own right' },
  'clients.create': {
    ...everyone,
    why: 'whoever creates a client owns it; one alike is shown by name and owner',
  },
  'clients.open': needs('client.name'),
  'clients.visits': needs('client.name'),
  'clients.edit': needs('client.edit'),
  'clients.close_form': needs('client.edit'),
  'clients.save': needs('client.edit'),
  'clients.amounts': needs('client.amounts'),
  'clients.figure_add': needs('client.edit'),
  'clients.figure_cancel': needs('client.edit'),
  'clients.find_same': needs('client.merge'),
  'clients.compare': needs('client.merge'),
  'clients.merge': needs('client.merge'),
  'clients.unmerge': needs('client.merge'),

  'contacts.list': needs('client.contacts'),
  'contacts.open': needs('client.contacts'),
  'contacts.add': needs('client.edit'),
  'contacts.create': needs('client.edit'),
  'contacts.edit': needs('client.edit'),
  'contacts.save': needs('client.edit'),
  'contacts.consent_form': needs('contact.edit'),
  'contacts.consent_to': needs('contact.edit'),
  'contacts.consent': needs('contact.edit'),
  'contacts.end_separate': needs('contact.edit'),
  'contacts.send_card': needs('contact.edit'),
  'contacts.send_proof': needs('contact.edit'),
  'contacts.forget_form': needs('contact.edit'),
  'contacts.forget': needs('contact.edit'),

  'access.ask': nameOnly,
  'access.submit': nameOnly,
  'access.end': needs('access.grant'),
  'access.seen': needs('client.seen_by'),
  'access.more': needs('client.seen_by'),

  'disclosure.start': needs('disclosure.request'),
  'disclosure.draft': needs('disclosure.request'),
  'disclosure.file': needs('client.profile'),
  'disclosure.submit': needs('client.profile'),
  'disclosure.end': needs('client.profile'),
  'disclosure.open': needs('client.profile'),

  'tiering.open': needs('client.tiering'),
  'tiering.close': needs('client.tiering'),
  'tiering.judge': needs('tier.propose'),
  'tiering.submit_judge': needs('tier.propose'),
  'tiering.propose': needs('tier.propose'),
  'tiering.submit_propose': needs('tier.propose'),
  'tiering.flag': { roles: ['legal'], right: 'client.tiering' },
  'tiering.submit_flag': { roles: ['legal'], right: 'client.tiering' },

  'briefs.log': ownMeeting('record forbids'),
  'briefs.log_planned': ownMeeting('handler'),
  'projects.list': needs('project.see'),
  'projects.open': { ...everyone, why: 'project.see (its handler: whoever may not finds nothing)' },
  'projects.new': needs('project.edit'),
  'projects.create': needs('project.edit'),
  'projects.edit': { ...everyone, why: 'project.edit (its record forbids)' },
  'projects.save': { ...everyone, why: 'project.edit (its record forbids)' },
  'projects.accept_form': { ...everyone, why: 'project.edit (its record forbids)' },
  'returns.open': { ...everyone, why: 'ticket.report (its record forbids; ticket.see or it finds nothing)' },
  'returns.save': { ...everyone, why: 'ticket.report (its record forbids; ticket.see or it finds nothing)' },
  'returns.turn': { ...everyone, why: 'the presser’s own return visits' },
  'tickets.tap': { ...everyone, why: 'ticket.work (its record forbids; ticket.see or it finds nothing)' },
  'tickets.ask': {
    ...everyone,
    why: 'the move’s right (its record forbids; ticket.see or it finds nothing)',
  },
  'tickets.move': {
    ...everyone,
    why: 'the move’s right (its record forbids; ticket.see or it finds nothing)',
  },
  'tickets.open': { ...everyone, why: 'ticket.see (its handler: whoever may not finds nothing)' },
  'tickets.phone': { ...everyone, why: 'ticket.phone (its handler; ticket.see or it finds nothing)' },
  'tickets.list': {
    ...everyone,
    why: 'ticket.see of what is named (its handler), else by post, line, team and project (its query)',
  },
  'tickets.take': { ...everyone, why: 'ticket.work (its record forbids; ticket.see or it finds nothing)' },
  'projects.accept': { ...everyone, why: 'project.edit (its record forbids)' },
  'plans.open_for': { ...everyone, why: 'the presser’s own plan; a client’s name' },
  'plans.new': { ...everyone, why: 'the presser’s own plan; their own clients to pick from' },
  'plans.create': { ...everyone, why: 'the presser’s own plan; a client’s name' },
  'plans.open': {
    ...everyone,
    why: 'who takes part, or client.visits: who may not see it finds nothing (loadPlan)',
  },
  'plans.edit': ownPlan,
  'plans.close_form': ownPlan,
  'plans.submit': ownPlan,
  'plans.publish': ownPlan,
  'plans.ask_move': ownPlan,
  'plans.move': ownPlan,
  'plans.ask_cancel': ownPlan,
  'plans.cancel': ownPlan,
  'plans.publish_period': {
    ...everyone,
    why: 'one’s own month (its record forbids); each item takes client.edit',
  },
  'plans.page_period': { ...everyone, why: 'one’s own month (its record forbids)' },
  'plans.drop_proposed': { ...everyone, why: 'a draft of one’s own month (its record forbids)' },
  'review.open': needs('tier.propose'),
  'review.submit': needs('tier.propose'),
  'review.refresh': needs('tier.propose'),
  'review.take_back': needs('tier.propose'),
  'review.next': { ...everyone, why: 'the next of one’s own clients that takes tier.propose (its query)' },
  'review.batch': ownList,
  'review.page': ownList,
  'review.mine': ownList,
  'review.nudge': overseers,
  'review.progress': overseers,

  'reminders.open': ownDay,
  'reminders.ask_snooze': ownDay,
  'reminders.snooze': ownDay,
  'reminders.nudge': ownDay,
  'duties.open_due': owedOf,
  'duties.turn_due': owedOf,
  'duties.turn_clients': ownList,
  'duties.open_excuse': needs('client.edit'),
  'duties.excuse': needs('client.edit'),
  'duties.open_pause': needs('client.edit'),
  'duties.pause': needs('client.edit'),
  'duties.end_pause': needs('client.edit'),

  'approvals.approve': decider,
  'approvals.approve_note': decider,
  'approvals.form': decider,
  'approvals.return': decider,
  'approvals.close_form': decider,
  'approvals.withdraw': { ...everyone, why: 'only who asked (its record forbids)' },
  'approvals.open': involved,
  'approvals.list': { ...everyone, why: 'what waits for the person, and what they asked for' },

  'nda.sign': { ...everyone, open: true },
  'nda.unsigned': keepers,
  'nda.nudge': keepers,
  'nda.write': keepers,
  'nda.publish': keepers,
  'policy.open': admin,
  'policy.chapter': admin,
  'policy.edit': admin,
  'policy.submit': admin,
  'policy.confirm': admin,
  'policy.discard': admin,
  'policy.history': admin,
  'policy.restore': admin,
  'policy.export': admin,
  'policy.import': admin,

  'workdays.year': admin,
  'workdays.list_form': admin,
  'workdays.read_list': admin,
  'workdays.await_list': admin,
  'workdays.confirm_list': admin,
  'workdays.own_form': admin,
  'workdays.submit_own': admin,
  'workdays.remove_own': admin,

  'team.show': needs('client.profile'),
  'team.open_seat': needs('client.edit'),
  'team.assign': needs('client.edit'),
  'team.end': needs('client.edit'),

  'people.open_leave': admin,
  'people.submit_leave': { ...everyone, open: true },
  'people.cancel_leave': { ...everyone, open: true },
  'people.turn': admin,
  'people.search': admin,
  'people.open': admin,
  'people.set_roles': admin,
  'people.by_directory': admin,

  'handover.start': handsOver,
  'handover.offer': handsOver,
  'handover.accept': offered,
  'handover.decline': offered,
  'handover.pledge': { ...everyone, open: true },
  'handover.no_pledge': handsOver,
  'handover.discard': handsOver,
  'handover.end_now': handsOver,
  'handover.close': handsOver,
  'handover.cancel': handsOver,

  'system.run': { ...everyone, open: true },
  'system.retry_delivery': admin,
  'system.replay_event': admin,
}

export const sentences: Record<string, Row> = {
  'new client': { ...everyone, why: 'opens an empty form' },
  'contacts.forget': { ...everyone, why: 'looks only among clients it holds contact.edit for' },
  'disclosure.deny': { ...everyone, why: 'refuses, and names the client' },
  'duties.month': owedOf,
  'handover.said': handsOver,
  'plans.arrange': { ...everyone, why: 'the author’s own plan; a group sees the client’s name' },
  'tiering.wish': { ...everyone, why: 'asks client.tiering of the client it names' },
}
