import type { Tier } from '../../../bot-cards/rights/roles.ts'
import type { JudgedItem } from '../../../bot-cards/tiering/items.ts'
import { audit, type EventCtx, type Staff } from '../../bot/context.ts'
import { ask } from '../approvals/index.ts'
import { policyAt } from '../policy/index.ts'
import { answerFor } from './answer.ts'
import { assess } from './assessments.ts'
import { tierApprovers } from './rules.ts'
import { tierChangeKind } from './view.ts'

/**
 * Sends a proposal to those who decide (制度二(四)), with the rules' answer as it is then. `grounds` become judgements of
 * the proposer first: the approver's card quotes them, and they stand whatever comes of the proposal. Refuses with
 * `no_approver`.
 */
export async function sendProposal(
  ctx: EventCtx & { actor: Staff },
  clientId: string,
  proposal: {
    from: Tier | undefined
    to: Tier | undefined
    reason: string
    grounds?: readonly { item: JudgedItem; reason: string }[]
  },
): ReturnType<typeof ask> {
  const { from, to, reason, grounds = [] } = proposal
  for (const ground of grounds) await assess(ctx, clientId, { ...ground, result: 'pass' })
  const { version, policy } = await policyAt(ctx.tx, ctx.at)
  const { answer } = await answerFor(ctx, { id: clientId })
  const asked = await ask(ctx, {
    kind: tierChangeKind,
    entity: 'clients',
    entityId: clientId,
    clientId,
    reason,
    payload: { from: from ?? null, to: to ?? null, answer: JSON.stringify(answer) },
    steps: tierApprovers(policy, from, to).map((role) => ({ role })),
    policyVersion: version,
  })
  if (asked.ok)
    await audit(ctx, {
      action: 'tiering.propose',
      entity: 'client',
      entityId: clientId,
      before: { tier: from ?? null },
      after: { tier: to ?? null, approval: asked.value, policy: version },
    })
  return asked
}
