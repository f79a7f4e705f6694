import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { HandoverKind } from '../../../bot-cards/handover/actions.ts'
import { itemKinds } from '../../../bot-cards/handover/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { handoverItems, handovers } from '../../../drizzle/schema/handover.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { Tx } from '../../db/types.ts'
import type { HandoverId, PersonId } from '../../kernel/ids.ts'
import type { Listed } from './rules.ts'

export type Party = { id: PersonId; openId: string; name: string }

export type Handover = {
  id: HandoverId
  person: Party
  manager: Party
  kind: HandoverKind
  lastDay: string
  endsAt: Date
  ended: boolean
  sudden: boolean
  pledged: boolean
  status: 'open' | 'closed' | 'cancelled'
  version: number
  createdAt: Date
}

export type Item = Listed & { entityId: string; client?: string; tier?: Tier }

const manager = alias(people, 'manager')

const select = (tx: Tx) =>
  tx
    .select({
      row: handovers,
      person: { id: people.id, openId: people.openId, name: people.name },
      manager: { id: manager.id, openId: manager.openId, name: manager.name },
    })
    .from(handovers)
    .innerJoin(people, eq(people.id, handovers.personId))
    .innerJoin(manager, eq(manager.id, handovers.managerId))
type Row = Awaited<ReturnType<typeof select>>[number]

const party = (one: Row['person']): Party => ({ ...one, id: one.id as PersonId })

const handoverOf = ({ row, ...who }: Row): Handover => ({
  id: row.id as HandoverId,
  person: party(who.person),
  manager: party(who.manager),
  kind: row.kind === 'transfer' ? 'transfer' : 'leave',
  lastDay: row.lastDay,
  endsAt: row.accessEndsAt,
  ended: row.accessEndedAt !== null,
  sudden: row.sudden,
  pledged: row.pledgeSignedAt !== null,
  status: row.status === 'closed' || row.status === 'cancelled' ? row.status : 'open',
  version: row.version,
  createdAt: row.createdAt,
})

/** One hand-over, locked until the transaction ends: whatever is done to it is done one after the other. */
export async function lockHandover(tx: Tx, id: string): Promise<Handover | undefined> {
  const [row] = await select(tx).where(eq(handovers.id, id)).for('update', { of: handovers })
  return row && handoverOf(row)
}

/** The open hand-over of a person, locked. */
export async function runningOf(tx: Tx, personId: string): Promise<Handover | undefined> {
  const [row] = await select(tx)
    .where(and(eq(handovers.personId, personId), eq(handovers.status, 'open')))
    .for('update', { of: handovers })
  return row && handoverOf(row)
}

/** The open hand-over somebody is in charge of that ends next. */
export async function nextOfManager(tx: Tx, managerId: PersonId): Promise<Handover | undefined> {
  const [row] = await select(tx)
    .where(and(eq(handovers.managerId, managerId), eq(handovers.status, 'open')))
    .orderBy(asc(handovers.accessEndsAt))
    .limit(1)
  return row && handoverOf(row)
}

/** Open hand-overs whose access should have ended: ids, at most `limit`. */
export async function dueToEnd(tx: Tx, at: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: handovers.id })
    .from(handovers)
    .where(
      and(
        sql`${handovers.status} = 'open'`,
        isNull(handovers.accessEndedAt),
        lte(handovers.accessEndsAt, at),
      ),
    )
    .orderBy(asc(handovers.accessEndsAt))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** Writes a change; the version moves on, so that cards drawn before press nothing. */
export async function changeHandover(
  tx: Tx,
  handover: Handover,
  change: Partial<
    Pick<typeof handovers.$inferInsert, 'status' | 'closedAt' | 'accessEndedAt' | 'pledgeSignedAt' | 'sudden'>
  > = {},
): Promise<Handover> {
  const rows = await tx
    .update(handovers)
    .set({ ...change, version: handover.version + 1 })
    .where(and(eq(handovers.id, handover.id), eq(handovers.version, handover.version)))
    .returning({ id: handovers.id })
  if (rows.length === 0) throw new Error(`hand-over ${handover.id} moved on under its own lock`)
  const now = await lockHandover(tx, handover.id)
  if (!now) throw new Error(`hand-over ${handover.id} is gone`)
  return now
}

/** Everything on the list, clients by name. */
export async function itemsOf(tx: Tx, handoverId: string): Promise<Item[]> {
  const rows = await tx
    .select({ row: handoverItems, client: clients.name, tier: clients.tier })
    .from(handoverItems)
    .leftJoin(clients, eq(clients.id, handoverItems.clientId))
    .where(eq(handoverItems.handoverId, handoverId))
    .orderBy(asc(clients.name), asc(handoverItems.id))
  return rows.flatMap(({ row, client, tier }) => {
    const kind = itemKinds.find((one) => one === row.kind)
    if (!kind) return []
    const known = tiers.find((one) => one === tier)
    const status = row.status === 'done' || row.status === 'offered' ? row.status : ('open' as const)
    return {
      id: row.id,
      kind,
      entityId: row.entityId,
      status,
      ...(row.clientId ? { clientId: row.clientId } : {}),
      ...(row.successorId ? { successorId: row.successorId } : {}),
      ...(client ? { client } : {}),
      ...(known ? { tier: known } : {}),
    }
  })
}

/** Moves items on; only what has the status it was seen with. */
export async function changeItems(
  tx: Tx,
  ids: readonly string[],
  change: { status: Item['status']; successorId?: string | null; at: Date },
): Promise<void> {
  if (ids.length === 0) return
  const { status, successorId, at } = change
  await tx
    .update(handoverItems)
    .set({
      status,
      version: sql`${handoverItems.version} + 1`,
      ...(successorId === undefined ? {} : { successorId }),
      ...(status === 'offered' ? { offeredAt: at } : {}),
      doneAt: status === 'done' ? at : null,
    })
    .where(inArray(handoverItems.id, [...ids]))
}
