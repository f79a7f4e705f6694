import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { approvalAsks, approvalSteps, approvals } from '../../../drizzle/schema/approvals.ts'
import type { EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'

/** Requests waiting for the decision of one of these people, or of somebody standing in for them, oldest first. */
export async function waitingForAny(ctx: EventCtx, whom: readonly PersonId[]): Promise<ApprovalId[]> {
  const rows = await ctx.tx
    .selectDistinct({ id: approvals.id, createdAt: approvals.createdAt, proposerId: approvals.proposerId })
    .from(approvalAsks)
    .innerJoin(approvalSteps, eq(approvalSteps.id, approvalAsks.stepId))
    .innerJoin(approvals, eq(approvals.id, approvalAsks.approvalId))
    .where(
      and(
        isNull(approvalAsks.endedAt),
        sql`${approvalSteps.status} = 'open'`,
        or(anyOf(approvalAsks.personId, whom), anyOf(approvalAsks.forId, whom)),
      ),
    )
    .orderBy(asc(approvals.createdAt), asc(approvals.id))
  const [self] = whom
  return rows.flatMap((row) => (row.proposerId === self ? [] : [row.id as ApprovalId]))
}

/** Open requests somebody asked for, oldest first. */
export async function askedBy(ctx: EventCtx, proposerId: PersonId): Promise<ApprovalId[]> {
  const rows = await ctx.tx
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.proposerId, proposerId), sql`${approvals.status} = 'open'`))
    .orderBy(asc(approvals.createdAt), asc(approvals.id))
  return rows.map((row) => row.id as ApprovalId)
}
