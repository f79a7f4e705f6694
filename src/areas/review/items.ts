import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type ItemStatus, itemStatuses, type TierOrNone } from '../../../bot-cards/review/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import type { EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { ApprovalId, ClientId, PersonId } from '../../kernel/ids.ts'
import { type Snapshot, snapshot } from './snapshot.ts'

/** One client's place in a review. */
export type Item = {
  id: string
  roundId: string
  clientId: ClientId
  client: string
  proposerId: PersonId
  proposer: string
  proposerOpenId: string
  snapshot: Snapshot
  /** In force when the review opened; a client without one is not reviewed. */
  tier: Tier
  hint?: TierOrNone
  dataConfirmed: boolean
  market?: Uint8Array
  feedback?: Uint8Array
  proposedTier?: TierOrNone
  status: ItemStatus
  approvalId?: ApprovalId
  decidedAt?: Date
  version: number
}

const columns = {
  id: reviewItems.id,
  roundId: reviewItems.roundId,
  clientId: reviewItems.clientId,
  client: clients.name,
  proposerId: reviewItems.proposerId,
  proposer: people.name,
  proposerOpenId: people.openId,
  snapshot: reviewItems.snapshot,
  tier: reviewItems.tier,
  hint: reviewItems.hint,
  dataConfirmed: reviewItems.dataConfirmed,
  market: reviewItems.marketChange,
  feedback: reviewItems.clientFeedback,
  proposedTier: reviewItems.proposedTier,
  status: reviewItems.status,
  approvalId: reviewItems.approvalId,
  decidedAt: reviewItems.decidedAt,
  version: reviewItems.version,
}

const select = (tx: Tx) =>
  tx
    .select(columns)
    .from(reviewItems)
    .innerJoin(clients, eq(clients.id, reviewItems.clientId))
    .innerJoin(people, eq(people.id, reviewItems.proposerId))
type Row = Awaited<ReturnType<typeof select>>[number]

export const tierOrNone = (text: string | null): TierOrNone | undefined =>
  text === 'none' ? 'none' : tiers.find((one) => one === text)
const statusOf = (text: string): ItemStatus => itemStatuses.find((one) => one === text) ?? 'open'

function toItem({ market, feedback, hint, proposedTier, approvalId, decidedAt, ...row }: Row): Item {
  const tier = tiers.find((one) => one === row.tier)
  if (!tier) throw new Error(`review item ${row.id} has no tier`)
  const hinted = tierOrNone(hint)
  const proposed = tierOrNone(proposedTier)
  return {
    ...row,
    clientId: row.clientId as ClientId,
    proposerId: row.proposerId as PersonId,
    tier,
    snapshot: snapshot.parse(row.snapshot),
    status: statusOf(row.status),
    ...(hinted ? { hint: hinted } : {}),
    ...(proposed ? { proposedTier: proposed } : {}),
    ...(market ? { market } : {}),
    ...(feedback ? { feedback } : {}),
    ...(decidedAt ? { decidedAt } : {}),
    ...(approvalId ? { approvalId: approvalId as ApprovalId } : {}),
  }
}

/** Loads and locks one item. */
export async function loadItem(tx: Tx, id: string): Promise<Item | undefined> {
  const [row] = await select(tx).where(eq(reviewItems.id, id)).for('update', { of: reviewItems })
  return row && toItem(row)
}

/** One item as it stands, not locked: for a press that must lock its request first. */
export async function peekItem(tx: Tx, id: string): Promise<Item | undefined> {
  const [row] = await select(tx).where(eq(reviewItems.id, id))
  return row && toItem(row)
}

/** A client's item in a round, locked. */
export async function itemOfClient(tx: Tx, roundId: string, clientId: string): Promise<Item | undefined> {
  const [row] = await select(tx)
    .where(and(eq(reviewItems.roundId, roundId), eq(reviewItems.clientId, clientId)))
    .for('update', { of: reviewItems })
  return row && toItem(row)
}

/** Several items as they stand, by name; not locked. */
export async function peekItems(tx: Tx, ids: readonly string[]): Promise<Item[]> {
  const rows = await select(tx).where(anyOf(reviewItems.id, ids)).orderBy(clients.name, reviewItems.id)
  return rows.map(toItem)
}

/** Items asked about in one request. */
export async function itemsOfApproval(tx: Tx, approvalId: string): Promise<Item[]> {
  const rows = await select(tx).where(eq(reviewItems.approvalId, approvalId)).orderBy(reviewItems.id)
  return rows.map(toItem)
}

const mine = (roundId: string, personId: string) =>
  and(
    eq(reviewItems.roundId, roundId),
    eq(reviewItems.proposerId, personId),
    inArray(reviewItems.status, ['open', 'returned', 'proposed', 'approved']),
  )

/** Sent back first, then where the hint differs, then the others to be done; of these the higher tier first. */
const urgency = [
  sql`case ${reviewItems.status} when 'returned' then 0 when 'open' then 1 when 'proposed' then 2 else 3 end`,
  sql`${reviewItems.hint} is not distinct from ${reviewItems.tier}`,
  sql`array_position(${sql.param([...tiers])}::text[], ${reviewItems.tier})`,
  clients.name,
  reviewItems.id,
]

export async function itemsOfPerson(
  tx: Tx,
  roundId: string,
  personId: string,
  page: { limit: number; offset: number },
): Promise<Item[]> {
  const rows = await select(tx)
    .where(mine(roundId, personId))
    .orderBy(...urgency)
    .limit(page.limit)
    .offset(page.offset)
  return rows.map(toItem)
}

/** How many of a person's items are in each state, are ready for a batch, and came from the round before. */
export async function countsOf(tx: Tx, roundId: string, personId: string) {
  const rows = await tx
    .select({
      status: reviewItems.status,
      count: count(),
      ready: sql`count(*) filter (where ${isReady})`.mapWith(Number),
      carried: sql`count(*) filter (where ${reviewItems.snapshot} ->> 'carried' = 'true')`.mapWith(Number),
    })
    .from(reviewItems)
    .where(mine(roundId, personId))
    .groupBy(reviewItems.status)
  const of = (status: ItemStatus) => rows.find((row) => row.status === status)?.count ?? 0
  return {
    counts: {
      open: of('open'),
      returned: of('returned'),
      proposed: of('proposed'),
      approved: of('approved'),
    },
    ready: rows.reduce((sum, row) => sum + row.ready, 0),
    carried: rows.reduce((sum, row) => sum + row.carried, 0),
  }
}

/** Submitted with the tier staying, and not asked about yet. */
const isReady = and(
  eq(reviewItems.status, 'proposed'),
  isNull(reviewItems.approvalId),
  eq(reviewItems.proposedTier, reviewItems.tier),
)

/** A person's items ready for a batch, locked. */
export async function readyItems(tx: Tx, roundId: string, personId: string, limit: number): Promise<Item[]> {
  const rows = await select(tx)
    .where(and(eq(reviewItems.roundId, roundId), eq(reviewItems.proposerId, personId), isReady))
    .orderBy(reviewItems.id)
    .limit(limit)
    .for('update', { of: reviewItems })
  return rows.map(toItem)
}

/** Whoever has items ready for a batch. */
export async function peopleReady(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: reviewItems.proposerId })
    .from(reviewItems)
    .where(and(eq(reviewItems.roundId, roundId), isReady))
  return rows.map((row) => row.personId)
}

type Change = Partial<
  Pick<
    typeof reviewItems.$inferInsert,
    | 'status'
    | 'approvalId'
    | 'proposedTier'
    | 'dataConfirmed'
    | 'marketChange'
    | 'clientFeedback'
    | 'snapshot'
    | 'hint'
    | 'proposedAt'
    | 'decidedAt'
  >
>

/**
 * Writes a change of an item where it is still as it was loaded.
 * @throws when it moved on under the caller's lock, which would be a bug
 */
export async function changeItem(
  ctx: EventCtx,
  item: { id: string; version: number },
  change: Change,
): Promise<void> {
  const rows = await ctx.tx
    .update(reviewItems)
    .set({ ...change, version: item.version + 1 })
    .where(and(eq(reviewItems.id, item.id), eq(reviewItems.version, item.version)))
    .returning({ id: reviewItems.id })
  if (rows.length === 0) throw new Error(`review item ${item.id} moved on under its own lock`)
}

/** The same for every item of a request that still waits for its decision; answers those changed. */
export async function changeItemsOf(ctx: EventCtx, approvalId: string, change: Change): Promise<string[]> {
  const rows = await ctx.tx
    .update(reviewItems)
    .set({ ...change, version: sql`${reviewItems.version} + 1` })
    .where(and(eq(reviewItems.approvalId, approvalId), eq(reviewItems.status, 'proposed')))
    .returning({ id: reviewItems.id })
  return rows.map((row) => row.id)
}
