import { say } from '../../../bot-cards/i18n/say.ts'
import { clipLine } from '../../../bot-cards/kit/escape.ts'
import { askReviewBatch } from '../../../bot-cards/review/actions.ts'
import { audit, type EventCtx, refused, roles, type Staff } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import type { Decision } from '../../kernel/decision.ts'
import { ask } from '../approvals/index.ts'
import { policyAt } from '../policy/index.ts'
import { tierApprovers } from '../tiering/index.ts'
import { saidOf } from './item-view.ts'
import { changeItem, type Item, readyItems } from './items.ts'
import { batchPayload, keepKind } from './kinds.ts'
import { drawList } from './list.ts'
import { tellProgress } from './progress.ts'
import { roundById } from './rounds.ts'

/** Clients in one request: what an approver sees on one card. */
const batchAtMost = 12
/** How much of each input goes into the reason of a batch, in characters. */
const quoted = 60

/**
 * Asks for approval of everything of one proposer whose tier stays and that is not asked about yet, in requests of at
 * most twelve. Answers how many clients; refuses when nobody can approve (what was asked before that stays asked).
 */
export async function askBatches(
  ctx: EventCtx & { actor: Staff },
  roundId: string,
  proposerId: string,
): Promise<Decision<number, { code: 'no_approver'; params: { role: string } }>> {
  const round = await roundById(ctx.tx, roundId)
  if (!round || round.status === 'closed') return { ok: true, value: 0 }
  const { policy } = await policyAt(ctx.tx, round.openedAt)
  let sent = 0
  for (;;) {
    const items = await readyItems(ctx.tx, roundId, proposerId, batchAtMost)
    if (items.length === 0) return { ok: true, value: sent }
    const asked = await ask(ctx, {
      kind: keepKind,
      entity: 'review_rounds',
      entityId: roundId,
      reason: await reasonOf(ctx, items),
      payload: batchPayload(items),
      steps: tierApprovers(policy, undefined, undefined).map((role) => ({ role })),
      policyVersion: round.policyVersion,
    })
    if (!asked.ok) return asked
    for (const item of items) await changeItem(ctx, item, { approvalId: asked.value })
    await audit(ctx, {
      action: 'review.batch',
      entity: 'review_round',
      entityId: roundId,
      after: { approval: asked.value, items: items.length },
    })
    sent += items.length
  }
}

/** Two sentences in one line, whether the first brought its full stop or not. */
const joined = (first: string, second: string): string =>
  /[。！？.!?…]$/.test(first) ? `${first}${second}` : `${first}；${second}`

/** What was written about each client, a line for each; of one alone without its name, which is the title. */
async function reasonOf(ctx: EventCtx, items: readonly Item[]): Promise<string> {
  const lines: string[] = []
  for (const item of items) {
    const { market, feedback } = await saidOf(ctx, item)
    lines.push(
      items.length === 1
        ? `${clipLine(market, quoted)}\n${clipLine(feedback, quoted)}`
        : `${clipLine(item.client, 20)}：${joined(clipLine(market, quoted), clipLine(feedback, quoted))}`,
    )
  }
  return lines.join('\n')
}

/** "Send what stays now", before everything is filled in. */
export const sendBatch = defineAction(askReviewBatch, {
  roles,
  async run(ctx, { payload }) {
    const round = await roundById(ctx.tx, payload.round)
    if (!round) return refused({ code: 'not_found', params: {} })
    const asked = await askBatches(ctx, round.id, ctx.actor.id)
    if (!asked.ok) return refused(asked.refusal)
    await tellProgress(ctx, round)
    const text = say((w) => (asked.value > 0 ? w.review.batch.sent(asked.value) : w.review.batch.none))
    return {
      toast: { tone: asked.value > 0 ? 'success' : 'info', text },
      card: await drawList(ctx, round, ctx.actor),
    }
  },
})
