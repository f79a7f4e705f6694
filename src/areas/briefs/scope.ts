import { and, eq, gt, sql } from 'drizzle-orm'
import { noCalendarCard } from '../../../bot-cards/briefs/no-calendar.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { tell } from '../../bot/context.ts'
import { notYet, once } from '../../bot/once.ts'
import type { Deps } from '../../deps.ts'
import { holdersOf } from '../people/index.ts'

const schedule = 'briefs.calendar_scope'
const key = 'missing'
const isMissing = and(eq(occurrences.schedule, schedule), eq(occurrences.key, key))
/** No call of the calendar was refused, as a condition of `Schedule.waits`. */
export const scopeIsHere = notYet(schedule, key)
const againMs = 6 * 3_600_000

/** The app may not touch the calendar: admins are told once. */
export async function scopeMissing(deps: Deps): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction(async (tx) => {
    if (!(await once(tx, schedule, key, at))) return
    const ctx = { deps, tx, at, cause: 'task:briefs.calendar' }
    const card = noCalendarCard.render({})
    for (const admin of await holdersOf(tx, 'admin', at)) await tell(ctx, admin.openId, card)
  })
  deps.queue.poke('outbox')
}

/** It may again: should the scope be taken away once more, admins are told once more. */
export async function scopeHere(deps: Deps): Promise<void> {
  await deps.db.delete(occurrences).where(isMissing)
}

/** While the scope is missing: every six hours what is still ahead is tried again, so that nobody need do so by hand. */
export async function tryAgain(deps: Deps, at: Date): Promise<void> {
  const [missing] = await deps.db.select({ since: occurrences.at }).from(occurrences).where(isMissing)
  const times = missing ? Math.floor((at.getTime() - missing.since.getTime()) / againMs) : 0
  if (!missing || times < 1) return
  await deps.db.transaction(async (tx) => {
    if (!(await once(tx, 'briefs.calendar_again', `${missing.since.toISOString()} ${times}`, at))) return
    await tx
      .update(planItems)
      .set({ noticedVersion: null })
      .where(
        and(
          sql`${planItems.status} = 'published'`,
          gt(planItems.startAt, at),
          sql`${planItems.eventVersion} is distinct from ${planItems.version}`,
        ),
      )
  })
}
