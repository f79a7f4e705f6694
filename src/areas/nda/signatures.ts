import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { ndaSignatures } from '../../../drizzle/schema/nda.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'

/** What a person signed last, and until when that lets them in. */
export type Standing = { version?: number; at?: Date; until?: Date }

export async function standingOf(tx: Tx, personId: PersonId): Promise<Standing> {
  const [[row], [signed]] = await Promise.all([
    tx
      .select({ version: people.ndaVersion, until: people.ndaUntil })
      .from(people)
      .where(eq(people.id, personId)),
    tx
      .select({ at: ndaSignatures.signedAt })
      .from(ndaSignatures)
      .where(and(eq(ndaSignatures.personId, personId), eq(ndaSignatures.kind, 'nda')))
      .orderBy(desc(ndaSignatures.signedAt))
      .limit(1),
  ])
  return {
    ...(row?.version ? { version: row.version } : {}),
    ...(row?.until ? { until: row.until } : {}),
    ...(signed ? { at: signed.at } : {}),
  }
}

/** Signs the newest version: append-only proof with the card it was signed on, and the way in until a newer one. */
export async function sign(ctx: EventCtx & { actor: Staff }, version: number): Promise<void> {
  const id = ctx.deps.ids.mint('signature', ctx.at)
  const messageId = ctx.origin?.messageId ?? null
  await ctx.tx
    .insert(ndaSignatures)
    .values({ id, personId: ctx.actor.id, kind: 'nda', version, messageId, signedAt: ctx.at })
  await ctx.tx.update(people).set({ ndaVersion: version, ndaUntil: null }).where(eq(people.id, ctx.actor.id))
  await audit(ctx, {
    action: 'nda.sign',
    entity: 'person',
    entityId: ctx.actor.id,
    after: { version, signature: id },
  })
}

/** From `until` on signatures of older versions hold no longer. */
export async function endOlder(tx: Tx, version: number, until: Date): Promise<void> {
  await tx
    .update(people)
    .set({ ndaUntil: until })
    .where(
      and(
        isNotNull(people.ndaVersion),
        sql`${people.ndaVersion} < ${version}`,
        or(isNull(people.ndaUntil), gt(people.ndaUntil, until)),
      ),
    )
}

/** Active colleagues whose signature does not hold now, by name. */
export async function unsigned(
  tx: Tx,
  at: Date,
  page: { from: number; limit: number },
): Promise<{ people: { id: PersonId; openId: string; name: string }[]; total: number }> {
  const without = and(
    eq(people.state, 'active'),
    or(isNull(people.ndaVersion), and(isNotNull(people.ndaUntil), lte(people.ndaUntil, at))),
  )
  const [rows, total] = await Promise.all([
    tx
      .select({ id: people.id, openId: people.openId, name: people.name })
      .from(people)
      .where(without)
      .orderBy(asc(people.name), asc(people.id))
      .limit(page.limit)
      .offset(page.from),
    tx.$count(people, without),
  ])
  return { people: rows.map((row) => ({ ...row, id: row.id as PersonId })), total }
}

/** The next batch of active colleagues who have not signed `version`, after `after` by id. */
export async function olderSigners(tx: Tx, version: number, after: string, limit: number): Promise<Staff[]> {
  const rows = await tx
    .select({ id: people.id, openId: people.openId, name: people.name })
    .from(people)
    .where(
      and(
        eq(people.state, 'active'),
        gt(people.id, after),
        or(isNull(people.ndaVersion), sql`${people.ndaVersion} < ${version}`),
      ),
    )
    .orderBy(asc(people.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, id: row.id as PersonId, roles: [], nda: false }))
}

export const countOlder = (tx: Tx, version: number): Promise<number> =>
  tx.$count(
    people,
    and(eq(people.state, 'active'), or(isNull(people.ndaVersion), sql`${people.ndaVersion} < ${version}`)),
  )

export const activeOnes = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: people.id, openId: people.openId, name: people.name })
    .from(people)
    .where(and(inArray(people.id, [...ids]), eq(people.state, 'active')))
