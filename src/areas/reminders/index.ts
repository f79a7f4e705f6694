import { sql } from 'drizzle-orm'
import type { Area, Schedule } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { dueBy } from './due.ts'
import { keepUp, settledOn } from './keep-up.ts'
import { nudge } from './nudge.ts'
import { seen } from './seen.ts'
import { sendDue } from './send.ts'
import { ask, open, put } from './snooze.ts'
import { undelivered } from './unreachable.ts'
import { watchdog } from './watch.ts'

export { keepUp } from './keep-up.ts'
export { sendDue } from './send.ts'
export { waitingReminders } from './watch.ts'

const sending: Schedule = {
  name: 'reminders.send',
  waits: (at) => sql`${dueBy(at)} or ${undelivered(at)}`,
  async run(deps, at) {
    await sendDue(deps, at)
  },
}

const keeping: Schedule = {
  name: 'reminders.keep_up',
  waits: (at, zone) => sql`exists (${settledOn(dayOf(at, zone))})`,
  run: (deps, at) => keepUp(deps, at),
}

/** Tells people, in time and once, what is owed to their key accounts (制度五(一)). */
export const remindersArea: Area = {
  actions: [open, ask, put, nudge],
  events: { message_read: seen },
  schedules: [sending, keeping, watchdog],
}
