import { type SQL, sql } from 'drizzle-orm'
import { reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import type { Deps } from '../../deps.ts'
import { unreachableCodes } from './org.ts'

/** How far back a card that could not be delivered is taken up again: longer than any holiday, and an outage after it. */
const days = 30

/**
 * A morning's card that Lark refused for good (its reader resigned, stopped the bot, or is out of its range) reached
 * nobody: what it said is due again, and goes to the line manager. Once: what reached somebody stays there.
 */
export async function takeBackUndelivered(deps: Deps, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`
  await deps.db.execute(sql`
    update ${reminders} r set state = 'pending', sent_to = null, sent_on = null, sent_at = null, changed_at = ${now}
    from (${lost(at)}) lost
    where r.sent_to = lost.person and r.sent_on = lost.day and r.state = 'sent'`)
}

/** Whose card of which day reached nobody. */
const lost = (at: Date): SQL => sql`
  select split_part(o.slot, ':', 2) as person, split_part(o.slot, ':', 3)::date as day
  from ${outbox} o
  where o.state = 'refused' and o.slot like 'morning:%' and o.error_code = any(${sql.param(unreachableCodes)}::int[])
    and o.created_at > ${at.toISOString()}::timestamptz - make_interval(days => ${days})
    and not exists (select 1 from ${outbox} s where s.slot = o.slot and s.lane = o.lane and s.state = 'sent')`

/** Whether there is such a card whose steps were not taken back yet, as a condition. */
export const undelivered = (at: Date): SQL => sql`exists (select 1 from (${lost(at)}) lost
  join ${reminders} r on r.sent_to = lost.person and r.sent_on = lost.day and r.state = 'sent')`
