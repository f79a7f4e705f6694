import {
  draftDisclosure,
  endDisclosure,
  openDisclosure,
  sendConsentFile,
  startDisclosure,
  submitDisclosure,
} from '../../../bot-cards/disclosure/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { audit, type Ctx, done, refused, reply, roles } from '../../bot/context.ts'
import type { FileHome } from '../../bot/define.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { registerSlot } from '../../outbox/put.ts'
import { ask } from '../approvals/index.ts'
import { findClient } from '../clients/index.ts'
import { expectFile, expectNoMore } from '../files/index.ts'
import { policyAt } from '../policy/index.ts'
import { endNow } from './end.ts'
import { type Disclosure, insertDisclosure, loadDisclosure, moveOn } from './repo.ts'
import { isComplete, readForm } from './rules.ts'
import { drawDisclosure, drawForm, entity, proofsOf, refresh, slotOf } from './view.ts'

/** For how long the form proposes to give something; the requester may shorten or lengthen it. */
const usualDays = 30

const ofClient = (payload: { client: string }) => payload.client

/** Opens the form; whoever may ask for a disclosure of this client. */
export const start = defineAction(startDisclosure, {
  roles,
  right: { needs: 'disclosure.request', client: ofClient },
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const { recipient } = payload
    const until = addDays(dayOf(ctx.at, ctx.deps.zone), usualDays)
    const fields = { items: [], contacts: [], until, ...(recipient ? { recipient } : {}) }
    await reply(ctx, await drawForm(ctx, client, { fields, errors: {} }))
    return done
  },
})

/** Takes the form: a request that still lacks its proofs stands on the same card from now on. */
export const draft = defineAction(draftDisclosure, {
  roles,
  right: { needs: 'disclosure.request', client: ofClient },
  async run(ctx, { payload, form }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const read = readForm(form, dayOf(ctx.at, ctx.deps.zone), addDays)
    if ('missing' in read) {
      const errors = Object.fromEntries(
        read.missing.map((field) => [field, say((w) => w.disclosure.form.missing[field])]),
      )
      return { card: await drawForm(ctx, client, { fields: form, errors }) }
    }
    const id = await insertDisclosure(ctx, client.id, read.filled)
    await audit(ctx, {
      action: 'disclosure.draft',
      entity,
      entityId: id,
      after: { client: client.id, items: read.filled.items, until: read.filled.until },
    })
    const one = await loadDisclosure(ctx, id)
    if (!one) throw new Error(`disclosure ${id} was just written`)
    await standsHere(ctx, id)
    return { card: await drawDisclosure(ctx, one) }
  },
})

/** The card just pressed is where the request lives: later changes update it. */
async function standsHere(ctx: Ctx, id: string): Promise<void> {
  const { messageId, chatId } = ctx.origin
  if (!messageId || !chatId) return
  const mine = { to: 'person', openId: ctx.actor.openId } as const
  await registerSlot(ctx.deps, ctx.tx, ctx.at, slotOf(id), mine, { messageId, chatId }, ctx.cause)
}

/** A disclosure on a card: only who asked for it, or legal, may press. */
const record: PressedRecord<{ disclosure: string }, Disclosure> = {
  load: (ctx, { disclosure }) => loadDisclosure(ctx, disclosure),
  version: (one) => one.version,
  forbids: (ctx, one) =>
    one.requesterId === ctx.actor.id || ctx.actor.roles.includes('legal')
      ? undefined
      : { code: 'not_yours', params: { who: one.requester } },
  redraw: drawDisclosure,
}
const needed = {
  needs: 'client.profile' as const,
  client: (_payload: { disclosure: string }, one: Disclosure) => one.clientId,
}
const stillDraft = (one: Disclosure) =>
  one.status === 'draft' ? undefined : ({ code: 'already_closed', params: {} } as const)

/** Opens one on a card of its own, as it is now. */
export const open = defineAction(openDisclosure, {
  roles,
  right: needed,
  // The list carries no versions: opening changes nothing.
  record: { ...record, version: () => 0 },
  async run(ctx, { record: one }) {
    await reply(ctx, await drawDisclosure(ctx, one))
    return done
  },
})

/** The next file the requester sends is the client's written consent. */
export const file = defineAction(sendConsentFile, {
  roles,
  right: needed,
  record: { ...record, closed: stillDraft },
  async run(ctx, { record: one }) {
    await expectFile(ctx, { entity, entityId: one.id })
    await standsHere(ctx, one.id)
    const text = say((w) => w.disclosure.request.sendFileToast)
    return { card: await drawDisclosure(ctx, one), toast: { tone: 'info', text } }
  },
})

/** The consent came, or Lark did not give it: the card shows it. */
export const consentArrived: FileHome = async (ctx, { entityId }) => {
  const one = await loadDisclosure(ctx, entityId)
  if (one) await refresh(ctx, one)
}

/** To legal, once everything is there. */
export const submit = defineAction(submitDisclosure, {
  roles,
  right: needed,
  record: { ...record, closed: stillDraft },
  async run(ctx, { record: one }) {
    const proofs = await proofsOf(ctx, one)
    if (!isComplete({ file: proofs.consentFile === 'here', persons: proofs.persons })) {
      const text = say((w) => w.disclosure.request.missing)
      return { card: await drawDisclosure(ctx, one), toast: { tone: 'warning', text } }
    }
    const { version, policy } = await policyAt(ctx.tx, ctx.at)
    const asked = await ask(ctx, {
      kind: 'disclosure',
      entity,
      entityId: one.id,
      clientId: one.clientId,
      reason: one.purpose,
      steps: policy['approval.disclosure'].map((role) => ({ role })),
      policyVersion: version,
    })
    if (!asked.ok) return refused(asked.refusal, await drawDisclosure(ctx, one))
    await moveOn(ctx, one, { status: 'asked', approvalId: asked.value })
    await audit(ctx, { action: 'disclosure.ask', entity, entityId: one.id, after: { status: 'asked' } })
    return { card: await drawDisclosure(ctx, { ...one, status: 'asked', version: one.version + 1 }) }
  },
})

/** Gives a draft up, or ends an approved one before its day. */
export const end = defineAction(endDisclosure, {
  roles,
  right: needed,
  record: {
    ...record,
    closed: (one) =>
      one.status === 'draft' || one.status === 'approved'
        ? undefined
        : { code: 'already_closed', params: {} },
  },
  async run(ctx, { record: one }) {
    await endNow(ctx, one)
    await expectNoMore(ctx, { entity, entityId: one.id })
    const now: Disclosure = { ...one, status: 'ended', version: one.version + 1 }
    const text = say((w) => w.disclosure.request.endedToast)
    return { card: await drawDisclosure(ctx, now), toast: { tone: 'success', text } }
  },
})
