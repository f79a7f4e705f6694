import { say } from '../../../bot-cards/i18n/say.ts'
import { takeTicket } from '../../../bot-cards/tickets/actions.ts'
import { roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { moved } from './moved.ts'
import { ticketFor } from './record.ts'

/** 我来: whoever presses first has it; it is a promise, and keqing asks after it (制度三(二)). */
export const take = defineAction(takeTicket, {
  roles,
  record: ticketFor('take'),
  run: (ctx, { record }) =>
    moved(ctx, record, { did: 'taken' }, {}, { tone: 'success', text: say((w) => w.tickets.toasts.taken) }),
})
