import { askAccess, submitAccess } from '../../../bot-cards/access/actions.ts'
import { askAccessCard } from '../../../bot-cards/access/ask.ts'
import type { AskAccessView } from '../../../bot-cards/access/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import type { ApprovalKind } from '../../bot/approval.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { ask as askApproval, openRequest } from '../approvals/index.ts'
import { type Client, findClient } from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { grant } from './grants.ts'

const kind = 'access'

/** One person's wish to see one client: what a request is about, so that a second one is noticed. */
const wishOf = (ctx: Ctx, client: Client) => ({
  kind,
  entity: 'clients',
  entityId: `${client.id}/${ctx.actor.id}`,
})

async function view(ctx: Ctx, client: Client, more: Partial<AskAccessView> = {}): Promise<AskAccessView> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const { owner } = client
  const hours = policy['access.grant_hours']
  return { client: client.id, name: client.name, hours, ...(owner ? { owner } : {}), ...more }
}

/** Why asking makes no sense now, if so: they may see it anyway, or a request is waiting. */
async function pointless(ctx: Ctx, client: Client): Promise<Outcome | undefined> {
  if (await may(ctx, 'client.visits', client.id))
    return { toast: { tone: 'info', text: say((w) => w.access.ask.already) } }
  if (await openRequest(ctx, wishOf(ctx, client)))
    return { toast: { tone: 'info', text: say((w) => w.access.ask.waiting) } }
  return undefined
}

/** Opens the form that asks the owner. */
export const ask = defineAction(askAccess, {
  roles,
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const outcome = await pointless(ctx, client)
    if (outcome) return outcome
    await reply(ctx, askAccessCard.render(await view(ctx, client)))
    return done
  },
})

/** Sends the request: the owner decides; where nobody owns the client, the head of sales. */
export const submit = defineAction(submitAccess, {
  roles,
  async run(ctx, { payload, form }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const outcome = await pointless(ctx, client)
    if (outcome) return outcome
    const reason = form.reason ?? ''
    if (reason === '') {
      const error = say((w) => w.access.ask.missing)
      return { card: askAccessCard.render(await view(ctx, client, { reason, error })) }
    }
    const { version, policy } = await policyAt(ctx.tx, ctx.at)
    const asked = await askApproval(ctx, {
      ...wishOf(ctx, client),
      clientId: client.id,
      reason,
      payload: { hours: policy['access.grant_hours'] },
      steps: [client.ownerId ? { person: client.ownerId } : { role: 'head_of_sales' }],
      policyVersion: version,
    })
    if (!asked.ok) return refused(asked.refusal, askAccessCard.render(await view(ctx, client, { reason })))
    return { card: askAccessCard.render(await view(ctx, client, { sent: true })) }
  },
})

/** Leave to see a client for a while (制度四(三) need-to-know): its owner decides, the clock ends it. */
export const accessApproval: ApprovalKind = {
  name: kind,
  async subject(ctx, approval) {
    const client = approval.clientId ? await findClient(ctx.tx, approval.clientId) : undefined
    const name = client?.name ?? ''
    const hours = Number(approval.payload.hours)
    return {
      title: say((w) => w.access.ask.request(name)),
      facts: [
        { label: say((w) => w.access.ask.facts.client), value: same(name) },
        { label: say((w) => w.access.ask.facts.term), value: say((w) => w.access.ask.facts.hours(hours)) },
      ],
    }
  },
  async approved(ctx, approval) {
    if (!approval.clientId) throw new Error(`request ${approval.id} names no client`)
    await grant(ctx, {
      clientId: approval.clientId,
      personId: approval.proposer.id,
      approvalId: approval.id,
      hours: Number(approval.payload.hours),
    })
  },
}
