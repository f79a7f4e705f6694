import { and, gte, lt, sql } from 'drizzle-orm'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import { sendEvening } from './evening-card.ts'
import { findHeld } from './held.ts'
import { eveningAt, isQuiet } from './rules.ts'

const schedule = 'briefs.evening'
const keyOf = (ownerId: string, day: string) => `${ownerId} ${day}`

/** Towards the end of the day, everybody whose plan had a meeting today gets 今天的安排, once; not in the quiet time. */
export const evening: Schedule = {
  name: schedule,
  async run(deps, at) {
    const { policy } = await policyAt(deps.db, at)
    const { zone } = deps
    const day = dayOf(at, zone)
    if (at < eveningAt(day, policy, zone) || isQuiet(at, policy, zone)) return
    const from = instantOf(day, '00:00', zone)
    const waiting = await deps.db
      .selectDistinct({ ownerId: planItems.ownerId })
      .from(planItems)
      .where(
        and(
          sql`${planItems.status} = 'published'`,
          gte(planItems.startAt, from),
          lt(planItems.startAt, instantOf(addDays(day, 1), '00:00', zone)),
          sql`not exists (select 1 from ${occurrences} o where o.schedule = ${schedule}
            and o.key = ${planItems.ownerId} || ' ' || ${day})`,
        ),
      )
    if (waiting.length === 0) return
    await deps.db.transaction((tx) => findHeld({ deps, tx, at, cause: `schedule:${schedule}` }, from))
    for (const { ownerId } of waiting)
      await deps.db.transaction(async (tx) => {
        const ctx: EventCtx = { deps, tx, at, cause: `schedule:${schedule}` }
        if (await once(tx, schedule, keyOf(ownerId, day), at)) await sendEvening(ctx, ownerId, day, 'first')
      })
  },
}
