import type { Tier } from '../../../bot-cards/rights/roles.ts'
import { tiers } from '../../../bot-cards/rights/roles.ts'
import { tieringCard } from '../../../bot-cards/tiering/tiering.ts'
import type { TieringView } from '../../../bot-cards/tiering/views.ts'
import type { Approval } from '../../bot/approval.ts'
import type { Ctx, EventCtx } from '../../bot/context.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { openRequest } from '../approvals/index.ts'
import type { Client } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { answerFor } from './answer.ts'
import { assessmentsOf } from './assessments.ts'
import { waitingChange } from './waiting.ts'

export const tierChangeKind = 'tier_change'

/** A tier as it travels in a payload: null is none. */
export const tierOf = (value: unknown): Tier | undefined => tiers.find((tier) => tier === value)

/** The proposal about this client that waits for a decision. One at a time. */
export const openProposal = (ctx: EventCtx, clientId: string): Promise<Approval | undefined> =>
  openRequest(ctx, { kind: tierChangeKind, entity: 'clients', entityId: clientId })

/** A client's tier card as this reader may see it; the reasons it opens enter the access log. */
export async function drawTiering(
  ctx: Ctx,
  client: Client,
  more: Pick<TieringView, 'form' | 'heard'> = {},
): Promise<object> {
  const [{ answer, policyVersion }, { policy }, assessments, waiting, request, standing] = await Promise.all([
    answerFor(ctx, client),
    policyAt(ctx.tx, ctx.at),
    assessmentsOf(ctx, client.id),
    waitingChange(ctx.tx, client.id),
    openProposal(ctx, client.id),
    standingTo(ctx, client.id),
  ])
  const to = tierOf(request?.payload.to)
  return tieringCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: client.id,
    version: client.version,
    name: client.name,
    ...(client.tier ? { tier: client.tier } : {}),
    ...(client.tierSince ? { since: client.tierSince } : {}),
    answer,
    policyVersion,
    overdueDays: policy['recognition.overdue_days'],
    arrearsMonths: policy['recognition.arrears_months'],
    assessments,
    ...(waiting ? { waiting } : {}),
    ...(request ? { request: { by: request.proposer.name, ...(to ? { to } : {}) } } : {}),
    may: { act: allows('tier.propose', standing), flag: ctx.actor.roles.includes('legal') },
    ...more,
  })
}
