import {
  addContactForm,
  type ContactFields,
  type ContactRole,
  createContact,
} from '../../../bot-cards/contacts/actions.ts'
import { contactFormCard } from '../../../bot-cards/contacts/form.ts'
import type { ContactFormView } from '../../../bot-cards/contacts/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, type EventCtx, refused, roles, type Staff } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import type { ContactId } from '../../kernel/ids.ts'
import { type Client, findClient } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { duplicatesOf } from './duplicates.ts'
import { errorTexts, readFields } from './fields.ts'
import { drawContact } from './record.ts'
import { type ContactValues, insertContact, loadContact } from './repo.ts'
import { contactRoleOf, purgeDue } from './rules.ts'

const spec = {
  roles,
  right: { needs: 'client.edit', client: ({ client }: { client: string }) => client },
} as const

/** Phone, mail and WeChat: what may not be kept without consent. */
export const hasReach = (values: ContactValues): boolean =>
  [values.phone, values.mail, values.wechat].some((value) => value !== undefined && value !== null)

/** When what was noted now is purged without consent (policy `consent.purge_days`). */
export async function purgeAtOf(ctx: EventCtx): Promise<Date> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  return purgeDue(ctx.at, policy['consent.purge_days'])
}

async function insert(
  ctx: EventCtx & { actor: Staff },
  clientId: string,
  role: ContactRole,
  values: ContactValues & { name: string },
): Promise<ContactId> {
  const { birthday: _, preferences: __, ...kept } = values
  const purgeAt = hasReach(kept) ? { purgeAt: await purgeAtOf(ctx) } : {}
  const id = await insertContact(ctx, { clientId, role, values: kept, ...purgeAt })
  await audit(ctx, {
    action: 'contacts.add',
    entity: 'contact',
    entityId: id,
    after: { client: clientId, role, status: 'pending', fields: Object.keys(kept) },
  })
  return id
}

/**
 * Adds somebody to a client's people as 待同意 (制度四(一)): until a consent is recorded, phone, mail and WeChat are hidden,
 * and they are purged after `consent.purge_days`. Refuses what cannot be read, and, unless `anyway`, somebody who is
 * there already (`contact_known`). The caller has checked `client.edit`.
 */
export async function addContact(
  ctx: EventCtx & { actor: Staff },
  contact: ContactFields & { clientId: string; anyway?: boolean },
): Promise<Decision<ContactId, Refusal>> {
  const { clientId, anyway, ...fields } = contact
  const { values, errors } = readFields(fields)
  const [wrong] = Object.values(errors)
  if (wrong) return { ok: false, refusal: wrong }
  const { name } = values
  if (!name) return { ok: false, refusal: { code: 'contact_name_missing', params: {} } }
  const known = anyway ? [] : await duplicatesOf(ctx, { clientId, ...plain(values) })
  if (known.length > 0) return { ok: false, refusal: { code: 'contact_known', params: {} } }
  const role = fields.role ? contactRoleOf(fields.role) : 'contact_person'
  return accept(await insert(ctx, clientId, role, { ...values, name }))
}

/** The values to look for duplicates by. */
export const plain = ({ name, phone, mail }: ContactValues) => ({
  ...(name ? { name } : {}),
  ...(phone ? { phone } : {}),
  ...(mail ? { mail } : {}),
})

async function drawForm(
  ctx: Ctx,
  client: Pick<Client, 'id' | 'name'>,
  shown: Partial<Pick<ContactFormView, 'fields' | 'errors' | 'duplicates' | 'seen'>> = {},
): Promise<object> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  return contactFormCard.render({
    client: { id: client.id, name: client.name },
    fields: {},
    errors: {},
    duplicates: [],
    seen: [],
    purgeDays: policy['consent.purge_days'],
    care: false,
    ...shown,
  })
}

export const openAdd = defineAction(addContactForm, {
  ...spec,
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    return client ? { card: await drawForm(ctx, client) } : refused({ code: 'not_found', params: {} })
  },
})

/** Saves a new contact; what is wrong stands beside its field, somebody like that is asked about first. */
export const create = defineAction(createContact, {
  ...spec,
  async run(ctx, { payload, form }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const { values, errors } = readFields(form)
    const { name } = values
    if (Object.keys(errors).length > 0 || !name) {
      const text = say((w) => w.visits.form.fixBelow)
      const card = await drawForm(ctx, client, {
        fields: form,
        errors: errorTexts(errors),
        seen: payload.seen,
      })
      return { toast: { tone: 'warning', text }, card }
    }
    const known = await duplicatesOf(ctx, { clientId: client.id, ...plain(values) }, payload.seen)
    if (known.length > 0) {
      const text = say((w) => w.contacts.form.duplicate)
      const card = await drawForm(ctx, client, {
        fields: form,
        duplicates: known,
        seen: payload.seen,
      })
      return { toast: { tone: 'warning', text }, card }
    }
    const id = await insert(ctx, client.id, contactRoleOf(form.role), { ...values, name })
    const contact = await loadContact(ctx.tx, id)
    if (!contact) throw new Error('a contact just written is not there')
    const text = say((w) => (hasReach(values) ? w.contacts.form.savedPending : w.contacts.form.saved))
    return { toast: { tone: 'success', text }, card: await drawContact(ctx, contact) }
  },
})
