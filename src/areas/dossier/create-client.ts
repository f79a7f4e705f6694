import {
  type ClientFields,
  clientTypes,
  createClient as createClientAction,
} from '../../../bot-cards/clients/actions.ts'
import { createClientCard } from '../../../bot-cards/clients/create.ts'
import type { CreateClientView } from '../../../bot-cards/clients/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { yuanText } from '../../../bot-cards/visits/asking.ts'
import { type Ctx, done, type Outcome, reply, roles } from '../../bot/context.ts'
import { defineAction, type Sentence } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { addFigure, amountOf, createClient, findClient, usccToKeep } from '../clients/index.ts'
import { addContact, contactErrors } from '../contacts/index.ts'
import { drawClient } from './client-card.ts'
import { announcesClient, readNewClient, type SaidClient } from './new-client.ts'

/** 新增：华岳置地（华东），代码…，年额…: the form, filled from the words. */
export const newClientSentence: Sentence = {
  name: 'new client',
  roles,
  hears: announcesClient,
  run: (ctx, text) => askNewClient(ctx, readNewClient(text)),
}

/** The form of a new client; a code that fails is already marked, with what was probably meant. */
export async function askNewClient(ctx: Ctx, said: SaidClient, typed?: string): Promise<Outcome> {
  const fields: ClientFields = { ...said }
  const checked = check(fields)
  const view = { fields, errors: checked.errors, likely: checked.likely, ...(typed ? { typed } : {}) }
  await reply(ctx, createClientCard.render({ ...view, errors: said.name ? view.errors : {} }))
  return done
}

/** The contact that came with it: a name, or nothing; a phone alone belongs to nobody. */
function contactSaid(fields: ClientFields) {
  const { contact_name: name, contact_phone: phone } = fields
  const wrong: CreateClientView['errors'] = {}
  if (!name && phone) wrong.contact_name = refusalText({ code: 'contact_name_missing', params: {} })
  const contact = name ? { name, ...(phone ? { phone } : {}) } : undefined
  for (const [field, refusal] of Object.entries(contact ? contactErrors(contact) : {}))
    wrong[field === 'phone' ? 'contact_phone' : 'contact_name'] = refusalText(refusal)
  return { contact, wrong }
}

const zhYuan = (yuan: number) => yuanText(yuan).zh

/** What of the form holds, and what does not. */
function check(fields: ClientFields) {
  const errors: CreateClientView['errors'] = {}
  if (!fields.name) errors.name = refusalText({ code: 'client_name_missing', params: {} })
  const uscc = usccToKeep(fields.uscc, fields.uscc_reason)
  if (!uscc.ok) errors.uscc = refusalText(uscc.refusal)
  const annual = fields.annual === undefined ? undefined : amountOf(fields.annual, zhYuan)
  if (annual && !annual.ok) errors.annual = refusalText(annual.refusal)
  const { contact, wrong } = contactSaid(fields)
  Object.assign(errors, wrong)
  return {
    errors,
    contact,
    uscc: uscc.ok ? uscc : undefined,
    likely: uscc.ok ? [] : uscc.likely,
    annual: annual?.ok ? annual.value : undefined,
  }
}

/** Creates a client from its form: what is wrong is named beside its field, what it looks like is asked first. */
export const create = defineAction(createClientAction, {
  roles,
  async run(ctx, { payload, form }) {
    const fields = payload.uscc ? { ...form, uscc: payload.uscc } : form
    const { errors, uscc, likely, annual, contact } = check(fields)
    if (!fields.name || !uscc || Object.keys(errors).length > 0)
      return { card: createClientCard.render({ fields, errors, likely }) }
    const created = await createClient(ctx, {
      name: fields.name,
      type: clientTypes.find((one) => one === fields.type) ?? 'other',
      city: fields.city ?? '',
      region: fields.region ?? '',
      ...(uscc.uscc ? { uscc: uscc.uscc } : {}),
      ...(uscc.override ? { usccOverride: uscc.override } : {}),
      ...(fields.anyway ? { anyway: fields.anyway } : {}),
    })
    if (!created.ok)
      return { card: createClientCard.render({ fields, errors, duplicates: created.duplicates }) }
    const client = await findClient(ctx.tx, created.client.id)
    if (!client) return done
    if (annual !== undefined)
      await addFigure(ctx, {
        clientId: client.id,
        kind: 'contract',
        yuan: annual,
        onDay: dayOf(ctx.at, ctx.deps.zone),
        label: say((w) => w.clients.create.firstAmount).zh,
      })
    if (contact) {
      const added = await addContact(ctx, { ...contact, clientId: client.id, anyway: true })
      if (!added.ok) throw new Error(`a contact that was checked is refused: ${added.refusal.code}`)
    }
    const text = say((w) =>
      contact
        ? `${w.clients.create.made(client.name)} · ${w.clients.create.contactPending}`
        : w.clients.create.made(client.name),
    )
    return { toast: { tone: 'success', text }, card: await drawClient(ctx, client) }
  },
})
