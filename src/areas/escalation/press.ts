import { giveBack, stillOn, takeTold } from '../../../bot-cards/escalation/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { type Ctx, roles } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { policyAt } from '../policy/index.ts'
import { drawTicket, happen, lockTicket, showTicket, type TicketHead, ticketFor } from '../tickets/index.ts'
import { release } from './act.ts'
import { drawAlert } from './alert.ts'

/** 我来 on an alert: whatever was added to the ticket since, as long as nobody has it. */
export const take = defineAction(takeTold, {
  roles,
  record: { ...ticketFor('take'), version: () => 0 },
  async run(ctx, { record }) {
    const taken = await happen(ctx, record, { did: 'taken' })
    if (!taken) throw new Error('a press brings no message that could have been filed before')
    await showTicket(ctx, taken)
    return {
      toast: { tone: 'success', text: say((w) => w.escalation.toasts.taken) },
      card: await drawTicket(ctx, taken),
    }
  },
})

/** The ticket somebody was asked about, as long as it is with them. */
const inHand: PressedRecord<{ ticket: string }, TicketHead> = {
  async load(ctx, { ticket }) {
    const found = await lockTicket(ctx.tx, ticket)
    return found && (await may(ctx, 'ticket.see', found.clientId)) ? found : undefined
  },
  version: () => 0,
  forbids: (ctx, ticket) =>
    ticket.assigneeId === ctx.actor.id
      ? undefined
      : { code: 'ticket_not_with_you', params: { number: String(ticket.number) } },
  closed: ({ status, number }) =>
    ['acknowledged', 'scheduled', 'on_site'].includes(status)
      ? undefined
      : { code: 'ticket_moved_on', params: { number: String(number) } },
  redraw: (ctx, ticket) => drawTicket(ctx, ticket),
}

async function answered(
  ctx: Ctx,
  ticket: TicketHead,
  answer: 'still_on' | 'given_back',
): Promise<{ card: object }> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const why = { is: 'ask', minutes: policy['escalation.answer_minutes'], answered: answer } as const
  return { card: await drawAlert(ctx, ticket, why, ctx.actor) }
}

/** 还在处理. */
export const still = defineAction(stillOn, {
  roles,
  record: inHand,
  async run(ctx, { record }) {
    const stands = await happen(ctx, record, { did: 'still_on' })
    if (!stands) throw new Error('a press brings no message that could have been filed before')
    await showTicket(ctx, stands)
    const toast = { tone: 'success', text: say((w) => w.escalation.toasts.stillOn) } as const
    return { toast, ...(await answered(ctx, stands, 'still_on')) }
  },
})

/** 放回: somebody else is looked for at once. */
export const back = defineAction(giveBack, {
  roles,
  record: inHand,
  async run(ctx, { record }) {
    const { ticket = record } = await release(ctx, record, 'asked')
    const toast = { tone: 'success', text: say((w) => w.escalation.toasts.givenBack) } as const
    return { toast, ...(await answered(ctx, ticket, 'given_back')) }
  },
})
