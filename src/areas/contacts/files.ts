import { eq } from 'drizzle-orm'
import { sendCard, sendProof } from '../../../bot-cards/contacts/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { consents } from '../../../drizzle/schema/contacts.ts'
import { type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type FileHome } from '../../bot/define.ts'
import { registerSlot } from '../../outbox/put.ts'
import { may } from '../../rights/standing.ts'
import { dropFile, expectFile, type Owner } from '../files/index.ts'
import { generalConsents } from './consents.ts'
import { clientOf, contactRecord, drawContact, isGone } from './record.ts'
import { type Contact, loadContact } from './repo.ts'
import { opened } from './view.ts'

const spec = { roles, record: contactRecord, right: { needs: 'contact.edit', client: clientOf } } as const

/** The card that waits for a file, wherever it hangs in its reader's chat. */
const slotOf = (contact: Pick<Contact, 'id'>): string => `contact:${contact.id}`

async function wait(ctx: Ctx, contact: Contact, owner: Owner, what: 'card' | 'proof') {
  await expectFile(ctx, owner)
  const { messageId, chatId } = ctx.origin
  if (messageId && chatId)
    await registerSlot(
      ctx.deps,
      ctx.tx,
      ctx.at,
      slotOf(contact),
      { to: 'person', openId: ctx.actor.openId },
      { messageId, chatId },
      ctx.cause,
    )
  const text = say((w) => w.contacts.card.waiting)
  return { toast: { tone: 'info' as const, text }, card: await drawContact(ctx, contact, what) }
}

export const askCard = defineAction(sendCard, {
  ...spec,
  run: (ctx, { record: contact }) => wait(ctx, contact, { entity: 'contacts', entityId: contact.id }, 'card'),
})

export const askProof = defineAction(sendProof, {
  ...spec,
  async run(ctx, { record: contact }) {
    const consent = await generalConsents(ctx.tx, contact.id)
    if (!consent) return refused({ code: 'consent_first', params: {} }, await drawContact(ctx, contact))
    return wait(ctx, contact, { entity: 'consents', entityId: consent.id }, 'proof')
  },
})

/** Says where the file went and shows the card that waited for it; of somebody who withdrew meanwhile nothing is kept. */
async function arrived(
  ctx: Ctx,
  contactId: string | undefined,
  entity: 'contacts' | 'consents',
  file: Parameters<FileHome>[1],
): Promise<void> {
  const contact = contactId ? await loadContact(ctx.tx, contactId) : undefined
  const notice = (text: ReturnType<typeof say>, tone: 'success' | 'warning') =>
    tell(ctx, ctx.actor.openId, noticeCard.render({ tone, text }))
  if (!contact || isGone(contact) || !(await may(ctx, 'contact.edit', contact.clientId))) {
    await dropFile(ctx, file.id)
    await notice(
      say((w) => w.contacts.card.fileGone),
      'warning',
    )
    return
  }
  const [{ name = '' } = {}] = await opened(ctx, [contact], ['name'])
  const card = entity === 'contacts'
  await notice(
    say((w) =>
      !file.arrived
        ? w.contacts.card.fileLost(name)
        : card
          ? w.contacts.card.cardHere(name)
          : w.contacts.card.proofHere(name),
    ),
    file.arrived ? 'success' : 'warning',
  )
  await tell(ctx, ctx.actor.openId, await drawContact(ctx, contact), { slot: slotOf(contact) })
}

/** A business card, photographed or shared. */
export const contactFile: FileHome = (ctx, file) => arrived(ctx, file.entityId, 'contacts', file)

/** The proof of a consent. */
export const consentFile: FileHome = async (ctx, file) => {
  const [row] = await ctx.tx
    .select({ contactId: consents.contactId })
    .from(consents)
    .where(eq(consents.id, file.entityId))
  await arrived(ctx, row?.contactId, 'consents', file)
}
