import type { Area } from '../../bot/define.ts'
import { calendar } from './calendar.ts'
import { notice } from './notice.ts'

/** What goes with a planned meeting: its place in Lark's calendar, the brief before it, the evening after it. */
export const briefsArea: Area = {
  tasks: { 'briefs.calendar': calendar },
  schedules: [notice],
}
