import { disclosureFormCard } from '../../../bot-cards/disclosure/form.ts'
import { disclosureCard } from '../../../bot-cards/disclosure/request.ts'
import type { DisclosureFormView, DisclosureView } from '../../../bot-cards/disclosure/views.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import { contactNames, separateConsents } from '../contacts/index.ts'
import { expectedFile, filesOf } from '../files/index.ts'
import type { Disclosure } from './repo.ts'

/** Contacts that a form offers and a request may name. */
export const contactsAtMost = 50

export const entity = 'disclosures'
export const slotOf = (id: string): string => `disclosure:${id}`

type Proofs = Pick<DisclosureView, 'consentFile' | 'persons'>

/** Which proofs are there: the client's file, and who agreed that this recipient may have their data. */
export async function proofsOf(ctx: EventCtx & { actor: Staff }, one: Disclosure): Promise<Proofs> {
  const [files, names, agreed, awaited] = await Promise.all([
    filesOf(ctx, entity, one.id, { purpose: 'disclosure', clientId: one.clientId }),
    one.contactIds.length > 0 ? contactNames(ctx, one.clientId, contactsAtMost) : [],
    separateConsents(ctx, one.contactIds, one.recipient),
    expectedFile(ctx),
  ])
  const here = files.some((file) => file.state === 'stored')
  const waiting =
    files.some((file) => file.state === 'pending') ||
    (awaited?.entity === entity && awaited.entityId === one.id)
  return {
    consentFile: here ? 'here' : waiting ? 'awaited' : 'none',
    persons: one.contactIds.map((id) => ({
      id,
      name: names.find((contact) => contact.id === id)?.name ?? '',
      separate: agreed.has(id),
    })),
  }
}

/** The request's card as it now stands. */
export async function drawDisclosure(ctx: EventCtx & { actor: Staff }, one: Disclosure): Promise<object> {
  return disclosureCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    disclosure: one.id,
    version: one.version,
    client: one.clientId,
    name: one.client,
    recipient: one.recipient,
    purpose: one.purpose,
    items: one.items,
    untilDay: one.untilDay,
    requestedBy: one.requester,
    status: one.status,
    ...(await proofsOf(ctx, one)),
  })
}

/** Shows the requester the card as it now stands, where it already is. */
export async function refresh(ctx: EventCtx & { actor: Staff }, one: Disclosure): Promise<void> {
  await tell(ctx, one.requesterOpenId, await drawDisclosure(ctx, one), { slot: slotOf(one.id) })
}

/** The form, with the client's contacts to pick from. */
export async function drawForm(
  ctx: EventCtx & { actor: Staff },
  client: { id: string; name: string },
  more: Pick<DisclosureFormView, 'fields' | 'errors'>,
): Promise<object> {
  const contacts = await contactNames(ctx, client.id, contactsAtMost)
  return disclosureFormCard.render({ client: client.id, name: client.name, contacts, ...more })
}
