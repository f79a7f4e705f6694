import {
  type ConsentFields,
  consentForm,
  consentTo,
  endSeparate,
  recordConsent,
} from '../../../bot-cards/contacts/actions.ts'
import { consentCard } from '../../../bot-cards/contacts/consent.ts'
import type { ConsentFormView } from '../../../bot-cards/contacts/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, done, type EventCtx, refused, reply, roles, type Staff } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { putTask } from '../../jobs/tasks.ts'
import { dayOf } from '../../kernel/days.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { policyAt } from '../policy/index.ts'
import { endConsents, insertConsent } from './consents.ts'
import { consentNotice } from './notice.ts'
import { clientOf, contactRecord, drawContact, isGone, reloaded } from './record.ts'
import { type Contact, loadContact, updateContact } from './repo.ts'
import { type GivenConsent, readConsent } from './rules.ts'
import { opened } from './view.ts'

const spec = { roles, record: contactRecord, right: { needs: 'contact.edit', client: clientOf } } as const

async function drawForm(
  ctx: Ctx,
  contact: Contact,
  separate: boolean,
  shown?: { fields: ConsentFields; errors: ConsentFormView['errors'] },
): Promise<object> {
  const [[values = {}], notice, { policy }] = await Promise.all([
    opened(ctx, [contact], ['name']),
    consentNotice(ctx),
    policyAt(ctx.tx, ctx.at),
  ])
  return consentCard.render({
    contact: contact.id,
    version: contact.version,
    client: { id: contact.clientId, name: contact.client },
    name: values.name ?? '',
    separate,
    notice,
    spoken: policy['consent.oral'],
    fields: shown?.fields ?? { purposes: separate ? [] : ['business', 'service'] },
    errors: shown?.errors ?? {},
  })
}

/** A separate consent is given on top of the general one, never instead of it. */
const tooEarly = (contact: Contact, separate: boolean) => separate && contact.status !== 'consented'

export const openConsent = defineAction(consentForm, {
  ...spec,
  async run(ctx, { payload, record: contact }) {
    if (tooEarly(contact, payload.separate)) return refused({ code: 'consent_first', params: {} })
    return { card: await drawForm(ctx, contact, payload.separate) }
  },
})

/**
 * From a disclosure: the form for this recipient, as the disclosure names them. Who has not agreed at all is asked about
 * that first, on their card.
 */
export const openConsentTo = defineAction(consentTo, {
  ...spec,
  // The request that leads here shows no more of the person than a name.
  record: { ...contactRecord, version: () => 0 },
  async run(ctx, { payload, record: contact }) {
    if (tooEarly(contact, true)) {
      await reply(ctx, await drawContact(ctx, contact))
      return refused({ code: 'consent_first', params: {} })
    }
    const fields = { purposes: [], recipient: payload.recipient }
    await reply(ctx, await drawForm(ctx, contact, true, { fields, errors: {} }))
    return done
  },
})

/** Requests that wait for a separate consent are told that something about it changed. */
const proofsChanged = (ctx: EventCtx, { clientId }: Contact) =>
  putTask(ctx.tx, ctx.deps, ctx.at, 'disclosure.proofs', { client: clientId })

/** Writes the consent under the notice in force; from a general one on the contact's details may be used and stay. */
async function record(
  ctx: EventCtx & { actor: Staff },
  contact: Contact,
  given: GivenConsent,
): Promise<void> {
  const { version } = await consentNotice(ctx)
  await insertConsent(ctx, contact, given, version)
  const general = given.recipient === undefined
  if (!general) await proofsChanged(ctx, contact)
  await updateContact(ctx, contact, general ? { status: 'consented', purgeAt: null, purgedAt: null } : {})
}

/**
 * Records a consent somebody gave, with a recipient a separate one (which needs the general one first). Refused
 * of somebody who withdrew. The caller has checked `contact.edit`.
 */
export async function giveConsent(
  ctx: EventCtx & { actor: Staff },
  contactId: string,
  given: GivenConsent,
): Promise<Decision<true, Refusal>> {
  const contact = await loadContact(ctx.tx, contactId)
  if (!contact || isGone(contact)) return { ok: false, refusal: { code: 'contact_gone', params: {} } }
  if (tooEarly(contact, given.recipient !== undefined))
    return { ok: false, refusal: { code: 'consent_first', params: {} } }
  await record(ctx, contact, given)
  return accept(true)
}

/**
 * Records that somebody agreed, under the notice in force (制度四(一) 告知用途并征得同意). From here on their details may be
 * used and are no longer purged.
 */
export const consent = defineAction(recordConsent, {
  ...spec,
  async run(ctx, { payload, form, record: contact }) {
    const { separate } = payload
    if (tooEarly(contact, separate)) return refused({ code: 'consent_first', params: {} })
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const today = dayOf(ctx.at, ctx.deps.zone)
    const read = readConsent(form, { separate, spoken: policy['consent.oral'], today })
    if ('wrong' in read) {
      const errors = Object.fromEntries(
        read.wrong.map((field) => [field, say((w) => w.contacts.consent.missing[field])]),
      )
      const text = say((w) => w.visits.form.fixBelow)
      const card = await drawForm(ctx, contact, separate, { fields: form, errors })
      return { toast: { tone: 'warning', text }, card }
    }
    await record(ctx, contact, read.given)
    const text = say((w) => (separate ? w.contacts.consent.separateSaved : w.contacts.consent.saved))
    return { toast: { tone: 'success', text }, card: await drawContact(ctx, await reloaded(ctx, contact)) }
  },
})

/** One recipient may no longer be given the data; taking it back is as easy as giving it (PIPL 15). */
export const withdrawSeparate = defineAction(endSeparate, {
  ...spec,
  async run(ctx, { payload, record: contact }) {
    if ((await endConsents(ctx, contact.id, payload.consent)) === 0)
      return refused({ code: 'already_closed', params: {} }, await drawContact(ctx, contact))
    await updateContact(ctx, contact, {})
    await proofsChanged(ctx, contact)
    await audit(ctx, {
      action: 'contacts.end_separate',
      entity: 'contact',
      entityId: contact.id,
      after: { consent: payload.consent, withdrawn: true },
    })
    const text = say((w) => w.contacts.card.separateEnded)
    return { toast: { tone: 'success', text }, card: await drawContact(ctx, await reloaded(ctx, contact)) }
  },
})
