import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { audiences } from '../../../bot-cards/duties/kinds.ts'
import { clientLooks, clients } from '../../../drizzle/schema/clients.ts'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'

const row = z
  .object({
    id: z.string(),
    duty_id: z.string(),
    audience: z.enum(audiences),
    on_day: z.string(),
    send_at: z.string(),
    missed: z.boolean(),
    owed: z.boolean(),
    unsure: z.boolean(),
    said: z.boolean(),
    owner_id: z.string().nullable(),
  })
  .transform(({ duty_id, on_day, send_at, owner_id, ...one }) => ({
    ...one,
    dutyId: duty_id,
    onDay: on_day,
    sendAt: send_at,
    ...(owner_id === null ? {} : { ownerId: owner_id }),
  }))

/**
 * A step whose morning has come. `owed`: its duty is still open; `missed`: it could have been sent on an earlier day, had
 * anybody looked; `unsure`: something about its client has happened that nobody looked at yet, so it waits for that;
 * `said`: a later step said it already, for a worker that died had this one in its hands meanwhile.
 */
export type DueStep = z.output<typeof row>

/** Where a page ended. */
export type After = Pick<DueStep, 'sendAt' | 'id'>

/**
 * Whether anything is due, as a condition that costs one look at an index. Not `send_at <= …`: the planner takes the due
 * for as many as the old and the waiting would have in common by chance, and reads every reminder there ever was.
 */
export const dueBy = (at: Date): SQL =>
  sql`(select min(send_at) from ${reminders} where state = 'pending') <= ${at.toISOString()}::timestamptz`

/** Steps that are due, the longest due first. `today`: a calendar day of the company's zone. */
export async function dueSteps(
  tx: Tx,
  { at, today, after, limit }: { at: Date; today: string; after?: After | undefined; limit: number },
): Promise<DueStep[]> {
  const page = after ? sql`and (r.send_at, r.id) > (${after.sendAt}::timestamptz, ${after.id}::text)` : sql``
  const rows = rowsOf(
    await tx.execute(sql`
      select r.id, r.duty_id, r.audience, r.on_day::text, r.send_at::text,
        r.on_day < ${today}::date and r.changed_at <= r.send_at as missed,
        d.status = 'open' and c.status = 'active' as owed, coalesce(d.holder_id, c.owner_id) as owner_id,
        exists (select 1 from ${clientLooks} l
          where l.client_id = c.id and l.look_at <= ${at.toISOString()}::timestamptz) as unsure,
        exists (select 1 from ${reminders} later where later.duty_id = r.duty_id and later.audience = r.audience
          and later.on_day >= r.on_day and later.state in ('sent', 'seen', 'acted')) as said
      from (
        select * from ${reminders} r where state = 'pending' and send_at <= ${at.toISOString()}::timestamptz ${page}
        order by send_at, id limit ${limit}
      ) r
      join ${duties} d on d.id = r.duty_id
      join ${clients} c on c.id = d.client_id
      order by r.send_at, r.id`),
  )
  return rows.map((raw) => row.parse(raw))
}
