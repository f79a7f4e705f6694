import { and, eq, gte, lt, ne, sql } from 'drizzle-orm'
import { accessLog } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'

export type OwnersWeek = {
  ownerId: PersonId
  clients: { client: string; name: string; people: number; times: number }[]
  more: number
}

const shown = 5

/** Per owner, which of their clients others looked at in `[since, until)`, the most looked at first. */
export async function seenLastWeek(tx: Tx, since: Date, until: Date): Promise<OwnersWeek[]> {
  const times = sql<number>`count(distinct (${accessLog.actor}, ${accessLog.at}))`.mapWith(Number)
  const rows = await tx
    .select({
      ownerId: clients.ownerId,
      client: clients.id,
      name: clients.name,
      people: sql<number>`count(distinct ${accessLog.actor})`.mapWith(Number),
      times,
    })
    .from(accessLog)
    .innerJoin(clients, eq(clients.id, accessLog.clientId))
    .where(
      and(
        gte(accessLog.at, since),
        lt(accessLog.at, until),
        ne(accessLog.actor, 'system'),
        sql`${accessLog.actor} is distinct from ${clients.ownerId}`,
        sql`${clients.ownerId} is not null`,
      ),
    )
    .groupBy(clients.ownerId, clients.id, clients.name)
    .orderBy(sql`${times} desc`, clients.name)
  const owners = new Map<string, OwnersWeek>()
  for (const { ownerId, ...row } of rows) {
    if (!ownerId) continue
    const week = owners.get(ownerId) ?? { ownerId: ownerId as PersonId, clients: [], more: 0 }
    if (week.clients.length < shown) week.clients.push(row)
    else week.more += 1
    owners.set(ownerId, week)
  }
  return [...owners.values()]
}
