import { and, eq, inArray, notInArray, or } from 'drizzle-orm'
import type { Duplicate } from '../../../bot-cards/contacts/views.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { may } from '../../rights/standing.ts'
import { placeOf } from '../../vault/place.ts'
import { contactsById, mailIndex, nameIndex, phoneIndex } from './repo.ts'

/**
 * Who is in the book with the same phone or mail anywhere, or the same name at this client, found by blind index. Where
 * the actor may not see a client's people, only that there is somebody is said. `not`: who is left out, the contact itself and those known
 * to be somebody else.
 */
export async function duplicatesOf(
  ctx: EventCtx & { actor: Staff },
  typed: { clientId: string; name?: string; phone?: string; mail?: string },
  not: readonly string[] = [],
): Promise<Duplicate[]> {
  const keys = {
    phone: typed.phone ? phoneIndex(ctx, typed.phone) : null,
    mail: typed.mail ? mailIndex(ctx, typed.mail) : null,
    name: typed.name ? nameIndex(ctx, typed.name) : null,
  }
  const rows = await ctx.tx
    .select({
      id: contacts.id,
      clientId: contacts.clientId,
      phone: contacts.phoneIndex,
      mail: contacts.mailIndex,
    })
    .from(contacts)
    .where(
      and(
        inArray(contacts.status, ['pending', 'consented']),
        not.length > 0 ? notInArray(contacts.id, [...not]) : undefined,
        or(
          keys.phone ? eq(contacts.phoneIndex, keys.phone) : undefined,
          keys.mail ? eq(contacts.mailIndex, keys.mail) : undefined,
          keys.name
            ? and(eq(contacts.clientId, typed.clientId), eq(contacts.nameIndex, keys.name))
            : undefined,
        ),
      ),
    )
    .orderBy(contacts.createdAt)
    .limit(5)
  const found: Duplicate[] = []
  for (const row of rows) {
    const by =
      row.phone === keys.phone && keys.phone ? 'phone' : row.mail === keys.mail && keys.mail ? 'mail' : 'name'
    if (by !== 'name' && !(await may(ctx, 'client.contacts', row.clientId))) {
      found.push({ by, contact: row.id, elsewhere: true })
      continue
    }
    const [contact] = await contactsById(ctx.tx, [row.id])
    if (!contact?.sealed.name) continue
    const { clientId } = contact
    const item = { place: placeOf(contacts.name, row.id), sealed: contact.sealed.name, clientId }
    const [name = ''] = await reveal(ctx, 'duplicate contact', [item])
    found.push({ by, contact: row.id, name, client: { id: clientId, name: contact.client } })
  }
  return found
}
