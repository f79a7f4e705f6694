import { and, eq, isNull } from 'drizzle-orm'
import { forgetContact, forgetForm, type LockReason } from '../../../bot-cards/contacts/actions.ts'
import { forgetCard, forgottenCard } from '../../../bot-cards/contacts/forget.ts'
import { clientFigures } from '../../../drizzle/schema/clients.ts'
import { audit, type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { findClient } from '../clients/index.ts'
import { dropFiles, expectNoMore } from '../files/index.ts'
import { personById } from '../people/index.ts'
import { endConsents } from './consents.ts'
import { clientOf, contactRecord, drawContact, isGone } from './record.ts'
import { type Contact, columnsOf, loadContact, updateContact } from './repo.ts'
import { maskName, namedIn } from './rules.ts'
import { opened } from './view.ts'

/** Whether a contract or a figure in force names this person. */
async function isNamed(ctx: Ctx, contact: Contact, name: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ label: clientFigures.label })
    .from(clientFigures)
    .where(and(eq(clientFigures.clientId, contact.clientId), isNull(clientFigures.cancelledOn)))
  return namedIn(
    rows.map((row) => row.label),
    name,
  )
}

export async function drawForget(ctx: Ctx, contact: Contact): Promise<object> {
  const [{ name = '' } = {}] = await opened(ctx, [contact], ['name'])
  return forgetCard.render({
    contact: contact.id,
    version: contact.version,
    client: { id: contact.clientId, name: contact.client },
    name,
    named: await isNamed(ctx, contact, name),
  })
}

/** Asks before anything is deleted; opened from the contact's card or from the choice of several. */
export const askForget = defineAction(forgetForm, {
  roles,
  right: { needs: 'contact.edit', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const contact = await loadContact(ctx.tx, payload.contact)
    if (!contact || contact.clientId !== payload.client) return refused({ code: 'not_found', params: {} })
    if (isGone(contact)) return refused({ code: 'contact_gone', params: {} }, await drawContact(ctx, contact))
    return { card: await drawForget(ctx, contact) }
  },
})

/**
 * Withdrawal (PIPL 15, 47): every consent ends now, what was kept on consent is deleted in the same transaction. Name and
 * title go too, unless a contract carries or names the person: then they stay, locked. The record of consents stays, it
 * is the proof. The asker gets the receipt, the client's owner is told.
 */
export const forget = defineAction(forgetContact, {
  roles,
  record: contactRecord,
  right: { needs: 'contact.edit', client: clientOf },
  async run(ctx, { payload, record: contact }) {
    const [{ name = '' } = {}] = await opened(ctx, [contact], ['name'])
    const lock: LockReason | undefined = (await isNamed(ctx, contact, name))
      ? 'named'
      : payload.signed
        ? 'signed'
        : undefined
    await endConsents(ctx, contact.id)
    const nothing = { phone: null, mail: null, wechat: null, birthday: null, preferences: null }
    const { name: blank, ...columns } = columnsOf(ctx, contact.id, {
      ...nothing,
      ...(lock ? {} : { name: '', title: null }),
    })
    await updateContact(ctx, contact, {
      ...columns,
      ...(blank ? { name: blank, nameIndex: '' } : {}),
      status: lock ? 'locked' : 'withdrawn',
      purgeAt: null,
    })
    await dropFiles(ctx, 'contacts', [contact.id])
    await expectNoMore(ctx, { entity: 'contacts', entityId: contact.id })
    await audit(ctx, {
      action: 'contacts.withdraw',
      entity: 'contact',
      entityId: contact.id,
      before: { status: contact.status },
      after: { status: lock ? 'locked' : 'withdrawn', fields: 'deleted', ...(lock ? { lock } : {}) },
    })
    const receipt = forgottenCard.render({
      now: ctx.at,
      zone: ctx.deps.zone,
      client: contact.client,
      name: maskName(name),
      at: ctx.at,
      by: ctx.actor.name,
      ...(lock ? { lock } : {}),
    })
    const client = await findClient(ctx.tx, contact.clientId)
    const owner = client?.ownerId ? await personById(ctx.tx, client.ownerId, ctx.at) : undefined
    if (owner && owner.id !== ctx.actor.id) await tell(ctx, owner.openId, receipt)
    return { card: receipt }
  },
})
