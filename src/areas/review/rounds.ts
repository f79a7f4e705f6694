import { and, desc, eq, lt, ne } from 'drizzle-orm'
import { reviewRounds } from '../../../drizzle/schema/review.ts'
import type { Tx } from '../../db/types.ts'
import type { Told } from './rules.ts'

/** `opening`: its items are still being written; `open`; `closed`. */
export type RoundStatus = 'opening' | 'open' | 'closed'

/** One half-yearly review. Days are included: proposals until `proposeBy`, approvals until `approveBy`. */
export type Round = {
  id: string
  half: string
  opensOn: string
  proposeBy: string
  approveBy: string
  policyVersion: number
  status: RoundStatus
  nextAt?: Date
  told: Told
  version: number
  openedAt: Date
}

const toRound = ({ nextAt, closedAt: _, ...row }: typeof reviewRounds.$inferSelect): Round => ({
  ...row,
  status: row.status === 'opening' ? 'opening' : row.status === 'open' ? 'open' : 'closed',
  told: row.told === 'lead' ? 'lead' : row.told === 'general_manager' ? 'general_manager' : 'none',
  ...(nextAt ? { nextAt } : {}),
})

/** The latest round, whatever its state. */
export async function latestRound(tx: Tx): Promise<Round | undefined> {
  const [row] = await tx.select().from(reviewRounds).orderBy(desc(reviewRounds.opensOn)).limit(1)
  return row && toRound(row)
}

/** Rounds that are not closed, the oldest first: one, or two for the moment in which a later one takes over. */
export async function runningRounds(tx: Tx): Promise<Round[]> {
  const rows = await tx
    .select()
    .from(reviewRounds)
    .where(ne(reviewRounds.status, 'closed'))
    .orderBy(reviewRounds.opensOn)
  return rows.map(toRound)
}

export async function roundOfHalf(tx: Tx, half: string): Promise<Round | undefined> {
  const [row] = await tx.select().from(reviewRounds).where(eq(reviewRounds.half, half))
  return row && toRound(row)
}

/** The round before this one. */
export async function roundBefore(tx: Tx, round: Pick<Round, 'opensOn'>): Promise<Round | undefined> {
  const [row] = await tx
    .select()
    .from(reviewRounds)
    .where(lt(reviewRounds.opensOn, round.opensOn))
    .orderBy(desc(reviewRounds.opensOn))
    .limit(1)
  return row && toRound(row)
}

export async function roundById(tx: Tx, id: string): Promise<Round | undefined> {
  const [row] = await tx.select().from(reviewRounds).where(eq(reviewRounds.id, id))
  return row && toRound(row)
}

/** Loads and locks one round: whoever comes second works on what the first left. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const [row] = await tx.select().from(reviewRounds).where(eq(reviewRounds.id, id)).for('update')
  return row && toRound(row)
}

/** Opens a round; false when its half-year has one already, by whichever process. */
export async function insertRound(
  tx: Tx,
  round: Omit<Round, 'told' | 'version' | 'status'>,
): Promise<boolean> {
  const rows = await tx
    .insert(reviewRounds)
    .values({ ...round, status: 'opening' })
    .onConflictDoNothing({ target: reviewRounds.half })
    .returning({ id: reviewRounds.id })
  return rows.length > 0
}

/** Writes a change of a round where it is still as it was loaded; false when it has moved on. */
export async function changeRound(
  tx: Tx,
  round: Round,
  change: { status?: RoundStatus; nextAt?: Date | null; told?: Told; closedAt?: Date },
): Promise<boolean> {
  const rows = await tx
    .update(reviewRounds)
    .set({ ...change, version: round.version + 1 })
    .where(and(eq(reviewRounds.id, round.id), eq(reviewRounds.version, round.version)))
    .returning({ id: reviewRounds.id })
  return rows.length > 0
}
