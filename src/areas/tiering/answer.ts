import type { Tier } from '../../../bot-cards/rights/roles.ts'
import type { TierAnswer } from '../../../bot-cards/tiering/answer.ts'
import type { EventCtx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { judgedOf } from './assessments.ts'
import { amountsOf, type Which } from './figures.ts'
import type { TierInput } from './recognition.ts'
import { tierAnswer } from './rules.ts'

export type Answered = { answer: TierAnswer; policyVersion: number }

/** What the rules need of some clients, on the day of `ctx.at`, and the tier each has now. Two statements. */
export async function inputsOf(
  ctx: EventCtx,
  which: Which,
  policy: Policy,
): Promise<{ clientId: string; tier?: Tier; input: TierInput }[]> {
  const day = dayOf(ctx.at, ctx.deps.zone)
  const amounts = await amountsOf(ctx.tx, which, day, policy)
  const judged = await judgedOf(
    ctx.tx,
    amounts.map((one) => one.clientId),
    ctx.deps.zone,
  )
  return amounts.map(({ clientId, tier, ...yuan }) => ({
    clientId,
    ...(tier ? { tier } : {}),
    input: { day, ...yuan, ...(judged.get(clientId) ?? { judged: {} }) },
  }))
}

/**
 * What the regulation says of clients today, under the policy in force: two statements however many. A client that
 * does not exist has no entry.
 */
export async function answersFor(
  ctx: EventCtx,
  clientIds: readonly string[],
): Promise<Map<string, Answered>> {
  if (clientIds.length === 0) return new Map()
  const { version, policy } = await policyAt(ctx.tx, ctx.at)
  const inputs = await inputsOf(ctx, { ids: clientIds }, policy)
  return new Map(
    inputs.map(({ clientId, input }) => [
      clientId,
      { answer: tierAnswer(input, policy), policyVersion: version },
    ]),
  )
}

/** The same for one client. Its amounts are in it: only for those who hold `client.tiering`. */
export async function answerFor(ctx: EventCtx, client: { id: string }): Promise<Answered> {
  const answered = (await answersFor(ctx, [client.id])).get(client.id)
  if (!answered) throw new Error('a tier was asked for a client that does not exist')
  return answered
}
