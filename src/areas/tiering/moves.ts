import type { Tier } from '../../../bot-cards/rights/roles.ts'
import type { EventCtx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import type { Policy } from '../policy/index.ts'
import { judgedOf } from './assessments.ts'
import { amountsOf } from './figures.ts'
import type { TierInput } from './recognition.ts'
import { tierAnswer } from './rules.ts'

/** How many clients the rules would put elsewhere; `undefined` is no tier. */
export type TierMove = { from: Tier | undefined; to: Tier | undefined; count: number }

/** Clients looked at with one statement. */
const batch = 5_000

/** Values that change what is added up, not only what it is held against. */
const countedBy = ['tiering.annual_months', 'tiering.group_rollup'] as const

/**
 * What a change of policy would do: for every active client the rules' answer under `from` and under `to`, on today's
 * figures; those that differ are counted by where they go. Nobody's tier is touched: a changed answer is only what
 * the next review will say. Two statements per 5,000 clients, three where the policies add up differently.
 */
export async function tierMoves(
  ctx: EventCtx,
  from: Policy,
  to: Policy,
): Promise<{ clients: number; moves: TierMove[] }> {
  const day = dayOf(ctx.at, ctx.deps.zone)
  const alike = countedBy.every((key) => from[key] === to[key])
  const counts = new Map<string, TierMove>()
  let clients = 0
  for (let after = ''; ; ) {
    const before = await amountsOf(ctx.tx, { after, limit: batch }, day, from)
    const ids = before.map((one) => one.clientId)
    const [later, judged] = await Promise.all([
      alike ? before : amountsOf(ctx.tx, { ids }, day, to),
      judgedOf(ctx.tx, ids, ctx.deps.zone),
    ])
    const laterById = new Map(later.map((one) => [one.clientId, one]))
    for (const one of before) {
      const known = judged.get(one.clientId) ?? { judged: {} }
      const input = ({ annualYuan, forecastYuan, projectYuan }: typeof one): TierInput => ({
        day,
        annualYuan,
        ...(forecastYuan === undefined ? {} : { forecastYuan }),
        ...(projectYuan === undefined ? {} : { projectYuan }),
        ...known,
      })
      const was = tierAnswer(input(one), from).tier
      const will = tierAnswer(input(laterById.get(one.clientId) ?? one), to).tier
      if (was === will) continue
      const key = `${was} ${will}`
      counts.set(key, { from: was, to: will, count: (counts.get(key)?.count ?? 0) + 1 })
    }
    clients += before.length
    after = ids.at(-1) ?? ''
    if (before.length < batch) break
  }
  return { clients, moves: [...counts.values()].sort((a, b) => b.count - a.count) }
}
