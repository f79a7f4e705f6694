import { and, eq, ne } from 'drizzle-orm'
import { duties } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { addWorkdays, type WorkCalendar, workdayFrom } from '../../kernel/calendar.ts'
import type { Policy } from '../policy/index.ts'

/**
 * When a return visit should be made: from the first workday of its day on, within the policy's workdays. `guessed`: in a
 * year that has no official list of days off.
 */
export function whenHeld(
  day: string,
  policy: Pick<Policy, 'returns.within_workdays'>,
  calendar: WorkCalendar,
): { from: string; due: string; guessed: boolean } {
  const from = workdayFrom(calendar, day)
  const due = addWorkdays(calendar, from, policy['returns.within_workdays'] - 1)
  return { from, due, guessed: !calendar.knownYears.has(Number(due.slice(0, 4))) }
}

/** A return visit of a client, as a look at that client finds it. */
export type Recounted = { id: string; clientId: string; from: string; due: string; moved: boolean }

/**
 * Counts the open return visits of these clients anew: the calendar or the policy may have changed since. The day they may
 * be made from stays, for it names them; by when, moves.
 */
export async function recountHeld(
  ctx: EventCtx,
  clientIds: readonly string[],
  policy: Policy,
  calendar: WorkCalendar,
): Promise<Recounted[]> {
  const rows = await ctx.tx
    .select()
    .from(duties)
    .where(and(anyOf(duties.clientId, clientIds), eq(duties.status, 'open'), ne(duties.subjectId, '')))
    .orderBy(duties.id)
    .for('update')
  const counted: Recounted[] = []
  for (const row of rows) {
    const { due, guessed } = whenHeld(row.fromDay, policy, calendar)
    const moved = due !== row.dueDay
    if (moved || guessed !== row.guessedCalendar)
      await ctx.tx
        .update(duties)
        .set({ dueDay: due, guessedCalendar: guessed, version: row.version + 1, changedAt: ctx.at })
        .where(eq(duties.id, row.id))
    counted.push({ id: row.id, clientId: row.clientId, from: row.fromDay, due, moved })
  }
  return counted
}
