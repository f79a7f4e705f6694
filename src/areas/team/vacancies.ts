import { sql } from 'drizzle-orm'
import { seats } from '../../../bot-cards/team/actions.ts'
import { vacanciesCard } from '../../../bot-cards/team/vacancies.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { holdersOf } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { workingNow } from '../workdays/index.ts'
import { leadOf } from './lead.ts'
import { rosterOf } from './repo.ts'
import { reminderOf, vacancies } from './rules.ts'

const name = 'team.vacancies'

/** Whether this reminder is the first of its kind. */
async function claim(ctx: EventCtx, key: string): Promise<boolean> {
  const first = await ctx.tx
    .insert(occurrences)
    .values({ schedule: name, key, at: ctx.at })
    .onConflictDoNothing()
    .returning({ key: occurrences.key })
  return first.length > 0
}

/**
 * Tells the head of sales and the admins when a seat of the company's team that was held stands empty (制度三(一)), and again
 * every week it stays so; on workdays, within working hours.
 */
export const vacancyAlert: Schedule = {
  name,
  // `vacancies` below says it exactly; a company that has not begun with its team has no such seat.
  waits: (at, zone) => sql`exists (select 1 from ${teamSeats} s where s.client_id is null
    and s.from_day <= ${dayOf(at, zone)}::date and s.until_day is distinct from s.from_day
    and not exists (select 1 from ${teamSeats} n join ${people} p on p.id = n.person_id and p.state = 'active'
      where n.client_id is null and n.seat = s.seat and n.from_day <= ${dayOf(at, zone)}::date
        and (n.until_day is null or n.until_day > ${dayOf(at, zone)}::date)))
    or exists (select 1 from ${teamSeats} where client_id is null)
      and not exists (select 1 from ${people} where roles @> '{head_of_sales}' and state = 'active')`,
  async run(deps, at) {
    const today = dayOf(at, deps.zone)
    const { policy } = await policyAt(deps.db, at)
    if (!(await workingNow(deps.db, policy, at, deps.zone))) return
    const roster = await rosterOf(deps.db, undefined, { now: at, zone: deps.zone })
    // Nobody was ever put on a seat: the company has not begun with its team.
    if (roster.length === 0) return
    const empty = vacancies(roster, seats, today)
    const noLead = (await leadOf(deps.db, at)) === undefined
    if (empty.length === 0 && !noLead) return
    await deps.db.transaction(async (tx) => {
      const ctx = { deps, tx, at, cause: name }
      let news = false
      for (const one of empty) if (await claim(ctx, `${one.id} ${reminderOf(one.since, today)}`)) news = true
      if (noLead && (await claim(ctx, `lead ${reminderOf(firstMonday, today)}`))) news = true
      if (!news) return
      const card = vacanciesCard.render({ now: at, zone: deps.zone, noLead, seats: empty })
      for (const { openId } of await recipients(ctx)) await tell(ctx, openId, card)
    })
  },
}

/** A Monday to count weeks from. */
const firstMonday = '2026-01-05'

async function recipients(ctx: EventCtx): Promise<Staff[]> {
  const all = [
    ...(await holdersOf(ctx.tx, 'head_of_sales', ctx.at)),
    ...(await holdersOf(ctx.tx, 'admin', ctx.at)),
  ]
  return all.filter((one, place) => all.findIndex((other) => other.id === one.id) === place)
}
