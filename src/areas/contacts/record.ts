import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { lockReasons } from '../../../bot-cards/contacts/actions.ts'
import { contactCard } from '../../../bot-cards/contacts/contact.ts'
import { forgottenCard } from '../../../bot-cards/contacts/forget.ts'
import type { ContactView } from '../../../bot-cards/contacts/views.ts'
import { audit as auditTable } from '../../../drizzle/schema/bot.ts'
import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { type Contact, loadContact } from './repo.ts'
import { contactView } from './view.ts'

const withdrawn = z.object({ lock: z.enum(lockReasons) })

export const isGone = (contact: Contact): boolean =>
  contact.status === 'withdrawn' || contact.status === 'locked'

/** The card of a contact as it stands; of one who withdrew, nothing but that. */
export async function drawContact(
  ctx: Ctx,
  contact: Contact,
  waiting?: ContactView['waiting'],
): Promise<object> {
  if (!isGone(contact)) return contactCard.render(await contactView(ctx, contact, waiting))
  const [row] = await ctx.tx
    .select({ at: auditTable.at, after: auditTable.after })
    .from(auditTable)
    .where(
      and(
        eq(auditTable.entity, 'contact'),
        eq(auditTable.entityId, contact.id),
        eq(auditTable.action, 'contacts.withdraw'),
      ),
    )
    .orderBy(desc(auditTable.at))
    .limit(1)
  return forgottenCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: contact.client,
    name: '**',
    at: row?.at ?? ctx.at,
    ...(contact.status === 'locked' ? { lock: withdrawn.safeParse(row?.after).data?.lock ?? 'signed' } : {}),
  })
}

/** A contact as buttons act on it; nothing can be done with one who withdrew. */
export const contactRecord: PressedRecord<{ contact: string }, Contact> = {
  load: (ctx, { contact }) => loadContact(ctx.tx, contact),
  version: (contact) => contact.version,
  forbids: () => undefined,
  closed: (contact) => (isGone(contact) ? { code: 'contact_gone', params: {} } : undefined),
  redraw: (ctx, contact) => drawContact(ctx, contact),
}

/** The client a press on a contact's card is about. */
export const clientOf = (_payload: unknown, contact: Contact): string => contact.clientId

/** The contact again, after it was changed in this transaction. */
export async function reloaded(ctx: Ctx, contact: Contact): Promise<Contact> {
  const now = await loadContact(ctx.tx, contact.id)
  if (!now) throw new Error(`contact ${contact.id} is gone under its own lock`)
  return now
}
