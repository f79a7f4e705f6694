import type { Area } from '../../bot/define.ts'
import { ticketFile } from './files.ts'
import { send, tap } from './make-move.ts'
import { open } from './move-form.ts'
import { openCard, phone } from './open.ts'
import { solvedSentence } from './solved-sentence.ts'
import { take } from './take.ts'
import { ticketThread } from './thread.ts'
import { agree } from './thread-agree.ts'
import { threadRecalled } from './thread-recalled.ts'
import { archiveCommand, ticketsCommand, turn } from './ticket-command.ts'

export { type Deadline, deadlinesOf, nextDeadline, runsOut, type Targets, targetsOf } from './clock.ts'
export { openTicket, writeTicket } from './create.ts'
export { groupGone } from './gone.ts'
export { addGroup, dropGroup, groupsOf, isServiceGroup } from './groups.ts'
export { happen } from './happen.ts'
export { replay, type Standing } from './history.ts'
export { movesOf } from './life.ts'
export { eventsOfAll, ticketsIn } from './many.ts'
export type { Happening, TicketEvent, TicketHead } from './model.ts'
export { openTicketsNear } from './near.ts'
export { openTicketsOf } from './of-client.ts'
export { ticketFor } from './record.ts'
export { bodyOf, findTicket, lockTicket, solutionOf } from './repo.ts'
export { showTicket, ticketSlot } from './show.ts'
export { drawTicket } from './view.ts'

/** What clients ask after-sales for, from the first call to the client's word that it is done (制度三(二), 七). */
export const ticketsArea: Area = {
  commands: [ticketsCommand, archiveCommand],
  actions: [take, tap, open, send, openCard, phone, turn, agree],
  sentences: [solvedSentence],
  thread: ticketThread,
  events: { recalled: threadRecalled },
  files: { tickets: ticketFile },
}
