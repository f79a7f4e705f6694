import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { agreeHeard } from '../../../bot-cards/tickets/actions.ts'
import { refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { happen } from './happen.ts'
import type { Happening } from './model.ts'
import { movingRecord } from './move-form.ts'
import { showTicket } from './show.ts'

const text = say((w) => w.tickets.move.toasts.done)

/**
 * What keqing heard in a thread, agreed to with one press: it waits, or somebody is there at that time. The question it asked
 * is answered in place; the ticket's own card, another message of the group, is drawn anew.
 */
export const agree = defineAction(agreeHeard, {
  roles,
  record: movingRecord,
  async run(ctx, { payload, record: { ticket } }) {
    const what: Happening =
      payload.move === 'pause'
        ? { did: 'paused', for: payload.waiting }
        : { did: 'scheduled', visitAt: new Date(payload.at) }
    if (what.did === 'scheduled' && what.visitAt <= ctx.at) return refused({ code: 'stale_card', params: {} })
    const stands = await happen(ctx, ticket, what)
    if (!stands) throw new Error('a press brings no message that could have been filed before')
    await showTicket(ctx, stands)
    return { card: noticeCard.render({ tone: 'success', text }), toast: { tone: 'success', text } }
  },
})
