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

/** Mints ids. A dependency, so that tests may fix it. */
export type Ids = { mint<K extends IdKind>(kind: K, at: Date): Id<K> }

export const ids: Ids = {
  mint: (kind, at) => `${idPrefixes[kind]}_${ulid(at.getTime(), randomNumber)}` as Id<typeof kind>,
}
