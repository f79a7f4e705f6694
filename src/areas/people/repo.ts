import { and, arrayContains, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { type Role, roles, type Staff } from '../../bot/context.ts'
import type { Standing } from '../../bot/door.ts'
import { anyOf } from '../../db/any-of.ts'
import { merged } from '../../db/merged.ts'
import type { Db, Tx } from '../../db/types.ts'
import type { Ids, PersonId } from '../../kernel/ids.ts'

const heldRoles = z.array(z.enum(roles))

/** An outsider may have joined the company meanwhile: asked again after this long. */
const askAgainMs = 3_600_000

const peopleByOpenId = merged(async (tx, openIds: readonly string[]) => {
  const rows = await tx
    .select({
      openId: people.openId,
      id: people.id,
      name: people.name,
      roles: people.roles,
      state: people.state,
      createdAt: people.createdAt,
      ndaVersion: people.ndaVersion,
      ndaUntil: people.ndaUntil,
    })
    .from(people)
    .where(anyOf(people.openId, openIds))
  return openIds.map((openId) => rows.find((row) => row.openId === openId))
})

export async function findPerson(tx: Tx, openId: string, at: Date): Promise<Standing> {
  const row = await peopleByOpenId(tx, openId)
  if (!row) return { state: 'unmet' }
  if (row.state === 'outside' && at.getTime() - row.createdAt.getTime() > askAgainMs)
    return { state: 'unmet' }
  if (row.state !== 'active') return { state: 'outside' }
  return {
    state: 'staff',
    staff: staffOf({ ...row, openId }, at),
  }
}

/**
 * Writes down a member of staff as given, for the demo and for tests. Unless `fromDirectory` is set the roles count as set
 * by an admin, and no night's look at the directory changes them.
 */
export async function savePerson(
  db: Tx,
  ids: Ids,
  at: Date,
  person: {
    openId: string
    name: string
    roles: readonly Role[]
    state: 'active' | 'outside'
    /** Of somebody who signed elsewhere already. */
    ndaVersion?: number
    fromDirectory?: { departmentIds: readonly string[]; leaderOpenId?: string }
  },
): Promise<void> {
  const { openId, name, state, fromDirectory } = person
  const told = {
    name,
    roles: [...person.roles],
    state,
    rolesSet: fromDirectory === undefined,
    departmentIds: [...(fromDirectory?.departmentIds ?? [])],
    leaderOpenId: fromDirectory?.leaderOpenId ?? null,
    ...(person.ndaVersion === undefined ? {} : { ndaVersion: person.ndaVersion }),
    createdAt: at,
  }
  await db
    .insert(people)
    .values({ id: ids.mint('person', at), openId, ...told })
    .onConflictDoUpdate({ target: people.openId, set: told })
}

/** Not one of us, says the directory: remembered, so that it is not asked with every word. */
export async function saveOutsider(db: Tx, ids: Ids, at: Date, openId: string): Promise<void> {
  await db
    .insert(people)
    .values({ id: ids.mint('person', at), openId, name: '', roles: [], state: 'outside', createdAt: at })
    .onConflictDoUpdate({
      target: people.openId,
      set: { name: '', roles: [], state: 'outside', createdAt: at },
    })
}

/** Somebody left the company; undefined when that is known, or they never were one of us. */
export async function markLeft(tx: Tx, openId: string, at: Date): Promise<PersonId | undefined> {
  const [row] = await tx
    .update(people)
    .set({ state: 'left', leftAt: at, version: sql`${people.version} + 1` })
    .where(and(eq(people.openId, openId), eq(people.state, 'active')))
    .returning({ id: people.id })
  return row?.id as PersonId | undefined
}

/** Marks somebody as greeted; false when that was done before. */
export async function markGreeted(tx: Tx, id: PersonId, at: Date): Promise<boolean> {
  const rows = await tx
    .update(people)
    .set({ greetedAt: at })
    .where(and(eq(people.id, id), isNull(people.greetedAt)))
    .returning({ id: people.id })
  return rows.length > 0
}

export async function hasAdmin(db: Db | Tx): Promise<boolean> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.state, 'active'), arrayContains(people.roles, ['admin'])))
    .limit(1)
  return rows.length > 0
}

/** Makes known staff admins, as the configuration says. */
export async function appoint(db: Db, openIds: readonly string[]): Promise<void> {
  if (openIds.length === 0) return
  await db
    .update(people)
    .set({ roles: sql`array_append(array_remove(${people.roles}, 'admin'), 'admin')` })
    .where(and(inArray(people.openId, [...openIds]), eq(people.state, 'active')))
}

export async function giveRole(tx: Tx, id: PersonId, role: Role): Promise<void> {
  await tx
    .update(people)
    .set({ roles: sql`array_append(array_remove(${people.roles}, ${role}), ${role})` })
    .where(eq(people.id, id))
}

/** Colleagues picked on a card, by open_id; those who are not (or no longer) staff known to keqing are left out. */
export async function colleagues(
  tx: Tx,
  openIds: readonly string[],
): Promise<{ id: PersonId; openId: string; name: string }[]> {
  if (openIds.length === 0) return []
  const rows = await tx
    .select({ id: people.id, openId: people.openId, name: people.name })
    .from(people)
    .where(and(anyOf(people.openId, openIds), eq(people.state, 'active')))
  return rows.map((row) => ({ ...row, id: row.id as PersonId }))
}

/** Everybody active with their roles: whom words of a message may mean. */
export async function staffToName(tx: Tx, at: Date): Promise<Staff[]> {
  const rows = await tx.select(staffColumns).from(people).where(eq(people.state, 'active'))
  return rows.map((row) => staffOf(row, at))
}

/** The roles that people hold, or held when they left. */
export async function rolesOf(tx: Tx, ids: readonly string[]): Promise<Role[]> {
  if (ids.length === 0) return []
  const rows = await tx.select({ roles: people.roles }).from(people).where(anyOf(people.id, ids))
  return rows.flatMap((row) => heldRoles.parse(row.roles))
}

/** open_ids a card offers to pick from: `first` in their order, then everybody by name. */
export async function colleaguesToPick(tx: Tx, first: readonly PersonId[], limit = 40): Promise<string[]> {
  const place = sql`array_position(${sql.param([...first])}::text[], ${people.id})`
  const rows = await tx
    .select({ openId: people.openId })
    .from(people)
    .where(eq(people.state, 'active'))
    .orderBy(sql`${place} nulls last`, people.name, people.id)
    .limit(limit)
  return rows.map((row) => row.openId)
}

const staffColumns = {
  id: people.id,
  openId: people.openId,
  name: people.name,
  roles: people.roles,
  ndaVersion: people.ndaVersion,
  ndaUntil: people.ndaUntil,
}
type StaffRow = Pick<typeof people.$inferSelect, keyof typeof staffColumns>

/** A row as somebody who may act. A signature holds until its end, or without one for good. */
const staffOf = (row: StaffRow, at: Date): Staff => ({
  id: row.id as PersonId,
  openId: row.openId,
  name: row.name,
  roles: heldRoles.parse(row.roles),
  nda: row.ndaVersion !== null && (row.ndaUntil === null || at < row.ndaUntil),
})

/** An active member of staff; undefined when there is none of that id, or they left. */
export async function personById(tx: Tx, id: string, at: Date): Promise<Staff | undefined> {
  const [row] = await tx
    .select(staffColumns)
    .from(people)
    .where(and(eq(people.id, id), eq(people.state, 'active')))
  return row && staffOf(row, at)
}

/** Active staff holding a role, by name. */
export async function holdersOf(tx: Tx, role: Role, at: Date): Promise<Staff[]> {
  const rows = await tx
    .select(staffColumns)
    .from(people)
    .where(and(arrayContains(people.roles, [role]), eq(people.state, 'active')))
    .orderBy(people.name, people.id)
  return rows.map((row) => staffOf(row, at))
}

/** The line manager, as far as keqing has met them. */
export async function managerOf(tx: Tx, id: string, at: Date): Promise<Staff | undefined> {
  const boss = alias(people, 'boss')
  const [row] = await tx
    .select({
      id: boss.id,
      openId: boss.openId,
      name: boss.name,
      roles: boss.roles,
      ndaVersion: boss.ndaVersion,
      ndaUntil: boss.ndaUntil,
    })
    .from(people)
    .innerJoin(boss, eq(boss.openId, people.leaderOpenId))
    .where(and(eq(people.id, id), eq(boss.state, 'active')))
  return row && staffOf(row, at)
}

/** Whom somebody named to stand in on this day, whether or not that one is there. */
export async function namedDeputyOf(tx: Tx, id: string, day: string, at: Date): Promise<Staff | undefined> {
  const [row] = await tx
    .select(staffColumns)
    .from(absences)
    .innerJoin(people, eq(people.id, absences.deputyId))
    .where(
      and(
        eq(absences.personId, id),
        eq(absences.status, 'planned'),
        lte(absences.fromDay, day),
        gt(absences.untilDay, day),
        eq(people.state, 'active'),
      ),
    )
    .orderBy(absences.createdAt)
    .limit(1)
  return row && staffOf(row, at)
}
