import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { visitKinds } from '../../../bot-cards/visits/actions.ts'
import { visits } from '../../../drizzle/schema/visits.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import type { VisitId } from '../../kernel/ids.ts'

const row = z.object({
  id: z.string(),
  client: z.string(),
  day: z.string(),
  kind: z.enum(visitKinds),
  executive: z.boolean(),
  also_sync: z.boolean(),
})

/**
 * When and how each of these clients was met: every saved visit from the day `since` on, and of each kind the latest
 * before it. Nothing of what was said. One statement.
 */
export async function touchesOf(tx: Tx, asked: readonly { clientId: string; since: string }[], zone: string) {
  const rows = rowsOf(
    await tx.execute(sql`
      select v.id, v.client_id as client, (v.at at time zone ${zone})::date::text as day, v.kind, v.executive, v.also_sync
      from json_to_recordset(${JSON.stringify(asked.map((one) => ({ c: one.clientId, s: one.since })))}::json)
        as asked(c text, s date)
      cross join lateral (
        (select ${visits}.* from ${visits} where client_id = asked.c and status = 'saved'
          and at >= (asked.s::timestamp at time zone ${zone}))
        union all
        (select distinct on (kind) ${visits}.* from ${visits} where client_id = asked.c and status = 'saved'
          and at < (asked.s::timestamp at time zone ${zone})
          order by kind, at desc)
      ) v
      order by v.at`),
  ).map((raw) => row.parse(raw))
  const touches = new Map<string, ReturnType<typeof touch>[]>()
  for (const one of rows) {
    const list = touches.get(one.client) ?? []
    list.push(touch(one))
    touches.set(one.client, list)
  }
  return touches
}

const touch = ({ id, day, kind, executive, also_sync }: z.output<typeof row>) => ({
  id: id as VisitId,
  day,
  kind,
  executive,
  alsoSync: also_sync,
})
