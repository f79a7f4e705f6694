import { ulid } from 'ulid'
import { randomNumber } from './random.ts'

/** Prefix of every id keqing mints, by what it names. `<prefix>_<26 characters>`, sortable by birth. */
export const idPrefixes = {
  person: 'per',
  client: 'cli',
  draft: 'drf',
  visit: 'vis',
  action_item: 'act',
  attachment: 'att',
  outbox: 'out',
  audit: 'aud',
  access: 'acc',
  task: 'tsk',
  trace: 'trc',
  absence: 'abs',
  document: 'doc',
  signature: 'sig',
  policy_draft: 'pol',
  seat: 'sea',
  approval: 'apr',
  approval_step: 'aps',
  approval_ask: 'apa',
  figure: 'fig',
  merge: 'mrg',
  assessment: 'ass',
  tier_change: 'tch',
  review_round: 'rvr',
  review_item: 'rvi',
  contact: 'con',
  consent: 'cns',
  expected_file: 'exf',
  grant: 'grt',
  access_flag: 'acf',
  disclosure: 'dis',
  handover: 'hov',
  handover_item: 'hoi',
  duty: 'dty',
  pause: 'pau',
  reminder: 'rem',
  plan_round: 'plr',
  plan_item: 'pli',
  plan_move: 'plm',
  project: 'prj',
  project_work: 'prw',
  project_notice: 'prn',
  ticket: 'tkt',
  ticket_event: 'tke',
  ticket_group: 'tkg',
  ticket_draft: 'tkd',
  return_visit: 'rtv',
} as const

export type IdKind = keyof typeof idPrefixes
export type Id<K extends IdKind> = string & { readonly __id: K }

export type PersonId = Id<'person'>
export type ClientId = Id<'client'>
export type DraftId = Id<'draft'>
export type VisitId = Id<'visit'>
export type ActionItemId = Id<'action_item'>
export type AttachmentId = Id<'attachment'>
export type OutboxId = Id<'outbox'>
export type ApprovalId = Id<'approval'>
export type ContactId = Id<'contact'>
export type ConsentId = Id<'consent'>
export type GrantId = Id<'grant'>
export type DisclosureId = Id<'disclosure'>
export type HandoverId = Id<'handover'>
export type PlanItemId = Id<'plan_item'>
export type ProjectId = Id<'project'>
export type TicketId = Id<'ticket'>
export type TicketDraftId = Id<'ticket_draft'>

/** Mints ids. A dependency, so that tests may fix it. */
export type Ids = { mint<K extends IdKind>(kind: K, at: Date): Id<K> }

export const ids: Ids = {
  mint: (kind, at) => `${idPrefixes[kind]}_${ulid(at.getTime(), randomNumber)}` as Id<typeof kind>,
}
