import { and, count, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { itemStatuses } from '../../../bot-cards/review/views.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'

/** How many items of a round everybody has in each state, and whether they were nudged since `today` began. */
export async function tallyOf(tx: Tx, roundId: string, today: Date) {
  const rows = await tx
    .select({
      personId: reviewItems.proposerId,
      name: people.name,
      status: reviewItems.status,
      count: count(),
      nudged: sql<boolean>`coalesce(bool_or(${reviewItems.nudgedAt} >= ${today.toISOString()}::timestamptz), false)`,
    })
    .from(reviewItems)
    .innerJoin(people, eq(people.id, reviewItems.proposerId))
    .where(eq(reviewItems.roundId, roundId))
    .groupBy(reviewItems.proposerId, people.name, reviewItems.status)
  return rows.map((row) => ({
    ...row,
    status: itemStatuses.find((one) => one === row.status) ?? ('open' as const),
  }))
}

/** How many of a round's items came from the round before. */
export async function carriedInto(tx: Tx, roundId: string): Promise<number> {
  return tx.$count(
    reviewItems,
    and(eq(reviewItems.roundId, roundId), sql`${reviewItems.snapshot} ->> 'carried' = 'true'`),
  )
}

/** Whether anything of a round is still to be done. */
export async function hasUnfinished(tx: Tx, roundId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: reviewItems.id })
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.roundId, roundId),
        sql`${reviewItems.status} <> 'approved'`,
        sql`${reviewItems.status} not in ('dropped', 'carried')`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** How deep a hierarchy is followed. */
const levels = 8

/** Everybody who reports to this person, at any level. */
export async function reportsOf(tx: Tx, openId: string): Promise<Set<string>> {
  const rows = await tx.execute(sql`
    with recursive below(id, open_id, depth) as (
      select ${people.id}, ${people.openId}, 1 from ${people} where ${people.leaderOpenId} = ${openId}
      union
      select p.id, p.open_id, below.depth + 1 from below join ${people} p on p.leader_open_id = below.open_id
      where below.depth < ${levels}
    ) select id from below`)
  return new Set(rowsOf(rows).map((row) => z.object({ id: z.string() }).parse(row).id))
}
