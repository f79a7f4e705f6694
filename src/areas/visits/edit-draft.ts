import {
  closeDraftForm,
  discardDraft,
  draftAnyway,
  dropDraftItem,
  editDraft,
  submitDraft,
} from '../../../bot-cards/visits/actions.ts'
import { refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { saveVisits } from './confirm.ts'
import { changed, openDraftRecord, withItem } from './draft-record.ts'
import { submittedItem } from './submitted.ts'
import { drawDraft } from './view.ts'

const spec = { roles, record: openDraftRecord } as const

export const openForm = defineAction(editDraft, {
  ...spec,
  async run(ctx, { payload, record: draft }) {
    return changed(ctx, draft, { body: { ...draft.body, editing: payload.item } })
  },
})

/** Leaves the form as it was; a draft begun as an empty form has nothing to go back to and is discarded. */
export const closeForm = defineAction(closeDraftForm, {
  ...spec,
  async run(ctx, { record: draft }) {
    const { editing: _, ...body } = draft.body
    const empty = draft.body.startedAsForm
    return changed(ctx, draft, empty ? { status: 'discarded', body, closedAt: ctx.at } : { body })
  },
})

export const submitForm = defineAction(submitDraft, {
  ...spec,
  async run(ctx, { payload, form, record: draft }) {
    const item = draft.body.items[payload.item]
    if (!item) return refused({ code: 'card_unknown', params: {} })
    const submitted = await submittedItem(ctx, item, form)
    if ('errors' in submitted) {
      const open = { ...draft, body: { ...draft.body, editing: payload.item } }
      return {
        ...submitted.toast,
        card: await drawDraft(ctx, open, { form: { fields: form, errors: submitted.errors } }),
      }
    }
    const { editing: _, ...rest } = draft.body
    const body = withItem(rest, payload.item, () => submitted.item)
    const saysAll = draft.body.startedAsForm && submitted.item.client.state === 'known'
    return saysAll ? saveVisits(ctx, draft, body) : changed(ctx, draft, { body })
  },
})

export const dropItem = defineAction(dropDraftItem, {
  ...spec,
  async run(ctx, { payload, record: draft }) {
    const { editing: _, ...body } = draft.body
    const items = body.items.filter((_item, place) => place !== payload.item)
    if (items.length === 0) return changed(ctx, draft, { status: 'discarded', closedAt: ctx.at })
    return changed(ctx, draft, { body: { ...body, items } })
  },
})

export const discard = defineAction(discardDraft, {
  ...spec,
  run: (ctx, { record }) => changed(ctx, record, { status: 'discarded', closedAt: ctx.at }),
})

export const anyway = defineAction(draftAnyway, {
  ...spec,
  run: (ctx, { record }) => changed(ctx, record, { status: 'open' }),
})
