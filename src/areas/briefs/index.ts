import type { Area } from '../../bot/define.ts'
import { calendar } from './calendar.ts'
import { evening } from './evening.ts'
import { held } from './held.ts'
import { log, logFromPlan } from './log.ts'
import { notice } from './notice.ts'
import { send } from './send.ts'

/** What goes with a planned meeting: its place in Lark's calendar, the brief before it, the evening after it. */
export const briefsArea: Area = {
  actions: [log, logFromPlan],
  tasks: { 'briefs.calendar': calendar },
  schedules: [notice, send, held, evening],
}
