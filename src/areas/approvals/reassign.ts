import { and, eq } from 'drizzle-orm'
import { approvalSteps } from '../../../drizzle/schema/approvals.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'
import { personById } from '../people/index.ts'
import { show, subjectOf } from './cards.ts'
import { loadRequest } from './load.ts'
import { askAnew } from './look.ts'
import { liveAsks, openStep } from './model.ts'
import { endAsks, writeAsks } from './write.ts'

/**
 * Hands what one approver still has to decide of an open request to another (hand-over, 制度四(三)): their card decides
 * nothing any more, the other gets one; steps still to come that name them go along. Where the other is the proposer,
 * has left or has not signed the NDA, the step is put to whom it names now.
 */
export async function reassign(ctx: EventCtx, id: ApprovalId, from: PersonId, to: PersonId): Promise<void> {
  const request = await loadRequest(ctx, id, { lock: true })
  const step = request && openStep(request)
  if (!request || !step) return
  const heir = await personById(ctx.tx, to, ctx.at)
  const able = heir?.nda === true && heir.id !== request.approval.proposer.id
  if (able)
    await ctx.tx
      .update(approvalSteps)
      .set({ personId: to })
      .where(
        and(
          eq(approvalSteps.approvalId, id),
          eq(approvalSteps.personId, from),
          eq(approvalSteps.status, 'waiting'),
        ),
      )
  const live = liveAsks(request)
  const theirs = live.filter((ask) => ask.person.id === from || ask.for?.id === from)
  if (theirs.length === 0) return
  await endAsks(
    ctx,
    theirs.map((ask) => ask.id),
  )
  const others = live.filter((ask) => !theirs.includes(ask))
  if (able && !others.some((ask) => ask.person.id === to))
    await writeAsks(ctx, { approvalId: id, stepId: step.id }, [{ personId: to }], false)
  else if (others.length === 0) await askAnew(ctx, request, step, others)
  await audit(ctx, {
    action: 'approvals.reassign',
    entity: 'approval',
    entityId: id,
    before: { asked: from },
    after: { asked: able ? to : 'anew' },
  })
  const now = await loadRequest(ctx, id)
  if (!now) return
  const before = new Set(others.map((ask) => ask.person.id))
  const fresh = liveAsks(now).flatMap((ask) => (before.has(ask.person.id) ? [] : [ask.person]))
  await show(ctx, now, await subjectOf(ctx, now), fresh)
}
