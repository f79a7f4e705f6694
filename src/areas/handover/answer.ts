import { acceptOffer, declineOffer } from '../../../bot-cards/handover/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { audit, type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { changeOwner, findClient } from '../clients/index.ts'
import { movePlans } from '../plans/index.ts'
import { policyAt } from '../policy/index.ts'
import { insertActionItems, moveSteps } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { bringUpToDate } from './list.ts'
import { changeHandover, changeItems, type Handover, type Item, lockHandover } from './repo.ts'
import { visitDue } from './rules.ts'
import { drawOffer, offeredTo, tellLeaver, tellManager } from './view.ts'

type Offer = { handover: Handover; items: Item[]; mine: Item[] }

/** What a successor was offered. Somebody who was offered nothing learns nothing. */
const offered: PressedRecord<{ handover: string }, Offer> = {
  async load(ctx, payload) {
    const handover = await lockHandover(ctx.tx, payload.handover)
    if (!handover) return undefined
    const items = await bringUpToDate(ctx, handover)
    const known = items.some((one) => one.successorId === ctx.actor.id)
    return known || handover.status === 'cancelled'
      ? { handover, items, mine: offeredTo(items, ctx.actor.id) }
      : undefined
  },
  version: ({ mine }) => mine.length,
  forbids: () => undefined,
  stale: (_ctx, { handover }) =>
    handover.status === 'open' ? { code: 'stale_card', params: {} } : { code: 'handover_over', params: {} },
  closed: ({ handover }) => (handover.status === 'open' ? undefined : { code: 'handover_over', params: {} }),
  redraw: (ctx, { handover }) => drawOffer(ctx, handover, ctx.actor.id),
}

/** A client changes hands: owner, the leaver's steps there and what they had planned; those who matter most get a visit planned. */
async function takeClient(ctx: Ctx, handover: Handover, item: Item, steps: Item[]): Promise<void> {
  const client = item.clientId ? await findClient(ctx.tx, item.clientId) : undefined
  if (!client) return
  if (!(await changeOwner(ctx, client, ctx.actor.id)))
    throw new Error(`client ${client.id} changed while it was handed over`)
  await movePlans(ctx, client.id, { from: handover.person.id, to: ctx.actor.id })
  await moveSteps(
    ctx,
    handover.person.id,
    ctx.actor.id,
    steps.map((one) => one.entityId),
  )
  await changeItems(
    ctx.tx,
    steps.map((one) => one.id),
    { status: 'done', successorId: ctx.actor.id, at: ctx.at },
  )
  if (client.tier !== 'strategic' && client.tier !== 'important') return
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const today = dayOf(ctx.at, ctx.deps.zone)
  await insertActionItems(ctx, { clientId: client.id }, [
    {
      text: say((w) => w.handover.offer.visit(handover.person.name)).zh,
      due: visitDue(await calendarAt(ctx.tx), today, policy['people.handover_visit_days']),
      ownerId: ctx.actor.id,
    },
  ])
}

/** The successor takes over: everything offered, or one of it. Accepting is their signature. */
export const accept = defineAction(acceptOffer, {
  roles,
  record: offered,
  async run(ctx, { payload, record: { handover, items, mine } }) {
    const taken = payload.item === undefined ? mine : mine.filter((one) => one.id === payload.item)
    if (taken.length === 0)
      return refused({ code: 'handover_nothing', params: {} }, await drawOffer(ctx, handover, ctx.actor.id))
    for (const item of taken) {
      if (item.kind === 'step') await moveSteps(ctx, handover.person.id, ctx.actor.id, [item.entityId])
      else {
        const steps = items.filter(
          (one) => one.kind === 'step' && one.status !== 'done' && one.clientId === item.clientId,
        )
        await takeClient(ctx, handover, item, steps)
      }
    }
    await changeItems(
      ctx.tx,
      taken.map((one) => one.id),
      { status: 'done', at: ctx.at },
    )
    await audit(ctx, {
      action: 'handover.accept',
      entity: 'handover',
      entityId: handover.id,
      after: { items: taken.map((one) => one.id) },
    })
    const now = await changeHandover(ctx.tx, handover)
    await tellManager(ctx, now)
    if (!now.ended) await tellLeaver(ctx, now)
    return {
      toast: { tone: 'success', text: say((w) => w.handover.offer.toast(taken.length)) },
      card: await drawOffer(ctx, now, ctx.actor.id),
    }
  },
})

/** Gives back what one cannot take, with the reason for the manager. */
export const decline = defineAction(declineOffer, {
  roles,
  record: offered,
  async run(ctx, { form, record: { handover, mine } }) {
    const { reason } = form
    if (!reason) {
      const error = say((w) => w.handover.offer.reasonMissing)
      return { card: await drawOffer(ctx, handover, ctx.actor.id, { error }) }
    }
    const back = form.items.length > 0 ? mine.filter((one) => form.items.includes(one.id)) : mine
    if (back.length === 0)
      return refused(
        { code: 'handover_nothing', params: {} },
        await drawOffer(ctx, handover, ctx.actor.id, { reason }),
      )
    await changeItems(
      ctx.tx,
      back.map((one) => one.id),
      { status: 'open', successorId: null, at: ctx.at },
    )
    await audit(ctx, {
      action: 'handover.decline',
      entity: 'handover',
      entityId: handover.id,
      after: { by: ctx.actor.id, items: back.map((one) => one.id) },
    })
    await tell(
      ctx,
      handover.manager.openId,
      noticeCard.render({
        tone: 'warning',
        title: say((w) => w.handover.offer.toldTitle(ctx.actor.name)),
        text: say((w, of) => w.handover.offer.told(back.length, handover.person.name, of(same(reason)))),
      }),
    )
    const now = await changeHandover(ctx.tx, handover)
    await tellManager(ctx, now)
    return {
      toast: { tone: 'info', text: say((w) => w.handover.offer.declined) },
      card: await drawOffer(ctx, now, ctx.actor.id),
    }
  },
})
