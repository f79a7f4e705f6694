import { and, count, eq, gte, lt, sql } from 'drizzle-orm'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { actionItems, visits } from '../../../drizzle/schema/visits.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { kindOf } from './repo.ts'

/** How often each of these clients was visited in `[from, until)`, by kind. One statement, however many clients. */
export async function visitCounts(
  tx: Tx,
  clientIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Map<string, Partial<Record<VisitKind, number>>>> {
  const rows = await tx
    .select({ clientId: visits.clientId, kind: visits.kind, times: count() })
    .from(visits)
    .where(
      and(
        anyOf(visits.clientId, clientIds),
        eq(visits.status, 'saved'),
        gte(visits.at, from),
        lt(visits.at, until),
      ),
    )
    .groupBy(visits.clientId, visits.kind)
  const counts = new Map<string, Partial<Record<VisitKind, number>>>()
  for (const row of rows)
    counts.set(row.clientId, { ...counts.get(row.clientId), [kindOf(row.kind)]: row.times })
  return counts
}

/** Open next steps of each of these clients, and how many were due before `today`. */
export async function stepCounts(
  tx: Tx,
  clientIds: readonly string[],
  today: string,
): Promise<Map<string, { open: number; late: number }>> {
  const rows = await tx
    .select({
      clientId: actionItems.clientId,
      open: count(),
      late: sql`count(*) filter (where ${actionItems.due} < ${today}::date)`.mapWith(Number),
    })
    .from(actionItems)
    .where(and(anyOf(actionItems.clientId, clientIds), eq(actionItems.status, 'open')))
    .groupBy(actionItems.clientId)
  return new Map(rows.map(({ clientId, ...counts }) => [clientId, counts]))
}

/** Open next steps of one person, how many were due before `today`, and how many of them clients owe us. */
export async function ownStepCounts(
  tx: Tx,
  ownerId: string,
  today: string,
): Promise<{ open: number; late: number; theirs: number }> {
  const [row] = await tx
    .select({
      open: count(),
      late: sql`count(*) filter (where ${actionItems.due} < ${today}::date)`.mapWith(Number),
      theirs: sql`count(*) filter (where ${actionItems.facing} = 'theirs')`.mapWith(Number),
    })
    .from(actionItems)
    .where(and(eq(actionItems.ownerId, ownerId), eq(actionItems.status, 'open')))
  return row ?? { open: 0, late: 0, theirs: 0 }
}
