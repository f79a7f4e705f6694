import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { reminders } from '../../../drizzle/schema/duties.ts'
import type { Schedule } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { workingMinutesBetween } from '../../kernel/hours.ts'
import { policyAt } from '../policy/index.ts'
import { workHoursAt } from '../workdays/index.ts'
import { dueBy } from './due.ts'
import { tellAdmins } from './nobody.ts'

const row = z.object({ count: z.coerce.number(), since: z.coerce.date().nullable() })

/** How many reminders are due and unsent, and for how many minutes of working time the oldest has been. `late`: too long. */
export type Waiting = { count: number; minutes: number; late: boolean }

/** Reminders counted; more are as bad. */
const most = 10_000

/** What is due and unsent (policy `reminders.watchdog_minutes`). One look at an index while nothing is, hence in order. */
export async function waitingReminders(tx: Tx, at: Date, zone: string): Promise<Waiting> {
  const [found] = rowsOf(
    await tx.execute(sql`
      select count(*) as count, min(greatest(send_at, changed_at)) as since
      from (select send_at, changed_at from ${reminders}
        where state = 'pending' and send_at <= ${at.toISOString()}::timestamptz order by send_at limit ${most}) due`),
  ).map((raw) => row.parse(raw))
  if (!found?.since) return { count: 0, minutes: 0, late: false }
  const { policy } = await policyAt(tx, at)
  const hours = await workHoursAt(tx, policy, zone)
  const minutes = Math.max(0, workingMinutesBetween(hours, found.since, at))
  return { count: found.count, minutes, late: minutes > policy['reminders.watchdog_minutes'] }
}

const name = 'reminders.watchdog'
const incident = 'open'

/** Tells the admins, once for each time it happens, that reminders stay unsent. Asked after those that are due were sent. */
export const watchdog: Schedule = {
  name,
  waits: (at) =>
    sql`${dueBy(at)} or exists (select 1 from ${occurrences} where schedule = ${name} and key = ${incident})`,
  async run(deps, at) {
    const { late, count, minutes } = await waitingReminders(deps.db, at, deps.zone)
    if (!late) {
      await deps.db
        .delete(occurrences)
        .where(and(eq(occurrences.schedule, name), eq(occurrences.key, incident)))
      return
    }
    deps.log.error({ reminders: count, minutes: Math.floor(minutes) }, 'reminders stay unsent')
    await deps.db.transaction(async (tx) => {
      if (!(await once(tx, name, incident, at))) return
      const card = noticeCard.render({
        tone: 'error',
        title: say((w) => w.reminders.watchdog.title),
        text: say((w) => w.reminders.watchdog.text(count, Math.floor(minutes))),
      })
      await tellAdmins({ deps, tx, at, cause: name }, card)
    })
  },
}
