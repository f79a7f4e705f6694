import { and, asc, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { ticketSignals, tickets } from '../../../drizzle/schema/tickets.ts'
import { anyOf } from '../../db/any-of.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { type Chain, chain as chainSchema } from './model.ts'

/** A ticket whose time to be looked at has come, locked. */
export type Claimed = {
  id: string
  lookAt: Date
  round: number
  chain: Chain | undefined
  tier: Tier | undefined
}

/** Whether a ticket waits to be looked at: word for word the condition of its index. */
export const waitsForLook = (at: Date): SQL =>
  sql`exists (select 1 from ${tickets} where look_at is not null and look_at <= ${at.toISOString()}::timestamptz)`

/** Takes the next tickets that are due and nobody else holds, in the order of their time, after one of them. */
export async function claimDue(
  tx: Tx,
  at: Date,
  limit: number,
  after?: { lookAt: Date; id: string },
): Promise<Claimed[]> {
  const rows = await tx
    .select({
      id: tickets.id,
      lookAt: tickets.lookAt,
      round: tickets.round,
      chain: tickets.chain,
      clientId: tickets.clientId,
    })
    .from(tickets)
    .where(
      and(
        isNotNull(tickets.lookAt),
        lte(tickets.lookAt, at),
        after &&
          or(
            gt(tickets.lookAt, after.lookAt),
            and(eq(tickets.lookAt, after.lookAt), gt(tickets.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(tickets.lookAt), asc(tickets.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  const tierOf = await tiersOf(
    tx,
    rows.map((row) => row.clientId),
  )
  return rows.flatMap(({ lookAt, clientId, chain, ...row }) =>
    lookAt
      ? [
          {
            ...row,
            lookAt,
            chain: chain === null ? undefined : chainSchema.parse(chain),
            tier: tierOf.get(clientId),
          },
        ]
      : [],
  )
}

async function tiersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Tier>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: clients.id, tier: clients.tier })
    .from(clients)
    .where(anyOf(clients.id, [...new Set(ids)]))
  return new Map(
    rows.flatMap(({ id, tier }) => {
      const known = tiers.find((one) => one === tier)
      return known ? [[id, known] as const] : []
    }),
  )
}

/** What was done before for tickets, in the round each is in. */
export type Signal = { ticketId: string; name: string; at: Date; toldIds: readonly string[] }

/** Signals of several tickets, by ticket and round. */
export async function signalsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Signal[]>> {
  const rows = await tx
    .select({
      ticketId: ticketSignals.ticketId,
      round: ticketSignals.round,
      name: ticketSignals.name,
      at: ticketSignals.at,
      toldIds: ticketSignals.toldIds,
    })
    .from(ticketSignals)
    .where(anyOf(ticketSignals.ticketId, ids))
    .orderBy(asc(ticketSignals.at))
  const all = new Map<string, Signal[]>()
  for (const { round, ...row } of rows) {
    const key = `${row.ticketId} ${round}`
    all.set(key, [...(all.get(key) ?? []), row])
  }
  return all
}

export type NewSignal = {
  ticketId: string
  round: number
  name: string
  at: Date
  dueAt: Date | null
  toldIds: string[]
}

/** Keeps what was done: once each, in the transaction that did it. */
export async function keepSignals(tx: Tx, rows: readonly NewSignal[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(ticketSignals)
      .values([...rows])
      .onConflictDoNothing()
}

export type Looked = {
  id: string
  lookAt: Date | null
  dueAt: Date | null
  dueClock: string | null
  chain: Chain | null
}

/** Writes when each is looked at next, its nearest deadline and its escalation, in one statement. */
export async function saveLooked(tx: Tx, rows: readonly Looked[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    update ${tickets} t set look_at = one.look_at, due_at = one.due_at, due_clock = one.due_clock, chain = one.chain
    from json_to_recordset(${JSON.stringify(
      rows.map(({ lookAt, dueAt, dueClock, ...row }) => ({
        ...row,
        look_at: lookAt,
        due_at: dueAt,
        due_clock: dueClock,
      })),
    )}::json) as one(id text, look_at timestamptz, due_at timestamptz, due_clock text, chain jsonb)
    where t.id = one.id`)
}

const openStates = sql.raw(
  "status in ('new', 'acknowledged', 'scheduled', 'on_site', 'resolved', 'confirmed')",
)

/** Has open tickets looked at anew, all or a client's: their times are worked out again from what now holds. */
export async function lookAnew(tx: Tx, at: Date, clientId?: string): Promise<void> {
  await tx.execute(sql`
    update ${tickets} set look_at = ${at.toISOString()}::timestamptz
    where ${openStates} and (look_at is null or look_at > ${at.toISOString()}::timestamptz)
      ${clientId === undefined ? sql`` : sql`and client_id = ${clientId}`}`)
}

/** Open tickets whose assignee is away on a day, or works here no more. */
export const withoutHands = (day: string): SQL => sql`
  select t.id from ${tickets} t
  where t.status in ('new', 'acknowledged', 'scheduled', 'on_site') and t.${openStates} and t.assignee_id in (
    select a.person_id from absences a where a.status = 'planned' and a.from_day <= ${day}::date and ${day}::date < a.until_day
    union all select p.id from people p where p.state <> 'active')`

const idRow = z.object({ id: z.string() })

export const ticketsWithoutHands = async (tx: Tx, day: string): Promise<string[]> =>
  rowsOf(await tx.execute(sql`${withoutHands(day)} order by t.id limit 200`)).map(
    (raw) => idRow.parse(raw).id,
  )
