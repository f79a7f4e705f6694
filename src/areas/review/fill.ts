import { sql } from 'drizzle-orm'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import { instantOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { policyAt } from '../policy/index.ts'
import { scoresOf } from '../return-visits/index.ts'
import { answersFor } from '../tiering/index.ts'
import { stepCounts, visitCounts } from '../visits/index.ts'
import { type Candidate, candidates } from './candidates.ts'
import type { Round } from './rounds.ts'
import { hintOf, periodBefore, visitsDone, visitsDue, wasLongEnough } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** Clients whose items are written in one transaction. */
export const batchSize = 200

/**
 * Writes the items of the next clients of a round that is being opened, behind a client's id; answers where to go on,
 * or nothing when there are no more. The figures are those of the round's opening, under its policy. Whoever writes the
 * same client first counts, so that two workers may fill one round.
 */
export async function fillBatch(
  ctx: EventCtx,
  round: Round & { previousId?: string },
  after: string,
  head: PersonId | undefined,
  limit = batchSize,
): Promise<string | undefined> {
  const { policy } = await policyAt(ctx.tx, round.openedAt)
  const period = periodBefore(round.opensOn)
  const { rows, last } = await candidates(ctx.tx, round, after, limit, ctx.deps.zone)
  const reviewed = rows.filter(
    (one) =>
      one.carried ||
      one.joined === undefined ||
      wasLongEnough(one.joined, period, policy['cadence.partial_percent']),
  )
  const frozen = await freeze({ ...ctx, at: round.openedAt }, round, reviewed)
  const items = reviewed.flatMap((one) => {
    const proposerId = one.ownerId ?? head
    const figures = frozen.get(one.id)
    if (!proposerId || !figures) return []
    const hint = hintOf(figures.answer, one.tier)
    return [
      {
        id: ctx.deps.ids.mint('review_item', ctx.at),
        roundId: round.id,
        clientId: one.id,
        proposerId,
        snapshot: figures,
        tier: one.tier,
        hint: hint ?? null,
        dataConfirmed: false,
        status: 'open',
        version: 1,
      },
    ]
  })
  if (items.length > 0)
    await insertMany(ctx.tx, reviewItems, items, sql`on conflict (round_id, client_id) do nothing`)
  return last
}

/** The figures of some clients at `ctx.at`, looking back on the half-year before the round. Five statements. */
export async function freeze(
  ctx: EventCtx,
  round: Pick<Round, 'opensOn' | 'openedAt'>,
  clients: readonly Pick<Candidate, 'id' | 'tier' | 'since' | 'carried'>[],
): Promise<Map<string, Snapshot>> {
  if (clients.length === 0) return new Map()
  const { tx } = ctx
  const { zone } = ctx.deps
  const ids = clients.map((one) => one.id)
  const period = periodBefore(round.opensOn)
  const [from, until] = [instantOf(period.from, '00:00', zone), instantOf(period.until, '00:00', zone)]
  const { policy } = await policyAt(tx, round.openedAt)
  const [answers, kinds, steps, scores] = await Promise.all([
    answersFor(ctx, ids),
    visitCounts(tx, ids, from, until),
    stepCounts(tx, ids, round.opensOn),
    scoresOf(tx, ids, from, until),
  ])
  return new Map(
    clients.flatMap(({ id, tier, since, carried }) => {
      const answered = answers.get(id)
      if (!answered) return []
      const done = visitsDone(tier, kinds.get(id) ?? {}, policy)
      const due = visitsDue(tier, period, policy)
      const scored = scores.get(id)
      const snapshot: Snapshot = {
        period: period.half,
        face: { done: done.face, due: due.face },
        other: { done: done.other, due: due.other },
        openSteps: steps.get(id)?.open ?? 0,
        lateSteps: steps.get(id)?.late ?? 0,
        ...(scored ? { scores: scored } : {}),
        ...(since ? { since } : {}),
        ...(carried ? { carried } : {}),
        ...answered,
      }
      return [[id, snapshot] as const]
    }),
  )
}
