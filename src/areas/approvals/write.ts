import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { approvalAsks, approvalSteps, approvals } from '../../../drizzle/schema/approvals.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import type { Request, Step } from './model.ts'
import type { Asked } from './rules.ts'

/**
 * The request was changed by another work of the same shared transaction (`bot/together.ts`), where row locks part
 * nothing: that transaction is given up and each of its works is run again alone.
 */
class MovedOn extends Error {
  constructor(id: string) {
    super(`request ${id} moved on`)
    this.name = 'MovedOn'
  }
}

/** How the open step is left. */
export type StepEnd = {
  status: 'approved' | 'returned' | 'skipped'
  by?: PersonId | undefined
  for?: PersonId | undefined
  note?: string | undefined
}

/** What becomes of the whole request. */
export type RequestEnd = 'approved' | 'returned' | 'withdrawn' | 'void'

/**
 * Leaves the open step for good and moves the request on, where both still are as loaded: to step `next`, or to its
 * end. Everybody asked at the step is asked no more.
 * @throws MovedOn when somebody else was first
 */
export async function leaveStep(
  ctx: EventCtx,
  request: Request,
  step: Step,
  end: StepEnd,
  to: { next: number } | { end: RequestEnd },
): Promise<void> {
  const { approval } = request
  const { note } = end
  const isOpen = eq(approvals.status, 'open')
  const moved = ctx.tx
    .update(approvals)
    .set({
      version: approval.version + 1,
      ...('next' in to ? { step: to.next } : { status: to.end, decidedAt: ctx.at }),
    })
    .where(and(eq(approvals.id, approval.id), eq(approvals.version, approval.version), isOpen))
    .returning({ id: approvals.id })
    .execute()
  const left = ctx.tx
    .update(approvalSteps)
    .set({
      status: end.status,
      decidedBy: end.by ?? null,
      decidedFor: end.for ?? null,
      decidedAt: ctx.at,
      note: note === undefined ? null : ctx.deps.vault.seal(placeOf(approvalSteps.note, step.id), note),
      nextAt: null,
    })
    .where(and(eq(approvalSteps.id, step.id), eq(approvalSteps.status, 'open')))
    .returning({ id: approvalSteps.id })
    .execute()
  const asked = ctx.tx
    .update(approvalAsks)
    .set({ endedAt: ctx.at })
    .where(and(eq(approvalAsks.stepId, step.id), isNull(approvalAsks.endedAt)))
    .execute()
  const [movedRows, leftRows] = await Promise.all([moved, left, asked])
  if (movedRows.length === 0 || leftRows.length === 0) throw new MovedOn(approval.id)
}

/** Steps nobody need decide, because whoever could said yes before. */
export async function skipSteps(ctx: EventCtx, steps: readonly Step[], by: PersonId): Promise<void> {
  if (steps.length === 0) return
  await ctx.tx
    .update(approvalSteps)
    .set({ status: 'skipped', decidedBy: by, decidedAt: ctx.at })
    .where(
      inArray(
        approvalSteps.id,
        steps.map((step) => step.id),
      ),
    )
}

/** Puts a waiting step to those who are to decide it. */
export async function putStep(ctx: EventCtx, stepId: string, nextAt: Date): Promise<void> {
  await ctx.tx
    .update(approvalSteps)
    .set({ status: 'open', askedAt: ctx.at, nextAt })
    .where(eq(approvalSteps.id, stepId))
}

/** Writes down who is asked. */
export async function writeAsks(
  ctx: EventCtx,
  at: { approvalId: string; stepId: string },
  asked: readonly Asked[],
  escalated: boolean,
): Promise<void> {
  if (asked.length === 0) return
  await insertMany(
    ctx.tx,
    approvalAsks,
    asked.map(({ personId, forId }) => ({
      id: ctx.deps.ids.mint('approval_ask', ctx.at),
      ...at,
      personId,
      forId: forId ?? null,
      as: escalated ? 'escalated' : forId ? 'deputy' : 'asked',
      askedAt: ctx.at,
    })),
  )
}

/** Ends asks; they decide nothing any more. */
export async function endAsks(ctx: EventCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .update(approvalAsks)
    .set({ endedAt: ctx.at })
    .where(and(inArray(approvalAsks.id, [...ids]), isNull(approvalAsks.endedAt)))
}

/** Notes what was done about a waiting step, where nobody else did meanwhile. False: they did. */
export async function noteLook(
  ctx: EventCtx,
  step: Step,
  done: { nextAt: Date; reminded: number; escalated: boolean },
): Promise<boolean> {
  const rows = await ctx.tx
    .update(approvalSteps)
    .set(done)
    .where(
      and(
        eq(approvalSteps.id, step.id),
        eq(approvalSteps.status, 'open'),
        sql`${approvalSteps.nextAt} is not distinct from ${step.nextAt?.toISOString() ?? null}::timestamptz`,
      ),
    )
    .returning({ id: approvalSteps.id })
  return rows.length > 0
}
