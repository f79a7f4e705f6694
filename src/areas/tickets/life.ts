import type { Move, Status } from '../../../bot-cards/tickets/kinds.ts'
import type { Right } from '../../rights/table.ts'

const always: readonly Move[] = ['escalate', 'comment', 'correct', 'merge', 'split', 'cancel']

/** What may be done with a ticket in each state, its clocks running. */
const allowed: Record<Status, readonly Move[]> = {
  new: ['take', 'assign', 'schedule', 'arrive', 'resolve', 'pause', ...always],
  acknowledged: ['take', 'schedule', 'arrive', 'resolve', 'pause', 'assign', ...always],
  scheduled: ['take', 'arrive', 'schedule', 'resolve', 'pause', 'assign', ...always],
  on_site: ['take', 'resolve', 'schedule', 'pause', 'assign', ...always],
  resolved: ['confirm', 'close', 'reopen', 'comment', 'correct', 'split'],
  confirmed: ['close', 'reopen', 'comment', 'correct', 'split'],
  closed: ['reopen', 'comment'],
  cancelled: [],
  merged: [],
}

/**
 * What may be done with a ticket as it stands (the presser's right is another matter: `moveRight`). What somebody has taken
 * is not taken again: they pass it on. A paused one may also go on; whoever does something about it ends the pause.
 */
export function movesOf(ticket: { status: Status; waiting?: string; assigneeId?: string }): readonly Move[] {
  const had = ticket.assigneeId !== undefined && ticket.status !== 'new'
  const moves = allowed[ticket.status].filter((one) => one !== 'take' || !had)
  return ticket.waiting && moves.includes('pause')
    ? ['resume', ...moves.filter((one) => one !== 'pause')]
    : moves
}

/** What each move takes towards the client: working on a ticket, or passing on what is said of it. */
export const moveRight: Record<Move, Right> = {
  take: 'ticket.work',
  schedule: 'ticket.work',
  arrive: 'ticket.work',
  resolve: 'ticket.work',
  pause: 'ticket.work',
  resume: 'ticket.work',
  assign: 'ticket.work',
  merge: 'ticket.work',
  split: 'ticket.work',
  confirm: 'ticket.report',
  close: 'ticket.work',
  reopen: 'ticket.report',
  escalate: 'ticket.report',
  comment: 'ticket.report',
  correct: 'ticket.report',
  cancel: 'ticket.report',
}
