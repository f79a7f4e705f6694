import { cancelHandover, closeHandover, discardDrafts } from '../../../bot-cards/handover/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { audit, type EventCtx, refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { personById } from '../people/index.ts'
import { discardDraftsOf } from '../visits/index.ts'
import { bringUpToDate } from './list.ts'
import { inCharge, managed } from './record.ts'
import { changeHandover, type Handover } from './repo.ts'
import { mayCancel } from './rules.ts'
import { drawHandover, tellLeaver, tellManager, tellSuccessor } from './view.ts'

/** Closes a hand-over whose access has ended and whose list is done; else answers it as it is. */
export async function closeIfDone(ctx: EventCtx, handover: Handover): Promise<Handover> {
  const left = (await bringUpToDate(ctx, handover)).filter((one) => one.status !== 'done')
  if (!handover.ended || left.length > 0) return handover
  const now = await changeHandover(ctx.tx, handover, { status: 'closed', closedAt: ctx.at })
  await audit(ctx, {
    action: 'handover.close',
    entity: 'handover',
    entityId: handover.id,
    after: { status: 'closed' },
  })
  return now
}

/** Cannot be closed with anything open (制度四(三)). */
export const close = defineAction(closeHandover, {
  roles: inCharge,
  record: managed,
  async run(ctx, { record: handover }) {
    const now = await closeIfDone(ctx, handover)
    if (now.status !== 'closed') {
      const items = await bringUpToDate(ctx, handover)
      const left = items.filter((one) => one.status !== 'done').length + (handover.ended ? 0 : 1)
      return refused({ code: 'handover_open', params: { left } }, await drawHandover(ctx, handover))
    }
    await tellManager(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.card.closed) },
      card: await drawHandover(ctx, now),
    }
  },
})

/** Called off while nothing moved: offers are void, everything stays where it is. */
export const cancel = defineAction(cancelHandover, {
  roles: inCharge,
  record: managed,
  async run(ctx, { record: handover }) {
    const items = await bringUpToDate(ctx, handover)
    if (!mayCancel(items, handover.ended))
      return refused({ code: 'handover_moved', params: {} }, await drawHandover(ctx, handover))
    const now = await changeHandover(ctx.tx, handover, { status: 'cancelled', closedAt: ctx.at })
    await audit(ctx, {
      action: 'handover.cancel',
      entity: 'handover',
      entityId: handover.id,
      after: { status: 'cancelled' },
    })
    for (const id of new Set(items.flatMap((one) => one.successorId ?? []))) {
      const successor = await personById(ctx.tx, id, ctx.at)
      if (successor) await tellSuccessor(ctx, now, successor)
    }
    await tellLeaver(ctx, now)
    await tellManager(ctx, now)
    return {
      toast: { tone: 'info', text: say((w) => w.handover.card.cancelled) },
      card: await drawHandover(ctx, now),
    }
  },
})

/** Drafts of somebody who can no longer confirm them. While they are here, it is theirs to do. */
export const discard = defineAction(discardDrafts, {
  roles: inCharge,
  record: {
    ...managed,
    closed: (handover) =>
      handover.status === 'open' && handover.ended && handover.kind === 'leave'
        ? undefined
        : { code: 'handover_over', params: {} },
  },
  async run(ctx, { record: handover }) {
    await discardDraftsOf(ctx, handover.person.id)
    const now = await changeHandover(ctx.tx, handover)
    await tellManager(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.card.discarded) },
      card: await drawHandover(ctx, now),
    }
  },
})
