import { recordNoPledge, signPledge } from '../../../bot-cards/handover/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { ndaSignatures } from '../../../drizzle/schema/nda.ts'
import { audit, type Ctx, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { currentDocument } from '../nda/index.ts'
import { inCharge, managed } from './record.ts'
import { changeHandover, changeItems, type Handover, itemsOf, lockHandover } from './repo.ts'
import { drawHandover, drawLeaver, tellManager } from './view.ts'

const over = { code: 'handover_over', params: {} } as const

async function pledgeDone(ctx: Ctx, handover: Handover): Promise<void> {
  const items = await itemsOf(ctx.tx, handover.id)
  const pledge = items.filter((one) => one.kind === 'pledge').map((one) => one.id)
  await changeItems(ctx.tx, pledge, { status: 'done', at: ctx.at })
}

/** The leaver promises to keep secrets afterwards (制度四(三)): append-only proof, like the NDA's. */
export const sign = defineAction(signPledge, {
  roles,
  open: true,
  record: {
    load: (ctx, payload: { handover: string }) => lockHandover(ctx.tx, payload.handover),
    version: (handover: Handover) => (handover.pledged ? 2 : 1),
    forbids: (ctx, handover) =>
      handover.person.id === ctx.actor.id
        ? undefined
        : { code: 'not_yours', params: { who: handover.person.name } },
    closed: (handover) => (handover.status === 'open' ? undefined : over),
    redraw: (ctx, handover) => drawLeaver(ctx, handover),
  },
  async run(ctx, { record: handover }) {
    const id = ctx.deps.ids.mint('signature', ctx.at)
    const { version } = await currentDocument(ctx, 'nda')
    await ctx.tx.insert(ndaSignatures).values({
      id,
      personId: ctx.actor.id,
      kind: 'pledge',
      version,
      messageId: ctx.origin.messageId ?? null,
      signedAt: ctx.at,
    })
    await pledgeDone(ctx, handover)
    const now = await changeHandover(ctx.tx, handover, { pledgeSignedAt: ctx.at })
    await audit(ctx, {
      action: 'handover.pledge',
      entity: 'handover',
      entityId: handover.id,
      after: { signature: id },
    })
    await tellManager(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.leaver.toast) },
      card: await drawLeaver(ctx, now),
    }
  },
})

/** Nobody is there to sign: the manager writes down why. The reason stays in the audit trail. */
export const noPledge = defineAction(recordNoPledge, {
  roles: inCharge,
  record: {
    ...managed,
    closed: (handover) =>
      handover.status === 'open' && handover.ended && !handover.pledged ? undefined : over,
  },
  async run(ctx, { form, record: handover }) {
    const { reason } = form
    if (!reason) {
      const reasonError = say((w) => w.handover.card.reasonMissing)
      return { card: await drawHandover(ctx, handover, { reasonError }) }
    }
    await pledgeDone(ctx, handover)
    await audit(ctx, {
      action: 'handover.no_pledge',
      entity: 'handover',
      entityId: handover.id,
      why: reason,
    })
    const now = await changeHandover(ctx.tx, handover)
    await tellManager(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.card.recorded) },
      card: await drawHandover(ctx, now),
    }
  },
})
