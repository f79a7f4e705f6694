import { and, type Column, eq, getTableName, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { disclosures, grants } from '../../../drizzle/schema/access.ts'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { clientFigures, clients } from '../../../drizzle/schema/clients.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { duties, pauses } from '../../../drizzle/schema/duties.ts'
import { handoverItems } from '../../../drizzle/schema/handover.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { returnVisits } from '../../../drizzle/schema/returns.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { assessments, tierChanges } from '../../../drizzle/schema/tiering.ts'
import { actionItems, visits } from '../../../drizzle/schema/visits.ts'
import type { Tx } from '../../db/types.ts'

/** A column that says which client a row belongs to, and which of its rows go along when clients are merged. */
type Attached = {
  table: PgTable
  id: PgColumn
  client: PgColumn
  /** Rows that stay with their record, if any. */
  only?: (kept: string) => SQL | undefined
}

/**
 * Everything that moves with a client. A test finds every column of the schema that names a client and fails when one
 * is neither here nor in `notMoved`.
 */
export const attached: readonly Attached[] = [
  { table: clientFigures, id: clientFigures.id, client: clientFigures.clientId },
  { table: visits, id: visits.id, client: visits.clientId },
  { table: actionItems, id: actionItems.id, client: actionItems.clientId },
  { table: contacts, id: contacts.id, client: contacts.clientId },
  { table: grants, id: grants.id, client: grants.clientId },
  { table: teamSeats, id: teamSeats.id, client: teamSeats.clientId },
  { table: assessments, id: assessments.id, client: assessments.clientId },
  // A change that waits was decided for the other record: it must not come over the kept one.
  {
    table: tierChanges,
    id: tierChanges.id,
    client: tierChanges.clientId,
    only: () => ne(tierChanges.status, 'waiting'),
  },
  // One place per round and client; where both have one, the kept one's counts.
  {
    table: reviewItems,
    id: reviewItems.id,
    client: reviewItems.clientId,
    only: (kept) =>
      sql`not exists (select 1 from ${reviewItems} same where same.round_id = ${reviewItems.roundId} and same.client_id = ${kept})`,
  },
  { table: disclosures, id: disclosures.id, client: disclosures.clientId },
  { table: approvals, id: approvals.id, client: approvals.clientId },
  { table: handoverItems, id: handoverItems.id, client: handoverItems.clientId },
  { table: pauses, id: pauses.id, client: pauses.clientId },
  { table: projects, id: projects.id, client: projects.clientId },
  { table: tickets, id: tickets.id, client: tickets.clientId },
  { table: returnVisits, id: returnVisits.id, client: returnVisits.clientId },
  // What the tier asks for follows from the visits that move; a return visit follows from its ticket or project.
  { table: duties, id: duties.id, client: duties.clientId, only: () => ne(duties.subjectId, '') },
  { table: planItems, id: planItems.id, client: planItems.clientId },
  { table: clients, id: clients.id, client: clients.groupId, only: (kept) => ne(clients.id, kept) },
  // What was merged into the one that goes leads on to the kept one in one step.
  { table: clients, id: clients.id, client: clients.mergedInto },
]

/** Columns that name a client and stay as they are, with the reason. `client_names` moves by itself (merge.ts). */
export const notMoved: Readonly<Record<string, string>> = {
  'client_names.client_id': 'moved by name, for a name both have stays (moveNames)',
  'client_merges.kept_id': 'history of merging',
  'client_merges.gone_id': 'history of merging',
  'visit_revisions.client_id': 'what a visit said before, as it was written',
  'client_looks.client_id': 'said again for both clients',
  'access_log.client_id': 'append-only: what was read, of which record',
}

const nameOf = (table: PgTable, client: Column) => `${getTableName(table)}.${client.name}`

/** Moves every row from one client to another; answers the ids that moved, by table and column. */
export async function moveAll(tx: Tx, from: string, to: string): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {}
  for (const { table, id, client, only } of attached) {
    const rows = await tx
      .update(table)
      .set({ [keyOf(table, client)]: to })
      .where(and(eq(client, from), only?.(to)))
      .returning({ id })
    if (rows.length > 0) moved[nameOf(table, client)] = rows.map((row) => String(row.id))
  }
  return moved
}

/** Moves rows back; what has gone elsewhere since stays where it is. */
export async function moveBack(
  tx: Tx,
  moved: Readonly<Record<string, readonly string[]>>,
  from: string,
  to: string,
): Promise<void> {
  for (const { table, id, client } of attached) {
    const ids = moved[nameOf(table, client)] ?? []
    for (let at = 0; at < ids.length; at += 1000)
      await tx
        .update(table)
        .set({ [keyOf(table, client)]: to })
        .where(and(eq(client, from), inArray(id, ids.slice(at, at + 1000))))
  }
}

/** The name of a column in code, as `set` takes it. */
function keyOf(table: PgTable, column: Column): string {
  const found = Object.entries(table).find(([, one]) => one === column)
  if (!found) throw new Error(`${column.name} is no column of ${getTableName(table)}`)
  return found[0]
}
