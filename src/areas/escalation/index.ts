import type { Area } from '../../bot/define.ts'
import { back, still, take } from './press.ts'
import { openDay, rotaCommand, setDay } from './rota.ts'
import { ticketsWatched } from './schedule.ts'

export { lookAtDue } from './engine.ts'
export { lookAnew } from './repo.ts'

/**
 * Tickets' clocks and what follows from them (制度三(二), 七): nudges, misses, the escalation as a promise kept, who is on duty.
 */
export const escalationArea: Area = {
  commands: [rotaCommand],
  actions: [take, still, back, openDay, setDay],
  schedules: [ticketsWatched],
}
