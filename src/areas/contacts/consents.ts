import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import {
  type ConsentChannel,
  type ConsentPurpose,
  consentChannels,
  consentPurposes,
} from '../../../bot-cards/contacts/actions.ts'
import { consents, contacts } from '../../../drizzle/schema/contacts.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { merged } from '../../db/merged.ts'
import type { ConsentId } from '../../kernel/ids.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { placeOf } from '../../vault/place.ts'
import type { Contact } from './repo.ts'
import type { GivenConsent } from './rules.ts'

export type Consent = {
  id: ConsentId
  noticeVersion: number
  purposes: ConsentPurpose[]
  channel: ConsentChannel
  givenOn: string
  by: string
}

/** A consent to give somebody's data to one recipient (单独同意, PIPL 23), not withdrawn. */
export type SeparateConsent = {
  id: ConsentId
  contactId: string
  recipient: string
  purposes: ConsentPurpose[]
  givenOn: string
}

const purposesOf = (stored: readonly string[]) => consentPurposes.filter((one) => stored.includes(one))
const holds = isNull(consents.withdrawnAt)

/** The general consent that holds for each of these contacts now, the latest where several do. */
export const generalConsents = merged(async (tx, contactIds: readonly string[]) => {
  const rows = await tx
    .select({
      id: consents.id,
      contactId: consents.contactId,
      noticeVersion: consents.noticeVersion,
      purposes: consents.purposes,
      channel: consents.channel,
      givenOn: consents.givenOn,
      by: people.name,
    })
    .from(consents)
    .innerJoin(people, eq(people.id, consents.recordedBy))
    .where(and(inArray(consents.contactId, [...contactIds]), eq(consents.kind, 'general'), holds))
    .orderBy(desc(consents.recordedAt), desc(consents.id))
  return contactIds.map((id): Consent | undefined => {
    const row = rows.find((one) => one.contactId === id)
    return (
      row && {
        id: row.id as ConsentId,
        noticeVersion: row.noticeVersion,
        purposes: purposesOf(row.purposes),
        channel: consentChannels.find((one) => one === row.channel) ?? 'paper',
        givenOn: row.givenOn,
        by: row.by,
      }
    )
  })
})

/** Separate consents that hold for these contacts. Of somebody who has not consented at all, or withdrew, there is none. */
export async function separateOnes(
  ctx: EventCtx,
  contactIds: readonly string[],
  purpose: 'disclosure' | 'contact card',
): Promise<SeparateConsent[]> {
  if (contactIds.length === 0) return []
  const rows = await ctx.tx
    .select({
      id: consents.id,
      contactId: consents.contactId,
      recipient: consents.recipient,
      purposes: consents.purposes,
      givenOn: consents.givenOn,
      clientId: contacts.clientId,
    })
    .from(consents)
    .innerJoin(contacts, eq(contacts.id, consents.contactId))
    .where(
      and(
        inArray(consents.contactId, [...contactIds]),
        eq(consents.kind, 'separate'),
        eq(contacts.status, 'consented'),
        holds,
      ),
    )
    .orderBy(consents.recordedAt, consents.id)
  const items = rows.flatMap(({ id, recipient, clientId }) =>
    recipient ? [{ place: placeOf(consents.recipient, id), sealed: recipient, clientId }] : [],
  )
  const names = await reveal(ctx, purpose, items)
  return rows.map(({ id, contactId, purposes, givenOn }) => ({
    id: id as ConsentId,
    contactId,
    purposes: purposesOf(purposes),
    givenOn,
    recipient: names[items.findIndex((item) => item.place.row === id)] ?? '',
  }))
}

const recipientKey = (recipient: string) => normalize(recipient).replace(/\s+/g, '').toLowerCase()

/**
 * Who of these contacts separately agreed (单独同意, PIPL 23) that this recipient may have their data, for whoever prepares a
 * disclosure. Recipients are compared as written, blanks and width aside. The read is logged.
 */
export async function separateConsents(
  ctx: EventCtx,
  contactIds: readonly string[],
  recipient: string,
): Promise<Set<string>> {
  const given = await separateOnes(ctx, contactIds, 'disclosure')
  const meant = recipientKey(recipient)
  return new Set(
    given.filter((one) => recipientKey(one.recipient) === meant).map(({ contactId }) => contactId),
  )
}

/** Writes a consent down (PIPL 13, 14; 23 for a separate one); the contact's own state is the caller's to change. */
export async function insertConsent(
  ctx: EventCtx & { actor: Staff },
  contact: Pick<Contact, 'id'>,
  given: GivenConsent,
  noticeVersion: number,
): Promise<ConsentId> {
  const id = ctx.deps.ids.mint('consent', ctx.at)
  const { recipient, purposes, channel, givenOn } = given
  const kind = recipient === undefined ? 'general' : 'separate'
  await ctx.tx.insert(consents).values({
    id,
    contactId: contact.id,
    kind,
    noticeVersion,
    purposes,
    channel,
    givenOn,
    recipient:
      recipient === undefined ? null : ctx.deps.vault.seal(placeOf(consents.recipient, id), recipient),
    recordedBy: ctx.actor.id,
    recordedAt: ctx.at,
  })
  await audit(ctx, {
    action: 'contacts.consent',
    entity: 'contact',
    entityId: contact.id,
    after: { consent: id, kind, noticeVersion, purposes, channel, givenOn },
  })
  return id
}

/** Ends consents of a contact, all that hold or one; answers how many. */
export async function endConsents(
  ctx: EventCtx & { actor: Staff },
  contactId: string,
  one?: string,
): Promise<number> {
  const rows = await ctx.tx
    .update(consents)
    .set({ withdrawnAt: ctx.at, withdrawnBy: ctx.actor.id })
    .where(
      and(
        eq(consents.contactId, contactId),
        holds,
        one === undefined ? undefined : and(eq(consents.id, one), eq(consents.kind, 'separate')),
      ),
    )
    .returning({ id: consents.id })
  return rows.length
}
