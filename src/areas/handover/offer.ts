import { offerClients } from '../../../bot-cards/handover/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, type EventCtx, refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { showNda } from '../nda/index.ts'
import { personById } from '../people/index.ts'
import { bringUpToDate } from './list.ts'
import { inCharge, managed, mayTakeThemself } from './record.ts'
import { changeHandover, changeItems, type Handover, type Party } from './repo.ts'
import { givenBy } from './rules.ts'
import { drawHandover, picked, tellManager, tellSuccessor } from './view.ts'

/** Why somebody cannot take over, if so; they are asked to sign at once. Without an NDA no client (制度四(三)). */
export async function cannotTake(ctx: Ctx, leaver: Party, to: Party): Promise<Refusal | undefined> {
  const staff = await personById(ctx.tx, to.id, ctx.at)
  if (!staff) return { code: 'not_found', params: {} }
  if (to.id === ctx.actor.id && !(await mayTakeThemself(ctx, ctx.actor, leaver.id)))
    return { code: 'handover_not_yourself', params: { name: leaver.name } }
  if (staff.nda) return undefined
  await showNda(ctx, staff)
  return { code: 'successor_no_nda', params: { name: to.name } }
}

/** Offers what is still to be given, all of it or the chosen items; answers how many. The successor is told. */
export async function offerTo(
  ctx: EventCtx,
  handover: Handover,
  to: Party,
  chosen: readonly string[],
): Promise<number> {
  const open = givenBy(await bringUpToDate(ctx, handover)).filter((one) => one.status === 'open')
  const given = chosen.length > 0 ? open.filter((one) => chosen.includes(one.id)) : open
  if (given.length === 0) return 0
  await changeItems(
    ctx.tx,
    given.map((one) => one.id),
    { status: 'offered', successorId: to.id, at: ctx.at },
  )
  await audit(ctx, {
    action: 'handover.offer',
    entity: 'handover',
    entityId: handover.id,
    after: { to: to.id, items: given.map((one) => one.id) },
  })
  await tellSuccessor(ctx, handover, to)
  return given.length
}

/** The manager gives clients to a successor, who accepts or declines. */
export const offer = defineAction(offerClients, {
  roles: inCharge,
  record: managed,
  async run(ctx, { form, record: handover }) {
    const to = await picked(ctx, form.successor)
    const wrong = (error: ReturnType<typeof say>) => drawHandover(ctx, handover, { error })
    if (!to) return { card: await wrong(say((w) => w.handover.card.noSuccessor)) }
    if (to.id === handover.person.id) return { card: await wrong(say((w) => w.handover.start.self)) }
    const refusal = await cannotTake(ctx, handover.person, to)
    if (refusal) return refused(refusal, await drawHandover(ctx, handover))
    const count = await offerTo(ctx, handover, to, form.items)
    if (count === 0)
      return refused({ code: 'handover_nothing', params: {} }, await drawHandover(ctx, handover))
    const now = await changeHandover(ctx.tx, handover)
    await tellManager(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.card.offered(count, to.name)) },
      card: await drawHandover(ctx, now),
    }
  },
})
