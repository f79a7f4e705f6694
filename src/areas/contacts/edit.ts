import { editContact, saveContact } from '../../../bot-cards/contacts/actions.ts'
import { contactFormCard } from '../../../bot-cards/contacts/form.ts'
import type { ContactFormView } from '../../../bot-cards/contacts/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { audit, type Ctx, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { policyAt } from '../policy/index.ts'
import { hasReach, plain, purgeAtOf } from './add.ts'
import { generalConsents } from './consents.ts'
import { duplicatesOf } from './duplicates.ts'
import { errorTexts, readFields } from './fields.ts'
import { clientOf, contactRecord, drawContact, reloaded } from './record.ts'
import { type Contact, columnsOf, type SealedField, updateContact } from './repo.ts'
import { contactRoleOf } from './rules.ts'
import { opened } from './view.ts'

const spec = { roles, record: contactRecord, right: { needs: 'client.edit', client: clientOf } } as const
const reach = ['phone', 'mail', 'wechat'] as const
const personal = ['birthday', 'preferences'] as const

/** Which fields the form shows with what they hold, and whether birthday and likes may be kept. */
async function formOf(ctx: Ctx, contact: Contact) {
  const [consent, phones] = await Promise.all([
    generalConsents(ctx.tx, contact.id),
    may(ctx, 'client.phones', contact.clientId),
  ])
  const open = contact.status === 'consented' && phones
  const care = open && consent?.purposes.includes('care') === true
  const hidden: SealedField[] = [...(open ? [] : reach), ...(care ? [] : personal)]
  return { hidden, care }
}

async function drawForm(
  ctx: Ctx,
  contact: Contact,
  form: { hidden: readonly SealedField[]; care: boolean },
  shown: Partial<Pick<ContactFormView, 'fields' | 'errors' | 'duplicates' | 'seen'>> = {},
): Promise<object> {
  const fields = (['name', 'title', ...reach, ...personal] as const).filter(
    (field) => !form.hidden.includes(field),
  )
  const [[values = {}], { policy }] = await Promise.all([
    opened(ctx, [contact], fields),
    policyAt(ctx.tx, ctx.at),
  ])
  return contactFormCard.render({
    client: { id: contact.clientId, name: contact.client },
    contact: { id: contact.id, version: contact.version, name: values.name ?? '' },
    fields: shown.fields ?? { ...values, role: contact.role },
    errors: shown.errors ?? {},
    duplicates: shown.duplicates ?? [],
    seen: shown.seen ?? [],
    purgeDays: policy['consent.purge_days'],
    care: form.care,
  })
}

export const openEdit = defineAction(editContact, {
  ...spec,
  run: async (ctx, { record }) => ({ card: await drawForm(ctx, record, await formOf(ctx, record)) }),
})

/** Saves what was changed. Phone, mail and WeChat noted anew without consent get their own time to be purged. */
export const save = defineAction(saveContact, {
  ...spec,
  async run(ctx, { payload, form, record: contact }) {
    const shape = await formOf(ctx, contact)
    const read = readFields(form, shape.hidden)
    if (Object.keys(read.errors).length > 0) {
      const text = say((w) => w.visits.form.fixBelow)
      const card = await drawForm(ctx, contact, shape, {
        fields: form,
        errors: errorTexts(read.errors),
        seen: payload.seen,
      })
      return { toast: { tone: 'warning', text }, card }
    }
    // Likes and birthday need consent to greetings, whatever a form sends.
    const { birthday, preferences, ...values } = read.values
    const care = shape.care
      ? {
          ...(birthday === undefined ? {} : { birthday }),
          ...(preferences === undefined ? {} : { preferences }),
        }
      : {}
    const asked = { clientId: contact.clientId, ...plain(values) }
    const known = await duplicatesOf(ctx, asked, [contact.id, ...payload.seen])
    if (known.length > 0) {
      const text = say((w) => w.contacts.form.duplicate)
      const card = await drawForm(ctx, contact, shape, {
        fields: form,
        duplicates: known,
        seen: payload.seen,
      })
      return { toast: { tone: 'warning', text }, card }
    }
    const role = form.role ? contactRoleOf(form.role) : contact.role
    const { name, ...columns } = columnsOf(ctx, contact.id, { ...values, ...care })
    const starts = contact.status === 'pending' && !contact.purgeAt && hasReach(values)
    await updateContact(ctx, contact, {
      role,
      ...columns,
      ...(name ? { name } : {}),
      ...(starts ? { purgeAt: await purgeAtOf(ctx), purgedAt: null } : {}),
    })
    await audit(ctx, {
      action: 'contacts.edit',
      entity: 'contact',
      entityId: contact.id,
      before: { role: contact.role },
      after: { role, fields: 'changed' },
    })
    const text = say((w) => w.contacts.form.saved)
    return { toast: { tone: 'success', text }, card: await drawContact(ctx, await reloaded(ctx, contact)) }
  },
})
