import { and, asc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { type Role, roles } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'

const heldRoles = z.array(z.enum(roles))

/** Somebody who works here, or did: as an admin sees them. */
export type Person = {
  id: PersonId
  openId: string
  name: string
  roles: Role[]
  rolesSet: boolean
  departmentIds: string[]
  leaderOpenId?: string
  state: 'active' | 'left'
  nda: boolean
  version: number
}

const personOf = (row: typeof people.$inferSelect, at: Date): Person => ({
  id: row.id as PersonId,
  openId: row.openId,
  name: row.name,
  roles: heldRoles.parse(row.roles),
  rolesSet: row.rolesSet,
  departmentIds: row.departmentIds,
  state: row.state === 'left' ? 'left' : 'active',
  nda: row.ndaVersion !== null && (row.ndaUntil === null || at < row.ndaUntil),
  version: row.version,
  ...(row.leaderOpenId ? { leaderOpenId: row.leaderOpenId } : {}),
})

/** Everybody who works here or did, those who are here first; outsiders never. */
export async function everybody(tx: Tx, at: Date): Promise<Person[]> {
  const rows = await tx
    .select()
    .from(people)
    .where(ne(people.state, 'outside'))
    .orderBy(asc(people.state), people.name, people.id)
  return rows.map((row) => personOf(row, at))
}

/** What people are called, by id. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.select({ id: people.id, name: people.name }).from(people).where(anyOf(people.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** One of them, locked until the transaction ends. */
export async function lockPerson(tx: Tx, id: string, at: Date): Promise<Person | undefined> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), ne(people.state, 'outside')))
    .for('update')
  return row && personOf(row, at)
}

/** Sets somebody's roles, or hands them back to the directory; the record's version moves on. */
export async function writeRoles(
  tx: Tx,
  person: Person,
  change: { roles?: readonly Role[]; rolesSet: boolean },
): Promise<void> {
  await tx
    .update(people)
    .set({
      rolesSet: change.rolesSet,
      version: person.version + 1,
      ...(change.roles ? { roles: [...change.roles] } : {}),
    })
    .where(and(eq(people.id, person.id), eq(people.version, person.version)))
}

/** Admins besides one, locked: two who take each other's right at once must not both go through. */
export async function adminsBesides(tx: Tx, id: string): Promise<number> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.state, 'active'), sql`${people.roles} @> array['admin']`))
    .orderBy(people.id)
    .for('update')
  return rows.filter((row) => row.id !== id).length
}

/** A planned absence, `[from, until)`. */
export type Absence = {
  id: string
  personId: PersonId
  deputyId?: PersonId
  from: string
  until: string
  version: number
}

const absenceOf = (row: typeof absences.$inferSelect): Absence => ({
  id: row.id,
  personId: row.personId as PersonId,
  from: row.fromDay,
  until: row.untilDay,
  version: row.version,
  ...(row.deputyId ? { deputyId: row.deputyId as PersonId } : {}),
})

/** What is planned of somebody from a day on, the nearest first. */
export async function absencesOf(tx: Tx, ids: readonly string[], from: string): Promise<Absence[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select()
    .from(absences)
    .where(and(anyOf(absences.personId, ids), eq(absences.status, 'planned'), gt(absences.untilDay, from)))
    .orderBy(absences.fromDay, absences.id)
  return rows.map(absenceOf)
}

/** A planned absence of the same person that shares a day with `[from, until)`. */
export async function overlapping(
  tx: Tx,
  id: string,
  days: { from: string; until: string },
): Promise<Absence | undefined> {
  const [row] = await tx
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.personId, id),
        eq(absences.status, 'planned'),
        lt(absences.fromDay, days.until),
        gt(absences.untilDay, days.from),
      ),
    )
    .limit(1)
  return row && absenceOf(row)
}

export async function lockAbsence(tx: Tx, id: string): Promise<Absence | undefined> {
  const [row] = await tx
    .select()
    .from(absences)
    .where(and(eq(absences.id, id), inArray(absences.status, ['planned'])))
    .for('update')
  return row && absenceOf(row)
}

export async function insertAbsence(
  tx: Tx,
  absence: Omit<Absence, 'version'> & { createdBy: PersonId; at: Date },
): Promise<void> {
  await tx.insert(absences).values({
    id: absence.id,
    personId: absence.personId,
    deputyId: absence.deputyId ?? null,
    fromDay: absence.from,
    untilDay: absence.until,
    createdBy: absence.createdBy,
    createdAt: absence.at,
  })
}

export async function cancelAbsence(tx: Tx, absence: Absence): Promise<void> {
  await tx
    .update(absences)
    .set({ status: 'cancelled', version: absence.version + 1 })
    .where(and(eq(absences.id, absence.id), eq(absences.version, absence.version)))
}
