import { say } from '../../../bot-cards/i18n/say.ts'
import { nudgeOwner } from '../../../bot-cards/reminders/actions.ts'
import { nudgeCard } from '../../../bot-cards/reminders/nudge.ts'
import { audit, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { dutyViews } from '../duties/index.ts'
import { policyAt } from '../policy/index.ts'
import { changed, draw, ownMorning, settled } from './line.ts'
import { nudgeKey, nudgeName } from './morning.ts'
import { orgAround } from './org.ts'
import { recipientOf } from './who.ts'

/** Reminds the owner, or who stands in for them, of what is overdue; a duty once a day, whoever presses. */
export const nudge = defineAction(nudgeOwner, {
  roles,
  record: ownMorning,
  async run(ctx, { payload, record }) {
    const { zone } = ctx.deps
    const [duty] = await dutyViews(ctx.tx, { dutyIds: [payload.duty] }, ctx.at, zone)
    const owner = duty?.holder ?? duty?.client.owner
    if (duty?.status !== 'open' || !owner) return settled(ctx, record)
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const org = await orgAround(ctx.tx, [owner.id], policy, ctx.at, zone)
    const to = recipientOf('owner', owner.id, org)
    if (!to?.nda || to.id === ctx.actor.id)
      return refused({ code: 'nudge_nobody', params: { name: owner.name } }, await draw(ctx, record))
    if (!(await once(ctx.tx, nudgeName, nudgeKey(duty.id, record.day), ctx.at)))
      return refused({ code: 'nudged_today', params: { name: owner.name } }, await draw(ctx, record))
    const card = nudgeCard.render({
      now: ctx.at,
      zone,
      by: ctx.actor.name,
      duty,
      instead: to.id !== owner.id,
    })
    await tell(ctx, to.openId, card)
    await audit(ctx, {
      action: 'reminders.nudge',
      entity: 'duty',
      entityId: duty.id,
      after: { person: to.id },
    })
    const text = say((w) => w.reminders.nudge.toast(to.name))
    return { toast: { tone: 'success', text }, card: await changed(ctx, record.day) }
  },
})
