import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { tasks } from '../../../drizzle/schema/outbox.ts'
import { departments, people } from '../../../drizzle/schema/people.ts'
import { roles as allRoles, audit, type EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { Tx } from '../../db/types.ts'
import { putTask } from '../../jobs/tasks.ts'
import type { LarkDepartment, LarkUser } from '../../lark/out/port.ts'
import { policyAt } from '../policy/index.ts'
import { type Department, derivedRoles, type Placed } from './rules.ts'

/** One writer of the directory at a time: two looks at once must not undo each other. Until the transaction ends. */
const alone = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('people.directory'))`)

const heldRoles = z.array(z.enum(allRoles))
const sameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item) => other.includes(item))

/** The departments as they are now, instead of those known before. */
export async function writeDepartments(tx: Tx, now: readonly LarkDepartment[]): Promise<void> {
  await alone(tx)
  await tx.delete(departments)
  if (now.length > 0)
    await insertMany(
      tx,
      departments,
      now.map(({ id, name, parentId }) => ({ id, name, parentId: parentId ?? null })),
    )
}

/**
 * Writes down what the directory says of people: the new are staff from now on, those who had left or were outsiders
 * are staff again. Whoever is not named stays as they are; roles follow with `deriveRoles`.
 */
export async function writePeople(ctx: EventCtx, users: readonly LarkUser[]): Promise<void> {
  const { tx, at } = ctx
  if (users.length === 0) return
  await alone(tx)
  const openIds = users.map((user) => user.openId)
  const [rows, letGo] = await Promise.all([
    tx.select().from(people).where(anyOf(people.openId, openIds)),
    tx
      .select({ openId: occurrences.key })
      .from(occurrences)
      .where(and(eq(occurrences.schedule, 'people.let_go'), anyOf(occurrences.key, openIds))),
  ])
  const out = new Set(letGo.map((one) => one.openId))
  const known = new Map(rows.map((row) => [row.openId, row]))
  const fresh = users.filter((user) => !known.has(user.openId))
  if (fresh.length > 0)
    await insertMany(
      tx,
      people,
      fresh.map((user) => ({
        id: ctx.deps.ids.mint('person', at),
        openId: user.openId,
        name: user.name,
        roles: [],
        departmentIds: user.departmentIds,
        leaderOpenId: user.leaderOpenId ?? null,
        createdAt: at,
      })),
      sql`on conflict do nothing`,
    )
  for (const user of users) {
    const row = known.get(user.openId)
    const leaderOpenId = user.leaderOpenId ?? null
    if (
      !row ||
      out.has(user.openId) ||
      (row.state === 'active' &&
        row.name === user.name &&
        row.leaderOpenId === leaderOpenId &&
        sameList(row.departmentIds, user.departmentIds))
    )
      continue
    const { name, departmentIds } = user
    await tx
      .update(people)
      .set({
        name,
        departmentIds,
        leaderOpenId,
        state: 'active',
        leftAt: null,
        version: sql`${people.version} + 1`,
      })
      .where(eq(people.id, row.id))
    if (row.state === 'left')
      await audit(ctx, {
        action: 'people.returned',
        entity: 'person',
        entityId: row.id,
        before: { state: row.state },
        after: { state: 'active' },
      })
  }
  await tx.update(people).set({ syncedAt: at }).where(anyOf(people.openId, openIds))
}

/**
 * Gives everybody the roles that the directory and the policy make of them (`derivedRoles`); a change is in the audit
 * trail. While no department is known only `newcomer` is given any, and the directory is read as soon as can be.
 */
export async function deriveRoles(ctx: EventCtx, newcomer?: string): Promise<void> {
  const { tx, at, deps } = ctx
  await alone(tx)
  const [known, rows, { policy }] = await Promise.all([
    departmentsKnown(tx),
    tx.select().from(people).where(eq(people.state, 'active')),
    policyAt(tx, at),
  ])
  const staff = rows.map((row): Placed & { id: string } => ({
    id: row.id,
    openId: row.openId,
    departmentIds: row.departmentIds,
    roles: heldRoles.parse(row.roles),
    rolesSet: row.rolesSet,
    named: deps.adminOpenIds.includes(row.openId),
    ...(row.leaderOpenId ? { leaderOpenId: row.leaderOpenId } : {}),
  }))
  const derived = derivedRoles(staff, known, policy['people.department_roles'])
  for (const one of staff) {
    const roles = derived.get(one.openId) ?? one.roles
    if (one.rolesSet || sameList(roles, one.roles)) continue
    if (known.length === 0 && one.openId !== newcomer) continue
    await tx
      .update(people)
      .set({ roles: [...roles], version: sql`${people.version} + 1` })
      .where(and(eq(people.id, one.id), eq(people.rolesSet, false)))
    await audit(ctx, {
      action: 'people.roles',
      entity: 'person',
      entityId: one.id,
      before: { roles: one.roles },
      after: { roles },
      why: 'directory',
    })
  }
  const here = new Set(known.map((one) => one.id))
  const found = staff.find((one) => one.openId === newcomer)
  if (found && (known.length === 0 || found.departmentIds.some((id) => !here.has(id)))) await askSoon(ctx)
}

/** What departments are called, in the order given; one nobody knows yet is left out. */
export async function departmentNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.select().from(departments).where(anyOf(departments.id, ids))
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

async function departmentsKnown(tx: Tx): Promise<Department[]> {
  const rows = await tx.select().from(departments)
  return rows.map(({ id, name, parentId }) => ({ id, name, ...(parentId ? { parentId } : {}) }))
}

/** The whole directory is read out of turn, once, however many ask. */
export async function askSoon(ctx: Pick<EventCtx, 'tx' | 'deps' | 'at'>): Promise<void> {
  const waiting = await ctx.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.kind, 'people.sync'), eq(tasks.state, 'pending')))
    .limit(1)
  if (waiting.length === 0) await putTask(ctx.tx, ctx.deps, ctx.at, 'people.sync', {})
}

/** Staff of whom the directory said nothing: those to ask about. */
export async function staffBesides(
  tx: Tx,
  seen: ReadonlySet<string>,
): Promise<{ all: number; missing: string[] }> {
  const rows = await tx.select({ openId: people.openId }).from(people).where(eq(people.state, 'active'))
  return {
    all: rows.length,
    missing: rows.map((row) => row.openId).filter((openId) => !seen.has(openId)),
  }
}
