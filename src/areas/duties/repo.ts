import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { dutyKinds } from '../../../bot-cards/duties/kinds.ts'
import { tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties, pauses } from '../../../drizzle/schema/duties.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { VisitId } from '../../kernel/ids.ts'
import type { Days, Ground } from './model.ts'
import type { DutyRow, DutyStatus } from './reconcile.ts'

const statuses = ['open', 'done', 'excused', 'dropped'] as const satisfies readonly DutyStatus[]

/** A value of a closed list as the database keeps it. */
function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((one) => one === value)
  if (found === undefined) throw new Error(`a duty row says ${value}`)
  return found
}

type Row = typeof duties.$inferSelect

/** A row of the table as the rules see it. */
export const dutyRow = (row: Row): DutyRow => ({
  id: row.id,
  kind: oneOf(dutyKinds, row.kind),
  tier: oneOf(tiers, row.tier),
  from: row.fromDay,
  until: row.untilDay,
  due: row.dueDay,
  needed: row.needed,
  rolling: row.rolling,
  visitIds: row.visitIds as VisitId[],
  status: oneOf(statuses, row.status),
  version: row.version,
  ...(row.doneDay ? { doneDay: row.doneDay } : {}),
})

/** Tier, and its first day, of each of these clients; none for one that was merged away. The rows are locked, in order. */
export async function lockTiers(
  tx: Tx,
  clientIds: readonly string[],
): Promise<Map<string, NonNullable<Ground['tier']>>> {
  const rows = await tx
    .select({ id: clients.id, tier: clients.tier, since: clients.tierSince, status: clients.status })
    .from(clients)
    .where(anyOf(clients.id, clientIds))
    .orderBy(clients.id)
    .for('no key update')
  return new Map(
    rows.flatMap(({ id, tier, since, status }) =>
      tier && since && status === 'active' ? [[id, { tier: oneOf(tiers, tier), since }] as const] : [],
    ),
  )
}

/** The duties of these clients that a look back to `since` may change. */
export async function dutiesSince(
  tx: Tx,
  clientIds: readonly string[],
  since: string,
): Promise<Map<string, DutyRow[]>> {
  const rows = await tx
    .select()
    .from(duties)
    .where(
      and(
        anyOf(duties.clientId, clientIds),
        or(gt(duties.untilDay, since), and(eq(duties.rolling, true), isNull(duties.doneDay))),
      ),
    )
    .orderBy(duties.clientId, duties.fromDay)
  return byClient(rows, (row) => row.clientId, dutyRow)
}

/** Approved pauses of these clients that end after `since`. */
export async function pausesOf(
  tx: Tx,
  clientIds: readonly string[],
  since: string,
): Promise<Map<string, Days[]>> {
  const rows = await tx
    .select({ clientId: pauses.clientId, from: pauses.fromDay, until: pauses.untilDay })
    .from(pauses)
    .where(
      and(
        anyOf(pauses.clientId, clientIds),
        sql`${pauses.status} in ('active', 'ended')`,
        gt(pauses.untilDay, since),
      ),
    )
    .orderBy(pauses.fromDay)
  return byClient(
    rows,
    (row) => row.clientId,
    ({ from, until }) => ({ from, until }),
  )
}

function byClient<R, V>(
  rows: readonly R[],
  client: (row: R) => string,
  value: (row: R) => V,
): Map<string, V[]> {
  const map = new Map<string, V[]>()
  for (const row of rows) {
    const one = map.get(client(row))
    if (one) one.push(value(row))
    else map.set(client(row), [value(row)])
  }
  return map
}
