import type { Area } from '../../bot/define.ts'
import { accessApproval, ask, submit } from './ask.ts'
import { end } from './end.ts'
import { schedules } from './schedules.ts'
import { older, openSeen, seenByCommand } from './seen-by.ts'

export { type ChainFault, verifyChain } from './chain.ts'
export { endGrant, grant, grantsOf, letInUntil } from './grants.ts'

/** Need-to-know (制度四(三)): asking for leave to see a client, ending it, and who saw what, in a chain. */
export const accessArea: Area = {
  commands: [seenByCommand],
  actions: [ask, submit, end, openSeen, older],
  approvals: [accessApproval],
  schedules,
}
