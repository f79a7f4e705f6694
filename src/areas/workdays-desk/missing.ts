import { sql } from 'drizzle-orm'
import { missingYearCard } from '../../../bot-cards/workdays/missing.ts'
import { calendarYears } from '../../../drizzle/schema/workdays.ts'
import { tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { notYet, once } from '../../bot/once.ts'
import { chinaCalendar } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { guessedDuties } from '../duties/index.ts'
import { holdersOf } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt, missingYears, reminderOf, workingNow } from '../workdays/index.ts'

/**
 * Warns the admins of a year without a list of its days off: from the first of November before it, and weekly until there
 * is one; on workdays, within working hours.
 */
export const missingAlert: Schedule = {
  name: 'workdays.missing',
  waits(at, zone) {
    const today = dayOf(at, zone)
    const untold = missingYears(chinaCalendar, today).map(
      (year) => sql`(not exists (select 1 from ${calendarYears} where year = ${year})
        and ${notYet('workdays.missing', `${year} ${reminderOf(year, today)}`)})`,
    )
    return untold.length > 0 ? sql.join(untold, sql` or `) : sql`false`
  },
  async run(deps, at) {
    const today = dayOf(at, deps.zone)
    const years = missingYears(await calendarAt(deps.db), today)
    const [first] = years
    if (first === undefined) return
    const { policy } = await policyAt(deps.db, at)
    if (!(await workingNow(deps.db, policy, at, deps.zone))) return
    await deps.db.transaction(async (tx) => {
      const admins = await holdersOf(tx, 'admin', at)
      // While there is nobody to tell, nothing counts as told.
      if (admins.length === 0) return
      if (!(await once(tx, missingAlert.name, `${first} ${reminderOf(first, today)}`, at))) return
      const ctx = { deps, tx, at, cause: missingAlert.name }
      const card = missingYearCard.render({ years, touched: await guessedDuties(tx) })
      for (const { openId } of admins) await tell(ctx, openId, card)
    })
  },
}
