import type { Area } from '../../bot/define.ts'
import { dueCommand, open as openDue, turn as turnDue } from './due.ts'
import { excuseApproval, openForm as openExcuse, send as sendExcuse } from './excuse.ts'
import { looks } from './look.ts'
import { monthSentence } from './month.ts'
import { myClientsCommand, turn as turnMyClients } from './my-clients.ts'
import {
  end as endPause,
  openForm as openPause,
  pauseApproval,
  pauseCommand,
  send as sendPause,
} from './pause.ts'

export { owedBy } from './due.ts'
export { guessedDuties } from './guessed.ts'
export { doneHeld, dropHeld, type HeldDuty, keepHeld, passHeld } from './held.ts'
export { lookAtDue } from './look.ts'
export { lookAtAll } from './look-at-all.ts'
export type { Days } from './model.ts'
export { loadDuty } from './one.ts'
export { lookWhenPolicyHolds } from './policy-changed.ts'
export { whenHeld } from './recount.ts'
export { excuseOutright, explainOwed, pauseOutright } from './seed.ts'
export { cadenceViews, dutyViews } from './views.ts'

/** What must happen with every key account, judged by what did (制度五(一)). */
export const dutiesArea: Area = {
  commands: [dueCommand, myClientsCommand, pauseCommand],
  sentences: [monthSentence],
  actions: [openDue, turnDue, turnMyClients, openExcuse, sendExcuse, openPause, sendPause, endPause],
  approvals: [excuseApproval, pauseApproval],
  schedules: [looks],
}
