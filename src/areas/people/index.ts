import { welcomeCard } from '../../../bot-cards/system/welcome.ts'
import { tell } from '../../bot/context.ts'
import type { Area } from '../../bot/define.ts'
import type { Door } from '../../bot/door.ts'
import { claimAdmin } from './claim-admin.ts'
import { cancelPlannedLeave, leaveCommand, openOthersLeave, submitLeaveForm } from './leave.ts'
import { letGo, mayComeBack } from './let-go.ts'
import { look, lookAgain } from './look.ts'
import { meet, meetStranger, turnAway } from './meet.ts'
import { byDirectory, open, peopleCommand, search, set, turn } from './people-command.ts'
import { findPerson, markGreeted } from './repo.ts'
import { nightly, sync } from './sync.ts'

export { deputyOf } from './absences.ts'
export { offerAdminClaim } from './claim-admin.ts'
export { letGo } from './let-go.ts'
export { named } from './names.ts'
export {
  colleagues,
  colleaguesToPick,
  findPerson,
  holdersOf,
  managerOf,
  personById,
  rolesOf,
  savePerson,
  staffToName,
} from './repo.ts'

export { absencesOf, everybody, namesOf, type Person } from './rows.ts'
export { directoryKnown } from './sync.ts'

export const door: Omit<Door, 'askToSign'> = { find: findPerson, meet: meetStranger, turnAway }

/** Who works here, what they are, who leads them and who stands in for them. */
export const peopleArea = (areas: () => readonly Area[]): Area => ({
  commands: [leaveCommand, peopleCommand, claimAdmin],
  actions: [openOthersLeave, submitLeaveForm, cancelPlannedLeave, turn, search, open, set, byDirectory],
  tasks: { 'people.meet': meet, 'people.look': look, 'people.sync': sync(areas) },
  schedules: [nightly],
  events: {
    async chat_entered(ctx) {
      const { actor } = ctx
      if (actor && (await markGreeted(ctx.tx, actor.id, ctx.at)))
        await tell(ctx, actor.openId, welcomeCard.render({ name: actor.name }))
    },
    async user_created(ctx, event) {
      await mayComeBack(ctx.tx, event.openId)
      await lookAgain(ctx, event.openId)
    },
    async user_updated(ctx, event) {
      await lookAgain(ctx, event.openId)
    },
    async user_deleted(ctx, event) {
      await letGo(ctx, event.openId)
    },
  },
})
