import type { ContactLine, ContactView, Shown } from '../../../bot-cards/contacts/views.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { type Ctx, type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { placeOf } from '../../vault/place.ts'
import { filesOf } from '../files/index.ts'
import { generalConsents, separateOnes } from './consents.ts'
import { type Contact, contactsAt, type SealedField } from './repo.ts'
import { maskMail, maskName, maskPhone, maskWechat } from './rules.ts'

export type Reader = EventCtx & { actor: Staff }

type Opened = Partial<Record<SealedField, string>>

/** Opens these fields of contacts for the reader; the read is logged for each contact's client. */
export async function opened(
  ctx: EventCtx,
  list: readonly Contact[],
  fields: readonly SealedField[],
  purpose: 'contact card' | 'duplicate contact' | 'brief' = 'contact card',
): Promise<Opened[]> {
  const items = list.flatMap((contact) =>
    fields.flatMap((field) => {
      const sealed = contact.sealed[field]
      return sealed
        ? [
            {
              contact,
              field,
              place: placeOf(contacts[field], contact.id),
              sealed,
              clientId: contact.clientId,
            },
          ]
        : []
    }),
  )
  const texts = await reveal(
    ctx,
    purpose,
    items.map(({ place, sealed, clientId }) => ({ place, sealed, clientId })),
  )
  return list.map((contact) => {
    const values: Opened = {}
    items.forEach((item, index) => {
      if (item.contact === contact) values[item.field] = texts[index] ?? ''
    })
    return values
  })
}

/** As this reader may see it: full once its person agreed and never in a group, masked otherwise, absent without the right. */
const shown = (
  value: string | undefined,
  full: boolean,
  mask: (text: string) => string,
): { shown?: Shown } =>
  value === undefined
    ? {}
    : { shown: full ? { text: value, masked: false } : { text: mask(value), masked: true } }

/** Contacts as lines of a list for this reader, in this chat. */
export async function linesOf(
  ctx: Reader,
  clientId: string,
  list: readonly Contact[],
  purpose: 'contact card' | 'brief' = 'contact card',
): Promise<ContactLine[]> {
  const held = await standingTo(ctx, clientId)
  if (!allows('client.contacts', held)) return []
  const group = ctx.origin?.chatType === 'group'
  const phones = allows('client.phones', held)
  const values = await opened(ctx, list, phones ? ['name', 'title', 'phone'] : ['name', 'title'], purpose)
  return list.map((contact, place) => {
    const { name = '', title, phone } = values[place] ?? {}
    const number = shown(phone, contact.status === 'consented' && !group, maskPhone).shown
    return {
      id: contact.id,
      version: contact.version,
      name: group ? maskName(name) : name,
      role: contact.role,
      status: contact.status === 'consented' ? 'consented' : 'pending',
      ...(title ? { title } : {}),
      ...(number ? { phone: number } : {}),
      ...(contact.purgeAt ? { purgeAt: contact.purgeAt } : {}),
    }
  })
}

/**
 * The people of a client for its card, those who decide first: what this reader may see of them here (nothing without
 * `client.contacts`; phones only with `client.phones`, masked until their owner consented and in every group).
 */
export async function contactsOf(ctx: Reader, clientId: string, limit = 20): Promise<ContactLine[]> {
  return linesOf(ctx, clientId, await contactsAt(ctx.tx, clientId, { limit }))
}

/** Names of a client's people in use, for a form that picks from them; none without `client.contacts`. */
export async function contactNames(
  ctx: Reader,
  clientId: string,
  limit = 50,
): Promise<{ id: string; name: string }[]> {
  if (!allows('client.contacts', await standingTo(ctx, clientId))) return []
  const list = await contactsAt(ctx.tx, clientId, { limit })
  const values = await opened(ctx, list, ['name'])
  return list.map(({ id }, place) => ({ id, name: values[place]?.name ?? '' }))
}

/** One contact in full, as this reader may see it in their private chat. */
export async function contactView(
  ctx: Ctx,
  contact: Contact,
  waiting?: ContactView['waiting'],
): Promise<ContactView> {
  const held = await standingTo(ctx, contact.clientId)
  const agreed = contact.status === 'consented'
  const group = ctx.origin.chatType === 'group'
  const fields: SealedField[] = allows('client.phones', held)
    ? ['name', 'title', 'phone', 'mail', 'wechat', ...(agreed ? (['birthday', 'preferences'] as const) : [])]
    : ['name', 'title']
  const [[values = {}], consent, separate, cards] = await Promise.all([
    opened(ctx, [contact], fields),
    generalConsents(ctx.tx, contact.id),
    separateOnes(ctx, [contact.id], 'contact card'),
    filesOf(ctx, 'contacts', contact.id, { purpose: 'contact card', clientId: contact.clientId }),
  ])
  const proofs = consent
    ? await filesOf(ctx, 'consents', consent.id, { purpose: 'contact card', clientId: contact.clientId })
    : []
  const full = agreed && !group
  const phone = shown(values.phone, full, maskPhone).shown
  const mail = shown(values.mail, full, maskMail).shown
  const wechat = shown(values.wechat, full, maskWechat).shown
  const care = full && consent?.purposes.includes('care')
  return {
    now: ctx.at,
    zone: ctx.deps.zone,
    contact: contact.id,
    version: contact.version,
    client: { id: contact.clientId, name: contact.client },
    name: group ? maskName(values.name ?? '') : (values.name ?? ''),
    role: contact.role,
    status: agreed ? 'consented' : 'pending',
    separate: separate.map(({ id, recipient, givenOn }) => ({ id, recipient, givenOn })),
    cards,
    mayEdit: allows('client.edit', held),
    mayConsent: allows('contact.edit', held),
    ...(values.title ? { title: values.title } : {}),
    ...(phone ? { phone } : {}),
    ...(mail ? { mail } : {}),
    ...(wechat ? { wechat } : {}),
    ...(care && values.birthday ? { birthday: values.birthday } : {}),
    ...(care && values.preferences ? { preferences: values.preferences } : {}),
    ...(contact.purgeAt ? { purgeAt: contact.purgeAt } : {}),
    ...(contact.purgedAt ? { purgedAt: contact.purgedAt } : {}),
    ...(waiting ? { waiting } : {}),
    ...(agreed && consent
      ? {
          consent: {
            noticeVersion: consent.noticeVersion,
            purposes: consent.purposes,
            channel: consent.channel,
            givenOn: consent.givenOn,
            by: consent.by,
            proofs,
          },
        }
      : {}),
  }
}
