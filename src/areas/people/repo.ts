import { and, arrayContains, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '../../../drizzle/schema/people.ts'
import { type Role, roles, type Staff } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { merged } from '../../db/merged.ts'
import type { Db, Tx } from '../../db/types.ts'
import type { Ids, PersonId } from '../../kernel/ids.ts'

const heldRoles = z.array(z.enum(roles))

/**
 * How an open_id stands with the company: staff; unmet (never looked up, or looked up too long ago as an outsider);
 * outside (not in the directory, or left the company).
 */
export type Standing = { state: 'staff'; staff: Staff } | { state: 'unmet' } | { state: 'outside' }

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
    staff: { id: row.id as PersonId, openId, name: row.name, roles: heldRoles.parse(row.roles) },
  }
}

/** Writes down what the directory said of an open_id. Never asked for somebody who left: they stay outside. */
export async function savePerson(
  db: Tx,
  ids: Ids,
  at: Date,
  person: { openId: string; name: string; roles: readonly Role[]; state: 'active' | 'outside' },
): Promise<void> {
  const { openId, name, state } = person
  await db
    .insert(people)
    .values({ id: ids.mint('person', at), openId, name, roles: [...person.roles], state, createdAt: at })
    .onConflictDoUpdate({
      target: people.openId,
      set: { name, state, roles: [...person.roles], createdAt: at },
    })
}

export async function markLeft(tx: Tx, openId: string): Promise<PersonId | undefined> {
  const [row] = await tx
    .update(people)
    .set({ state: 'left' })
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

/** A colleague picked on a card, by open_id; undefined when not (or no longer) staff known to keqing. */
export async function colleague(tx: Tx, openId: string): Promise<{ id: PersonId; name: string } | undefined> {
  const [row] = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.openId, openId), eq(people.state, 'active')))
  return row && { id: row.id as PersonId, name: row.name }
}

export async function personById(tx: Tx, id: PersonId): Promise<Staff | undefined> {
  const [row] = await tx
    .select({ openId: people.openId, name: people.name, roles: people.roles })
    .from(people)
    .where(and(eq(people.id, id), eq(people.state, 'active')))
  return row && { id, openId: row.openId, name: row.name, roles: heldRoles.parse(row.roles) }
}
