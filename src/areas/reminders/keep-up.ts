import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { duties, mornings, reminders } from '../../../drizzle/schema/duties.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../kernel/days.ts'
import { renew } from './renew.ts'

/** People whose cards are drawn anew in one transaction. */
const atOnce = 50

const reader = z
  .object({ id: z.string(), open_id: z.string(), nda: z.boolean() })
  .transform(({ open_id: openId, ...one }) => ({ ...one, openId }))

/** What was sent on a day and stands otherwise by now. */
export const settledOn = (day: string): SQL => sql`
  select r.id, r.sent_to, r.state as before, case when d.status = 'open' then 'seen' else 'acted' end as state
  from ${reminders} r join ${duties} d on d.id = r.duty_id
  where r.sent_on = ${day}::date
    and case when d.status = 'open' then r.state = 'acted' else r.state in ('sent', 'seen') end`

/**
 * Shows on the cards of today what was settled since they were sent (the visit was written down, the excuse accepted),
 * and what is owed again after all. An update of a card disturbs nobody, so that it is made at any hour.
 */
export async function keepUp(deps: Deps, at: Date, signal?: AbortSignal): Promise<void> {
  const day = dayOf(at, deps.zone)
  while (!signal?.aborted) {
    const drawn = await deps.db.transaction(async (tx) => {
      const readers = rowsOf(
        await tx.execute(sql`
          with changed as materialized (
            ${settledOn(day)}
          ), whose as (
            select distinct sent_to from changed order by sent_to limit ${atOnce}
          ), held as materialized (
            -- The card before its lines, as whoever presses locks them.
            select m.person_id from ${mornings} m join whose on whose.sent_to = m.person_id
            where m.day = ${day}::date order by m.person_id for update of m
          ), moved as (
            update ${reminders} r set state = changed.state, changed_at = ${at.toISOString()}::timestamptz
            from changed join held on held.person_id = changed.sent_to
            where r.id = changed.id and r.state = changed.before
            returning r.sent_to
          )
          select distinct p.id, p.open_id,
            p.nda_version is not null and (p.nda_until is null or ${at.toISOString()}::timestamptz < p.nda_until) as nda
          from moved join ${people} p on p.id = moved.sent_to and p.state = 'active'`),
      ).map((raw) => reader.parse(raw))
      await renew({ deps, tx, at, cause: `reminders ${day}` }, readers, day)
      return readers.length
    })
    if (drawn < atOnce) break
  }
}
