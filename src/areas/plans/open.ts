import { say } from '../../../bot-cards/i18n/say.ts'
import { askCancel, askMove, closePlanForm, editPlan, openPlan } from '../../../bot-cards/plans/actions.ts'
import { refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { loadPlan, planRecord } from './record.ts'
import { drawPlan, type Mode } from './view.ts'

/** Shows an item on a card of its own; the card pressed may be old and stays as it is. */
export const open = defineAction(openPlan, {
  roles,
  async run(ctx, { payload }) {
    const item = await loadPlan(ctx, payload.plan)
    if (!item) return refused({ code: 'not_found', params: {} })
    await tell(ctx, ctx.actor.openId, await drawPlan(ctx, item))
    return { toast: { tone: 'info', text: say((w) => w.plans.toasts.opened) } }
  },
})

/** The card of an item with something open on it. */
const showing = (action: typeof editPlan, mode?: Mode) =>
  defineAction(action, {
    roles,
    record: planRecord,
    run: async (ctx, { record }) => ({ card: await drawPlan(ctx, record, mode) }),
  })

export const edit = showing(editPlan, { as: 'editing' })
export const closeForm = showing(closePlanForm)
export const askToMove = showing(askMove, { as: 'moving' })
export const askToCancel = showing(askCancel, { as: 'cancelling' })
