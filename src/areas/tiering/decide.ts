import { and, eq, sql } from 'drizzle-orm'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import type { TierAnswer } from '../../../bot-cards/tiering/answer.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import type { ApprovalId } from '../../kernel/ids.ts'
import { lookAgain } from '../clients/index.ts'
import { lookAnew } from '../escalation/index.ts'

export type TierDecision = {
  clientId: string
  /** What it was proposed to change; the history keeps the tier the client really had. */
  from: Tier | undefined
  /** Undefined: no longer tiered. */
  to: Tier | undefined
  approvalId?: ApprovalId
  /** What the rules said when it was proposed. */
  answer: TierAnswer
  policyVersion: number
}

export type DecidedTier = {
  from: Tier | undefined
  to: Tier | undefined
  effectiveFrom: string
  holds: boolean
}

/**
 * Writes down an approved decision (制度二(四)). A client that has no tier holds its first one from the day of the
 * decision: it is a key account from then on, and its duties of the period already running are for the rule of partial
 * periods. Any other change governs the next half-year and waits until it begins, so that no duty arises backwards.
 * A decision that leaves the tier as it is is kept as history. Whatever waited before is dropped: the last decision
 * counts. Locks the client, so that two decisions come one after the other.
 * @throws when there is no such client
 */
export async function decideTier(ctx: EventCtx, decision: TierDecision): Promise<DecidedTier> {
  const { tx, at } = ctx
  const { clientId, to } = decision
  const from = await lockTier(tx, clientId)
  const today = dayOf(at, ctx.deps.zone)
  const first = from === undefined && to !== undefined
  const holds = first || from === to
  const effectiveFrom = first ? today : nextHalfStart(today)
  const dropped = await tx
    .update(tierChanges)
    .set({ status: 'dropped' })
    .where(and(eq(tierChanges.clientId, clientId), eq(tierChanges.status, 'waiting')))
    .returning({ id: tierChanges.id })
  for (const { id } of dropped)
    await audit(ctx, {
      action: 'tiering.drop',
      entity: 'tier_change',
      entityId: id,
      before: { status: 'waiting' },
      after: { status: 'dropped' },
    })
  const id = ctx.deps.ids.mint('tier_change', at)
  await tx.insert(tierChanges).values({
    id,
    clientId,
    fromTier: from ?? null,
    toTier: to ?? null,
    effectiveFrom,
    status: holds ? 'applied' : 'waiting',
    approvalId: decision.approvalId ?? null,
    policyVersion: decision.policyVersion,
    answer: decision.answer,
    decidedAt: at,
    appliedAt: holds ? at : null,
  })
  await audit(ctx, {
    action: 'tiering.decide',
    entity: 'tier_change',
    entityId: id,
    before: { tier: from ?? null },
    after: { client: clientId, tier: to ?? null, from: effectiveFrom, policy: decision.policyVersion },
  })
  if (first) await setTier(ctx, { clientId, from, to, since: effectiveFrom })
  return { from, to, effectiveFrom, holds }
}

/** The client's tier in force, its row locked until the transaction ends. */
export async function lockTier(tx: Tx, clientId: string): Promise<Tier | undefined> {
  const [row] = await tx
    .select({ tier: clients.tier })
    .from(clients)
    .where(eq(clients.id, clientId))
    .for('update')
  if (!row) throw new Error('a tier was decided for a client that does not exist')
  return tiers.find((tier) => tier === row.tier)
}

/** Puts a tier in force; the client's row is locked already. */
export async function setTier(
  ctx: EventCtx,
  change: { clientId: string; from: Tier | undefined; to: Tier | undefined; since: string },
): Promise<void> {
  const { clientId, from, to, since } = change
  await ctx.tx
    .update(clients)
    .set({ tier: to ?? null, tierSince: to ? since : null, version: sql`${clients.version} + 1` })
    .where(eq(clients.id, clientId))
  await audit(ctx, {
    action: 'tiering.apply',
    entity: 'client',
    entityId: clientId,
    before: { tier: from ?? null },
    after: { tier: to ?? null, since },
  })
  await lookAgain(ctx.tx, { clientId, at: ctx.at })
  // A strategic client is answered in half the time.
  await lookAnew(ctx.tx, ctx.at, clientId)
}
