import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { type ContactRole, contactRoles } from '../../../bot-cards/contacts/actions.ts'
import type { PeopleState } from '../../../bot-cards/contacts/views.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, ContactId, PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import { contactRoleOf, nameKey } from './rules.ts'

export type ContactStatus = 'pending' | 'consented' | 'withdrawn' | 'locked'

/** The columns of a contact that are sealed. */
export const sealedFields = ['name', 'title', 'phone', 'mail', 'wechat', 'birthday', 'preferences'] as const
export type SealedField = (typeof sealedFields)[number]

/** A contact with its protected fields still sealed: to show it, see `draw.ts`. */
export type Contact = {
  id: ContactId
  clientId: ClientId
  client: string
  role: ContactRole
  status: ContactStatus
  purgeAt?: Date
  purgedAt?: Date
  version: number
  createdBy: PersonId
  sealed: Partial<Record<SealedField, Uint8Array>>
}

const select = (tx: Tx) =>
  tx
    .select({ contact: contacts, client: clients.name })
    .from(contacts)
    .innerJoin(clients, eq(clients.id, contacts.clientId))
type Row = Awaited<ReturnType<typeof select>>[number]

const statuses: readonly ContactStatus[] = ['pending', 'consented', 'withdrawn', 'locked']
/** A status nobody knows is none under which anything is shown. */
const statusOf = (text: string): ContactStatus => statuses.find((one) => one === text) ?? 'withdrawn'

function toContact({ contact: row, client }: Row): Contact {
  const sealed: Contact['sealed'] = {}
  for (const field of sealedFields) {
    const bytes = row[field]
    if (bytes) sealed[field] = bytes
  }
  return {
    id: row.id as ContactId,
    clientId: row.clientId as ClientId,
    client,
    role: contactRoleOf(row.role),
    status: statusOf(row.status),
    version: row.version,
    createdBy: row.createdBy as PersonId,
    sealed,
    ...(row.purgeAt ? { purgeAt: row.purgeAt } : {}),
    ...(row.purgedAt ? { purgedAt: row.purgedAt } : {}),
  }
}

/** Those in use: somebody who withdrew is not shown again, locked or not. */
const inUse = inArray(contacts.status, ['pending', 'consented'])
const rank = sql`array_position(${sql.param([...contactRoles])}::text[], ${contacts.role})`

/** Loads and locks one contact. */
export async function loadContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const [row] = await select(tx).where(eq(contacts.id, id)).for('update', { of: contacts })
  return row && toContact(row)
}

/** Contacts by id that are in use. */
export async function contactsById(tx: Tx, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return []
  const rows = await select(tx).where(and(inArray(contacts.id, [...ids]), inUse))
  return rows.map(toContact)
}

/** The contacts of a client in use, those who decide first. */
export async function contactsAt(
  tx: Tx,
  clientId: string,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<Contact[]> {
  const rows = await select(tx)
    .where(and(eq(contacts.clientId, clientId), inUse))
    .orderBy(sql`${rank} nulls last`, asc(contacts.createdAt), asc(contacts.id))
    .limit(limit)
    .offset(from)
  return rows.map(toContact)
}

/** How complete a client's people are: has it somebody who decides, who has not agreed yet. */
export async function peopleOf(tx: Tx, clientId: string): Promise<PeopleState> {
  const rows = await tx
    .select({ role: contacts.role, status: contacts.status, count: count() })
    .from(contacts)
    .where(eq(contacts.clientId, clientId))
    .groupBy(contacts.role, contacts.status)
  const sum = (which: (row: { role: string; status: ContactStatus }) => boolean) =>
    rows
      .filter((row) => which({ role: row.role, status: statusOf(row.status) }))
      .reduce((all, row) => all + row.count, 0)
  const used = (status: ContactStatus) => status === 'pending' || status === 'consented'
  return {
    total: sum(({ status }) => used(status)),
    deciders: sum(({ role, status }) => used(status) && (role === 'decision_maker' || role === 'executive')),
    pending: sum(({ status }) => status === 'pending'),
    locked: sum(({ status }) => status === 'locked'),
  }
}

/** Plain values of the fields to write; null removes one. */
export type ContactValues = Partial<Record<SealedField, string | null>>

/** The columns that say these values: sealed, with the blind indexes they are found by. */
export function columnsOf(ctx: EventCtx, id: string, values: ContactValues) {
  const { vault } = ctx.deps
  const set: Partial<Record<SealedField, Uint8Array | null>> = {}
  for (const field of sealedFields) {
    const value = values[field]
    if (value !== undefined)
      set[field] = value === null ? null : vault.seal(placeOf(contacts[field], id), value)
  }
  return {
    ...set,
    ...(values.phone === undefined ? {} : { phoneIndex: phoneIndex(ctx, values.phone) }),
    ...(values.mail === undefined ? {} : { mailIndex: mailIndex(ctx, values.mail) }),
    ...(typeof values.name === 'string' ? { nameIndex: nameIndex(ctx, values.name) } : {}),
  }
}

/** Of several numbers the first is the one they are found by. */
export const phoneIndex = ({ deps }: EventCtx, phones: string | null): string | null =>
  phones ? deps.vault.blind('contact phone', phones.split('、')[0] ?? '') : null
export const mailIndex = ({ deps }: EventCtx, mail: string | null): string | null =>
  mail ? deps.vault.blind('contact mail', mail) : null
export const nameIndex = ({ deps }: EventCtx, name: string): string =>
  deps.vault.blind('contact name', nameKey(name))

/** Writes a new contact, without consent so far. */
export async function insertContact(
  ctx: EventCtx & { actor: Staff },
  contact: { clientId: string; role: ContactRole; values: ContactValues & { name: string }; purgeAt?: Date },
): Promise<ContactId> {
  const id = ctx.deps.ids.mint('contact', ctx.at)
  const { name, nameIndex: index, ...columns } = columnsOf(ctx, id, contact.values)
  if (!name || !index) throw new TypeError('a contact without a name')
  await ctx.tx.insert(contacts).values({
    id,
    clientId: contact.clientId,
    role: contact.role,
    name,
    nameIndex: index,
    ...columns,
    ...(contact.purgeAt ? { purgeAt: contact.purgeAt } : {}),
    createdBy: ctx.actor.id,
    createdAt: ctx.at,
  })
  return id
}

/** Writes a change where the version still is the one loaded. The row was locked, so losing here is a bug, not a race. */
export async function updateContact(
  ctx: EventCtx,
  contact: Contact,
  set: Partial<typeof contacts.$inferInsert>,
): Promise<void> {
  const rows = await ctx.tx
    .update(contacts)
    .set({ ...set, version: contact.version + 1 })
    .where(and(eq(contacts.id, contact.id), eq(contacts.version, contact.version)))
    .returning({ id: contacts.id })
  if (rows.length === 0) throw new Error(`contact ${contact.id} moved on under its own lock`)
}
