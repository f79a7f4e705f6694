import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { personById } from '../people/index.ts'
import { headOf } from './lead.ts'
import { tellList } from './list.ts'
import { tellProgress } from './progress.ts'
import type { Round } from './rounds.ts'

/** Items looked at in one transaction. */
const batch = 200

type Moved = {
  id: string
  clientId: string
  version: number
  status: string
  merged: boolean
  proposerId: string
  ownerId: string | null
}

/** Unfinished items of a round whose client was merged (or taken apart again), or whose proposer is not its owner any more. */
async function movedItems(tx: Tx, roundId: string): Promise<Moved[]> {
  const owner = alias(people, 'owner')
  const proposer = alias(people, 'proposer')
  return tx
    .select({
      id: reviewItems.id,
      clientId: reviewItems.clientId,
      version: reviewItems.version,
      status: reviewItems.status,
      merged: sql<boolean>`${clients.status} = 'merged'`,
      proposerId: reviewItems.proposerId,
      ownerId: owner.id,
    })
    .from(reviewItems)
    .innerJoin(clients, eq(clients.id, reviewItems.clientId))
    .innerJoin(proposer, eq(proposer.id, reviewItems.proposerId))
    .leftJoin(owner, and(eq(owner.id, clients.ownerId), eq(owner.state, 'active')))
    .where(
      and(
        eq(reviewItems.roundId, roundId),
        // The partial index knows this condition word for word.
        sql`${reviewItems.status} <> 'approved'`,
        inArray(reviewItems.status, ['open', 'returned', 'proposed', 'dropped']),
        or(
          sql`(${clients.status} = 'merged') <> (${reviewItems.status} = 'dropped')`,
          and(
            ne(reviewItems.status, 'dropped'),
            or(and(isNotNull(owner.id), ne(owner.id, reviewItems.proposerId)), ne(proposer.state, 'active')),
          ),
        ),
      ),
    )
    .orderBy(reviewItems.id)
    .limit(batch)
    .for('update', { of: reviewItems, skipLocked: true })
}

/**
 * Follows what happened to the clients of a round: an item moves with its client to the new account owner (nobody: to
 * the head of sales), is dropped when the client was merged, and is open again when that was undone. Cards follow.
 */
export async function keepUp(deps: Deps, at: Date, round: Round): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const ctx: EventCtx = { deps, tx, at, cause: round.id }
    const moved = await movedItems(tx, round.id)
    if (moved.length === 0) return
    const head = await headOf(tx, at)
    const touched = new Set<string>()
    for (const item of moved) {
      const proposerId = item.ownerId ?? (head?.id || item.proposerId)
      const status = item.merged ? 'dropped' : item.status === 'dropped' ? 'open' : item.status
      if (status === item.status && proposerId === item.proposerId) continue
      await tx
        .update(reviewItems)
        .set({ proposerId, status, version: item.version + 1 })
        .where(and(eq(reviewItems.id, item.id), eq(reviewItems.version, item.version)))
      await audit(ctx, {
        action: 'review.follow',
        entity: 'review_item',
        entityId: item.id,
        before: { proposer: item.proposerId, status: item.status },
        after: { proposer: proposerId, status },
      })
      touched.add(item.proposerId).add(proposerId)
    }
    for (const id of touched) {
      const person = await personById(tx, id, at)
      if (person) await tellList(ctx, round, person)
    }
    if (touched.size > 0) await tellProgress(ctx, round)
  })
}
