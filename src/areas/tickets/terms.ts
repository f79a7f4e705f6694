import type { Level } from '../../../bot-cards/tickets/kinds.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import type { WorkHours } from '../../kernel/hours.ts'
import { findClient } from '../clients/index.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { coverageOf } from '../projects/index.ts'
import { workHoursAt } from '../workdays/index.ts'
import { type Targets, targetsOf } from './clock.ts'
import type { TicketHead } from './model.ts'

/** What a ticket is measured by at a moment: the policy, when the company works, and the times it promises. */
export type Terms = { policy: Policy; hours: WorkHours; targets: Targets }

/** The times promised for a ticket, by its level and the tier its client has now. */
export async function termsFor(
  ctx: { tx: Tx; at: Date; deps: { zone: string } },
  ticket: { clientId: string; level: Level; otherCity: boolean },
): Promise<Terms> {
  const [{ policy }, client] = await Promise.all([
    policyAt(ctx.tx, ctx.at),
    findClient(ctx.tx, ticket.clientId),
  ])
  const hours = await workHoursAt(ctx.tx, policy, ctx.deps.zone)
  const { level, otherCity } = ticket
  return { policy, hours, targets: targetsOf(policy, hours, { level, tier: client?.tier, otherCity }) }
}

/** Whether what a ticket is about was under warranty on the day it was opened, as far as the project says. */
export async function coverOf(
  ctx: { tx: Tx; at: Date; deps: { zone: string } },
  ticket: Pick<TicketHead, 'projectId' | 'work' | 'part'> & { createdAt: Date },
): Promise<Pick<TicketHead, 'coverage' | 'coveredUntil'>> {
  if (!ticket.projectId || !ticket.work) return { coverage: 'unknown' }
  const day = dayOf(ticket.createdAt, ctx.deps.zone)
  const { state, until } = await coverageOf(
    ctx,
    ticket.projectId,
    { work: ticket.work, part: ticket.part },
    day,
  )
  return { coverage: state, ...(until ? { coveredUntil: until } : {}) }
}
