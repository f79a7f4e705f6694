import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import { tierOrNone } from './items.ts'
import { isRise } from './rules.ts'

/** A tiered client a round has no item of yet. */
export type Candidate = {
  id: string
  /** Its account owner, where they are still with us. */
  ownerId?: string
  tier: Tier
  since?: string
  /** The day from which it counts as a key account of this rank; absent: it fell, and is reviewed as ever. */
  joined?: string
  /** The round before did not finish it. */
  carried: boolean
}

/**
 * The next tiered clients behind an id that this round has no item of; `last` is where the next look goes on. Clients
 * and items of one batch in two statements.
 */
export async function candidates(
  tx: Tx,
  round: { id: string; previousId?: string },
  after: string,
  limit: number,
  zone: string,
): Promise<{ rows: Candidate[]; last?: string }> {
  const before = alias(reviewItems, 'before')
  const found = await tx
    .select({
      id: clients.id,
      ownerId: clients.ownerId,
      ownerState: people.state,
      tier: clients.tier,
      since: clients.tierSince,
      createdAt: clients.createdAt,
      carried: sql<boolean>`exists (select 1 from ${reviewItems} ${before} where ${before.roundId} = ${round.previousId ?? ''}
        and ${before.clientId} = ${clients.id} and ${before.status} = 'carried')`,
    })
    .from(clients)
    .leftJoin(people, eq(people.id, clients.ownerId))
    .where(
      and(
        eq(clients.status, 'active'),
        isNotNull(clients.tier),
        gt(clients.id, after),
        sql`not exists (select 1 from ${reviewItems} where ${reviewItems.roundId} = ${round.id} and ${reviewItems.clientId} = ${clients.id})`,
      ),
    )
    .orderBy(asc(clients.id))
    .limit(limit)
  const changed = await lastChanges(
    tx,
    found.map((one) => one.id),
  )
  const rows = found.flatMap(({ id, ownerId, ownerState, tier, since, createdAt, carried }) => {
    const known = tiers.find((one) => one === tier)
    if (!known) return []
    const change = changed.get(id)
    const joined = change
      ? change.rose
        ? dayOf(change.at, zone)
        : undefined
      : (since ?? dayOf(createdAt, zone))
    return [
      {
        id,
        tier: known,
        carried,
        ...(ownerId && ownerState === 'active' ? { ownerId } : {}),
        ...(since ? { since } : {}),
        ...(joined ? { joined } : {}),
      },
    ]
  })
  const last = found.at(-1)?.id
  return last ? { rows, last } : { rows }
}

/** The latest change that made each client's tier what it is: when it was decided, and whether the client rose by it. */
async function lastChanges(
  tx: Tx,
  clientIds: readonly string[],
): Promise<Map<string, { at: Date; rose: boolean }>> {
  if (clientIds.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([tierChanges.clientId], {
      clientId: tierChanges.clientId,
      from: tierChanges.fromTier,
      to: tierChanges.toTier,
      at: tierChanges.decidedAt,
    })
    .from(tierChanges)
    .where(
      and(
        anyOf(tierChanges.clientId, clientIds),
        eq(tierChanges.status, 'applied'),
        sql`${tierChanges.fromTier} is distinct from ${tierChanges.toTier}`,
      ),
    )
    .orderBy(tierChanges.clientId, sql`${tierChanges.decidedAt} desc`)
  return new Map(
    rows.map((row) => [
      row.clientId,
      { at: row.at, rose: isRise(tierOrNone(row.from) ?? null, tierOrNone(row.to) ?? null) },
    ]),
  )
}
