import { say } from '../../../bot-cards/i18n/say.ts'
import { type Bilingual, same } from '../../../bot-cards/kit/text.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { tierAnswer as answerSchema, type TierAnswer } from '../../../bot-cards/tiering/answer.ts'
import {
  amountsText,
  lackText,
  recognitionText,
  tierName,
  verdictText,
} from '../../../bot-cards/tiering/explain.ts'
import type { Approval, ApprovalKind } from '../../bot/approval.ts'
import type { EventCtx } from '../../bot/context.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { findClient } from '../clients/index.ts'
import { assessmentsOf } from './assessments.ts'
import { decideTier } from './decide.ts'
import { tellOwner } from './told.ts'
import { tierChangeKind, tierOf } from './view.ts'

const wanted = ({ payload }: Approval) => ({ from: tierOf(payload.from), to: tierOf(payload.to) })
const answerOf = ({ payload }: Approval): TierAnswer => answerSchema.parse(JSON.parse(String(payload.answer)))

/** Another tier for a client (制度二(四)): what the approver reads, and what approval does. */
export const tierChange: ApprovalKind = {
  name: tierChangeKind,
  async subject(ctx, approval) {
    const client = await findClient(ctx.tx, approval.entityId)
    const name = client?.name ?? ''
    const { from, to } = wanted(approval)
    const answer = answerOf(approval)
    const names = { from: tierName(from), to: tierName(to) }
    const fact = (label: keyof typeof labels, value: Bilingual) => ({ label: labels[label], value })
    const lack = lackText(answer.tests.find((test) => test.tier === to)?.routes ?? [])
    const starts = dayText(nextHalfStart(dayOf(ctx.at, ctx.deps.zone)), { now: ctx.at, zone: ctx.deps.zone })
    return {
      title: say((w, of) => w.tiering.request.title(name, of(names.from), of(names.to))),
      facts: [
        fact('rules', verdictText(answer)),
        fact('amounts', amountsText(answer)),
        ...(lack.zh === '' ? [] : [fact('lacks', lack)]),
        fact('recognition', recognitionText(answer)),
        ...(to === 'strategic' && answer.confirmsScale
          ? [
              fact(
                'scale',
                say((w) => w.tiering.confirmsScale),
              ),
            ]
          : []),
        ...(to === 'strategic' && answer.route === 'leader' ? await grounds(ctx, approval.entityId) : []),
        fact(
          'starts',
          say((w, of) =>
            from === undefined ? w.tiering.request.fromToday : w.tiering.request.fromHalf(of(starts)),
          ),
        ),
      ],
    }
  },
  async forbids(ctx, approval) {
    const client = await findClient(ctx.tx, approval.entityId)
    if (!client || client.status === 'merged') return { code: 'not_found', params: {} }
    return client.tier === wanted(approval).from ? undefined : { code: 'tier_moved_on', params: {} }
  },
  async approved(ctx, approval) {
    const decided = await decideTier(ctx, {
      clientId: approval.entityId,
      ...wanted(approval),
      approvalId: approval.id,
      answer: answerOf(approval),
      policyVersion: approval.policyVersion,
    })
    await tellOwner(ctx, approval.entityId, decided)
  },
}

const labels = {
  rules: say((w) => w.tiering.request.rules),
  amounts: say((w) => w.tiering.request.amounts),
  lacks: say((w) => w.tiering.request.lacks),
  recognition: say((w) => w.tiering.request.recognition),
  starts: say((w) => w.tiering.request.starts),
  scale: say((w) => w.tiering.request.scale),
}

/** Why it leads its industry and decides our strategy, as it was judged. */
async function grounds(ctx: EventCtx, clientId: string) {
  const judged = await assessmentsOf(ctx, clientId, ['industry_leader', 'decisive'])
  return judged
    .filter(({ result }) => result === 'pass')
    .map(({ item, reason }) => ({ label: say((w) => w.tiering.items[item]), value: same(reason) }))
}
