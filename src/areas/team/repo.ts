import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Seat, seats } from '../../../bot-cards/team/actions.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import type { ClientId, PersonId } from '../../kernel/ids.ts'
import { personById } from '../people/index.ts'
import type { Sitting } from './rules.ts'

/** A row of the roster with the people on it. */
export type SeatHeld = Sitting & {
  clientId?: ClientId
  personId: PersonId
  openId: string
  deputyId?: PersonId
  nda: boolean
  version: number
}

const deputies = alias(people, 'deputy')
const whose = (clientId: string | undefined) =>
  clientId === undefined ? isNull(teamSeats.clientId) : eq(teamSeats.clientId, clientId)
const holding = (day: string) =>
  and(lte(teamSeats.fromDay, day), or(isNull(teamSeats.untilDay), gt(teamSeats.untilDay, day)))

const select = (tx: Tx) =>
  tx
    .select({ row: teamSeats, person: people, deputy: { name: deputies.name, state: deputies.state } })
    .from(teamSeats)
    .innerJoin(people, eq(people.id, teamSeats.personId))
    .leftJoin(deputies, eq(deputies.id, teamSeats.deputyId))

function held(
  { row, person, deputy }: Awaited<ReturnType<typeof select>>[number],
  at: { now: Date; zone: string },
): SeatHeld[] {
  const seat = seats.find((one) => one === row.seat)
  if (!seat) return []
  return [
    {
      id: row.id,
      seat,
      personId: row.personId as PersonId,
      openId: person.openId,
      name: person.name,
      here: person.state === 'active',
      nda: person.ndaVersion !== null && (person.ndaUntil === null || at.now < person.ndaUntil),
      from: row.fromDay,
      version: row.version,
      ...(row.clientId ? { clientId: row.clientId as ClientId } : {}),
      ...(row.untilDay ? { until: row.untilDay } : {}),
      ...(person.leftAt ? { leftOn: dayOf(person.leftAt, at.zone) } : {}),
      ...(row.deputyId ? { deputyId: row.deputyId as PersonId } : {}),
      ...(deputy?.state === 'active' ? { deputy: deputy.name } : {}),
    },
  ]
}

/** The whole roster of a team, past and to come, by seat and day. */
export async function rosterOf(
  tx: Tx,
  clientId: string | undefined,
  at: { now: Date; zone: string },
): Promise<SeatHeld[]> {
  const rows = await select(tx)
    .where(whose(clientId))
    .orderBy(teamSeats.seat, asc(teamSeats.fromDay), teamSeats.id)
  return rows.flatMap((row) => held(row, at))
}

/** One writer of a team at a time, until the transaction ends: a vacant seat has no row to lock. */
export const lockTeam = (tx: Tx, clientId: string | undefined) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`team ${clientId ?? ''}`}))`)

const ending = (day: string) => ({
  untilDay: sql`greatest(${teamSeats.fromDay}, ${day}::date)`,
  version: sql`${teamSeats.version} + 1`,
})
const open = (day: string) => or(isNull(teamSeats.untilDay), gt(teamSeats.untilDay, day))

/** Ends whatever holds on a seat from a day on; what was to begin later never does. */
export async function endFrom(tx: Tx, seat: Seat, clientId: string | undefined, day: string): Promise<void> {
  await tx
    .update(teamSeats)
    .set(ending(day))
    .where(and(eq(teamSeats.seat, seat), whose(clientId), open(day)))
}

export async function insertSeat(
  tx: Tx,
  seat: {
    id: string
    seat: Seat
    clientId?: string
    personId: string
    deputyId?: string
    from: string
    by: string
    at: Date
  },
): Promise<void> {
  await tx.insert(teamSeats).values({
    id: seat.id,
    seat: seat.seat,
    clientId: seat.clientId ?? null,
    personId: seat.personId,
    deputyId: seat.deputyId ?? null,
    fromDay: seat.from,
    createdBy: seat.by,
    createdAt: seat.at,
  })
}

/** Who sits on the account team of a client on a day, and works here. */
export async function accountTeamOf(
  tx: Tx,
  clientId: string,
  day: string,
): Promise<{ seat: Seat; personId: PersonId; openId: string; name: string }[]> {
  const rows = await tx
    .select({ seat: teamSeats.seat, personId: people.id, openId: people.openId, name: people.name })
    .from(teamSeats)
    .innerJoin(people, eq(people.id, teamSeats.personId))
    .where(and(eq(teamSeats.clientId, clientId), holding(day), eq(people.state, 'active')))
    .orderBy(teamSeats.seat, teamSeats.id)
  return rows.flatMap(({ seat: name, personId, ...row }) => {
    const seat = seats.find((one) => one === name)
    return seat ? [{ ...row, seat, personId: personId as PersonId }] : []
  })
}

/** Who holds a seat today: on the client's own team, else on the company's; undefined where nobody there works here. */
export async function seatHolder(
  tx: Tx,
  seat: Seat,
  clientId: string,
  at: Date,
  zone: string,
): Promise<Staff | undefined> {
  const rows = await tx
    .select({ personId: teamSeats.personId })
    .from(teamSeats)
    .where(
      and(
        eq(teamSeats.seat, seat),
        or(eq(teamSeats.clientId, clientId), isNull(teamSeats.clientId)),
        holding(dayOf(at, zone)),
      ),
    )
    .orderBy(sql`${teamSeats.clientId} nulls last`)
  for (const { personId } of rows) {
    const staff = await personById(tx, personId, at)
    if (staff) return staff
  }
  return undefined
}

/** The seats somebody holds on a day, the company's and those of clients. */
export async function seatsHeldBy(
  tx: Tx,
  personId: string,
  day: string,
): Promise<{ id: string; seat: Seat; clientId?: ClientId }[]> {
  const rows = await tx
    .select({ id: teamSeats.id, seat: teamSeats.seat, clientId: teamSeats.clientId })
    .from(teamSeats)
    .where(and(eq(teamSeats.personId, personId), holding(day)))
    .orderBy(teamSeats.id)
  return rows.flatMap((row) => {
    const seat = seats.find((one) => one === row.seat)
    return seat ? [{ id: row.id, seat, ...(row.clientId ? { clientId: row.clientId as ClientId } : {}) }] : []
  })
}

/** Takes somebody off every seat as of a day, and out of every deputy's place; answers the seats they held. */
export async function leaveSeats(
  tx: Tx,
  personId: string,
  day: string,
): Promise<{ id: string; seat: string }[]> {
  await tx
    .update(teamSeats)
    .set({ deputyId: null, version: sql`${teamSeats.version} + 1` })
    .where(and(eq(teamSeats.deputyId, personId), open(day)))
  return tx
    .update(teamSeats)
    .set(ending(day))
    .where(and(eq(teamSeats.personId, personId), open(day)))
    .returning({ id: teamSeats.id, seat: teamSeats.seat })
}
