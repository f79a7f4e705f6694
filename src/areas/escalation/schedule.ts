import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { policyVersions } from '../../../drizzle/schema/policy.ts'
import { calendarDays, calendarYears } from '../../../drizzle/schema/workdays.ts'
import type { Schedule } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../kernel/days.ts'
import { quietUntil, spansOf, workingFrom } from '../../kernel/hours.ts'
import { policyAt } from '../policy/index.ts'
import { lockTicket } from '../tickets/index.ts'
import { workHoursAt } from '../workdays/index.ts'
import { release } from './act.ts'
import { lookAtDue } from './engine.ts'
import { roundTheClock } from './model.ts'
import { lookAnew, ticketsWithoutHands, waitsForLook, withoutHands } from './repo.ts'

const termsSchedule = 'escalation.terms'

/** What the times of all tickets are worked out by, as one text: the policy in force, and the calendar's last change. */
const termsNow = (at: Date): SQL => sql`(select concat(
  (select coalesce(max(version), 0) from ${policyVersions} where effective_from <= ${at.toISOString()}::timestamptz), ' ',
  (select md5(coalesce(string_agg(concat(day, own, kind), ',' order by day, own), '')) from ${calendarDays}), ' ',
  (select string_agg(concat(year, imported_at), ',' order by year) from ${calendarYears})))`

const row = z.object({ terms: z.string() })

/** Where the policy or the calendar is another than at the last look, every open ticket's times are worked out again. */
async function followTerms(deps: Deps, at: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [found] = rowsOf(await tx.execute(sql`select ${termsNow(at)} as terms`)).map((raw) =>
      row.parse(raw),
    )
    if (!found || !(await once(tx, termsSchedule, found.terms, at))) return
    await tx
      .delete(occurrences)
      .where(and(eq(occurrences.schedule, termsSchedule), ne(occurrences.key, found.terms)))
    await lookAnew(tx, at)
  })
}

/** Tickets of those who are on leave today or work here no more are free again: at night only the urgent ones. */
async function freeFromAway(deps: Deps, at: Date): Promise<void> {
  const day = dayOf(at, deps.zone)
  const ids = await ticketsWithoutHands(deps.db, day)
  if (ids.length === 0) return
  const { policy } = await policyAt(deps.db, at)
  const hours = await workHoursAt(deps.db, policy, deps.zone)
  const [quiet = { from: '00:00', until: '00:00' }] = spansOf(policy['hours.quiet'])
  const loud = workingFrom(hours, at) <= at && quietUntil(quiet, at, deps.zone) <= at
  for (const id of ids)
    await deps.db.transaction(async (tx) => {
      const ticket = await lockTicket(tx, id)
      if (!ticket?.assigneeId || (!loud && !roundTheClock(ticket.level))) return
      const still = rowsOf(await tx.execute(sql`${withoutHands(day)} and t.id = ${id}`))
      if (still.length > 0) await release({ deps, tx, at, cause: 'escalation.away' }, ticket, 'away')
    })
}

/** The clock of tickets and their escalation. */
export const ticketsWatched: Schedule = {
  name: 'escalation',
  waits: (at, zone) => sql`(${waitsForLook(at)}
    or ${sql`not exists (select 1 from ${occurrences} where schedule = ${termsSchedule} and key = ${termsNow(at)})`}
    or exists (${withoutHands(dayOf(at, zone))}))`,
  async run(deps, at) {
    await followTerms(deps, at)
    await freeFromAway(deps, at)
    await lookAtDue(deps, at)
  },
}
