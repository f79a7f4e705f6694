import { welcomeCard } from '../../../bot-cards/system/welcome.ts'
import { audit, tell } from '../../bot/context.ts'
import type { Area } from '../../bot/define.ts'
import type { Door } from '../../bot/door.ts'
import { claimAdmin } from './claim-admin.ts'
import { meet, meetStranger, turnAway } from './meet.ts'
import { findPerson, markGreeted, markLeft } from './repo.ts'

export { offerAdminClaim } from './claim-admin.ts'
export {
  colleagues,
  colleaguesToPick,
  deputyOf,
  findPerson,
  holdersOf,
  managerOf,
  personById,
  savePerson,
} from './repo.ts'

export const door: Door = { find: findPerson, meet: meetStranger, turnAway }

export const peopleArea: Area = {
  commands: [claimAdmin],
  tasks: { 'people.meet': meet },
  events: {
    async chat_entered(ctx) {
      const { actor } = ctx
      if (actor && (await markGreeted(ctx.tx, actor.id, ctx.at)))
        await tell(ctx, actor.openId, welcomeCard.render({ name: actor.name }))
    },
    async user_deleted(ctx, event) {
      const id = await markLeft(ctx.tx, event.openId)
      if (id)
        await audit(ctx, { action: 'people.left', entity: 'person', entityId: id, after: { state: 'left' } })
    },
  },
}
