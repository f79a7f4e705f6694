import { and, asc, eq, sql } from 'drizzle-orm'
import { planItems, planRounds } from '../../../drizzle/schema/plans.ts'
import type { Tx } from '../../db/types.ts'
import type { Id, PersonId } from '../../kernel/ids.ts'

export type RoundId = Id<'plan_round'>

/** A person's month as it was proposed to them: `period` is `2026-12`. */
export type Round = {
  id: RoundId
  personId: PersonId
  period: string
  /** Clients for whom no day was found when it was proposed. */
  unplaced: string[]
  version: number
}

/** Notes that a person's month is proposed; false: it was, by whichever process. */
export async function insertRound(tx: Tx, round: Round, at: Date): Promise<boolean> {
  const rows = await tx
    .insert(planRounds)
    .values({ ...round, sentAt: at })
    .onConflictDoNothing()
    .returning({ id: planRounds.id })
  return rows.length > 0
}

/** Loads and locks a round. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const [row] = await tx.select().from(planRounds).where(eq(planRounds.id, id)).for('update')
  return row && { ...row, id: row.id as RoundId, personId: row.personId as PersonId }
}

/** The card was changed: presses on what was drawn before come too late. */
export async function turnRound(tx: Tx, round: Round): Promise<Round> {
  await tx
    .update(planRounds)
    .set({ version: sql`${planRounds.version} + 1` })
    .where(and(eq(planRounds.id, round.id), eq(planRounds.version, round.version)))
  return { ...round, version: round.version + 1 }
}

/** Ids of what was proposed in a round and is still that person's, in the order of its days. */
export async function itemsOfRound(tx: Tx, { id, personId }: Round): Promise<string[]> {
  const rows = await tx
    .select({ id: planItems.id })
    .from(planItems)
    .where(and(eq(planItems.roundId, id), eq(planItems.ownerId, personId)))
    .orderBy(asc(planItems.startAt), asc(planItems.id))
  return rows.map((row) => row.id)
}

/** The people whose month was proposed already. */
export async function proposedTo(tx: Tx, period: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: planRounds.personId })
    .from(planRounds)
    .where(eq(planRounds.period, period))
  return new Set(rows.map((row) => row.id))
}
