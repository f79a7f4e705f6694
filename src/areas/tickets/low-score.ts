import { say } from '../../../bot-cards/i18n/say.ts'
import type { Ctx } from '../../bot/context.ts'
import { nextWorkday } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { findClient } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { leadOf } from '../team/index.ts'
import { insertActionItems } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { TicketHead } from './model.ts'

/** A score at or below the policy's: whoever looks after the client has it on their list for the next workday. */
export async function followLowScore(ctx: Ctx, ticket: TicketHead, score: number | undefined): Promise<void> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  if (score === undefined || score > policy['returns.low_score']) return
  const client = await findClient(ctx.tx, ticket.clientId)
  const ownerId = client?.ownerId ?? (await leadOf(ctx.tx, ctx.at))?.id
  if (!ownerId) return
  await insertActionItems(ctx, { clientId: ticket.clientId }, [
    {
      text: say((w) => w.tickets.move.lowStep(score, ticket.number)).zh,
      due: nextWorkday(await calendarAt(ctx.tx), dayOf(ctx.at, ctx.deps.zone)),
      ownerId,
    },
  ])
}
