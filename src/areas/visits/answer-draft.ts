import { clientTypes } from '../../../bot-cards/clients/actions.ts'
import { answerDraft, chooseDraftClient, createDraftClient } from '../../../bot-cards/visits/actions.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { createClient, findClient } from '../clients/index.ts'
import { changed, openDraftRecord, withItem } from './draft-record.ts'
import { answer } from './rules.ts'

const spec = { roles, record: openDraftRecord } as const

export const chooseClient = defineAction(chooseDraftClient, {
  ...spec,
  async run(ctx, { payload, record: draft }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const chosen = { state: 'known' as const, clientId: client.id, client: client.name, guessed: false }
    return changed(ctx, draft, {
      body: withItem(draft.body, payload.item, (item) => ({ ...item, client: chosen })),
    })
  },
})

export const createNamedClient = defineAction(createDraftClient, {
  ...spec,
  async run(ctx, { payload, form, record: draft }) {
    if (!form.name) return refused({ code: 'client_missing', params: {} })
    const type = clientTypes.find((one) => one === form.type) ?? 'other'
    const item = draft.body.items[payload.item]
    const typed = item?.client.state === 'unknown' ? item.client.typed : undefined
    const aliases = typed && typed !== form.name ? [typed] : []
    const created = await createClient(ctx, { name: form.name, type, city: form.city ?? '', aliases })
    const client = created.ok
      ? {
          state: 'known' as const,
          clientId: created.client.id,
          client: created.client.name,
          guessed: false,
        }
      : {
          state: 'choose' as const,
          typed: form.name,
          options: created.duplicates.map((one) => ({ clientId: one.id, client: one.name })),
        }
    // The same unknown name may stand in several visits of one message.
    const same = (one: typeof item) => one?.client.state === 'unknown' && one.client.typed === typed
    const items = draft.body.items.map((one, place) =>
      place === payload.item || same(one) ? { ...one, client } : one,
    )
    const toast = { tone: 'warning' as const, text: hints.looksKnown }
    return changed(ctx, draft, { body: { ...draft.body, items } }, created.ok ? undefined : toast)
  },
})

export const answerQuestion = defineAction(answerDraft, {
  ...spec,
  async run(ctx, { payload, record: draft }) {
    const { question, option } = payload
    const body = withItem(draft.body, payload.item, (item) => answer(item, question, option, ctx.deps.zone))
    return changed(ctx, draft, { body })
  },
})
