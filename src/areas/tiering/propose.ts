import { say } from '../../../bot-cards/i18n/say.ts'
import type { Tier } from '../../../bot-cards/rights/roles.ts'
import {
  openPropose as openProposeAction,
  type ProposeFields,
  submitPropose as submitProposeAction,
} from '../../../bot-cards/tiering/actions.ts'
import type { TierAnswer } from '../../../bot-cards/tiering/answer.ts'
import type { TierForm, TieringView } from '../../../bot-cards/tiering/views.ts'
import { type Ctx, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { nextHalfStart } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import type { Client } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { answerFor, inputsOf } from './answer.ts'
import { clientRecord, ofClient } from './client-record.ts'
import { lockTier } from './decide.ts'
import type { HeardTier } from './hear.ts'
import { tierAnswer } from './rules.ts'
import { sendProposal } from './send-proposal.ts'
import { drawTiering, openProposal, tierOf } from './view.ts'
import { waitingChange } from './waiting.ts'

type Proposing = Extract<TierForm, { kind: 'propose' }>
const grounds = ['industry_leader', 'decisive'] as const

/** Whether the amounts alone make it 战略. */
const byAmounts = (answer: TierAnswer): boolean =>
  answer.tests.some(
    ({ tier, routes }) =>
      tier === 'strategic' && routes.some((one) => one.route === 'amounts' && one.missing.length === 0),
  )

/** An empty form; `starts` is the day a change would begin to hold, absent for a first tier. */
const emptyForm = (ctx: Ctx, client: Client, fields: ProposeFields): Proposing => ({
  kind: 'propose',
  fields,
  errors: {},
  ...(client.tier ? { starts: nextHalfStart(dayOf(ctx.at, ctx.deps.zone)) } : {}),
})

/**
 * What a sentence opens: the form with the tier it wished for, as a leader where the amounts do not hold, and the
 * amounts it named that differ from the record. No form where the reader may not propose or a proposal waits.
 */
export async function openingProposal(
  ctx: Ctx,
  client: Client,
  heard: HeardTier,
): Promise<Pick<TieringView, 'form' | 'heard'>> {
  const { answer } = await answerFor(ctx, client)
  const { annual, forecast } = heard
  const differing = {
    ...(annual !== undefined && annual !== answer.annual ? { annual } : {}),
    ...(forecast !== undefined && forecast !== answer.forecast ? { forecast } : {}),
  }
  const to = heard.to === 'strategic' && !byAmounts(answer) ? 'strategic_leader' : heard.to
  const opens =
    heard.to !== (client.tier ?? 'none') &&
    (await may(ctx, 'tier.propose', client.id)) &&
    !(await openProposal(ctx, client.id))
  return {
    ...(Object.keys(differing).length > 0 ? { heard: differing } : {}),
    ...(opens ? { form: emptyForm(ctx, client, { to }) } : {}),
  }
}

export const openPropose = defineAction(openProposeAction, {
  roles,
  right: { needs: 'tier.propose', client: ofClient },
  record: clientRecord,
  async run(ctx, { record: client }) {
    const { answer } = await answerFor(ctx, client)
    const hint = answer.tier === client.tier ? undefined : (answer.tier ?? 'none')
    const to = hint === 'strategic' && !byAmounts(answer) ? 'strategic_leader' : hint
    return { card: await drawTiering(ctx, client, { form: emptyForm(ctx, client, to ? { to } : {}) }) }
  },
})

/**
 * Asks the company for another tier (制度二(四)): never a change by itself. 战略 whose amounts do not hold needs the
 * grounds of both items of the other route, which become judgements of the proposer. One proposal per client at a time.
 */
export const submitPropose = defineAction(submitProposeAction, {
  roles,
  right: { needs: 'tier.propose', client: ofClient },
  record: clientRecord,
  async run(ctx, { form: fields, record: client }) {
    const from = await lockTier(ctx.tx, client.id)
    const open = await openProposal(ctx, client.id)
    if (open)
      return refused(
        { code: 'tier_request_open', params: { who: open.proposer.name } },
        await drawTiering(ctx, client),
      )
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const [known] = await inputsOf(ctx, { ids: [client.id] }, policy)
    if (!known) throw new Error('a client that was just loaded is gone')
    const { input } = known
    const to = targetOf(fields)
    const needsGrounds = to === 'strategic' && !byAmounts(tierAnswer(input, policy))
    const lacking = needsGrounds ? grounds.filter((item) => input.judged[item] !== 'pass') : []
    const same = to !== undefined && (to === 'none' ? undefined : to) === from
    const errors: Proposing['errors'] = {
      ...(to === undefined ? { to: say((w) => w.tiering.proposeForm.toMissing) } : {}),
      ...(same && !(await waitingChange(ctx.tx, client.id))
        ? { to: say((w) => w.tiering.proposeForm.same) }
        : {}),
      ...(fields.reason ? {} : { reason: say((w) => w.tiering.proposeForm.reasonMissing) }),
      ...Object.fromEntries(
        lacking
          .filter((item) => !fields[item])
          .map((item) => [item, say((w) => w.tiering.proposeForm.proofMissing)]),
      ),
    }
    const again = { ...emptyForm(ctx, client, fields), errors }
    if (to === undefined || !fields.reason || Object.keys(errors).length > 0)
      return { card: await drawTiering(ctx, client, { form: again }) }

    const asked = await sendProposal(ctx, client.id, {
      from,
      to: to === 'none' ? undefined : to,
      reason: fields.reason,
      grounds: lacking.map((item) => ({ item, reason: fields[item] ?? '' })),
    })
    if (!asked.ok) return refused(asked.refusal, await drawTiering(ctx, client, { form: again }))
    const text = say((w) => w.tiering.proposeForm.sent)
    return { toast: { tone: 'success', text }, card: await drawTiering(ctx, client) }
  },
})

function targetOf({ to }: ProposeFields): Tier | 'none' | undefined {
  if (to === 'strategic_leader') return 'strategic'
  return to === 'none' ? 'none' : tierOf(to)
}
