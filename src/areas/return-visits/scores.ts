import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { returnVisits } from '../../../drizzle/schema/returns.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'

const row = z.object({ client_id: z.string(), count: z.int(), mean: z.number() })

/**
 * What these clients scored their return visits and closed tickets, 1 to 5, within `[from, until)`: how often, and the
 * mean. Clients that scored nothing are absent. One statement, however many.
 */
export async function scoresOf(
  tx: Tx,
  clientIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Map<string, { count: number; mean: number }>> {
  const ids = sql`any(${sql.param([...clientIds])}::text[])`
  const [since, end] = [from, until].map((at) => sql`${at.toISOString()}::timestamptz`)
  const rows = rowsOf(
    await tx.execute(sql`
      select client_id, count(*)::int as count, avg(score)::float8 as mean from (
        select client_id, score from ${returnVisits}
        where client_id = ${ids} and at >= ${since} and at < ${end}
        union all
        select client_id, satisfaction from ${tickets}
        where client_id = ${ids} and satisfaction is not null and closed_at >= ${since} and closed_at < ${end}
      ) scored group by client_id`),
  )
  return new Map(
    rows.map((raw) => {
      const { client_id, count, mean } = row.parse(raw)
      return [client_id, { count, mean }]
    }),
  )
}
