import { clientCard } from '../../../bot-cards/clients/client.ts'
import type { OpenStep } from '../../../bot-cards/visits/views.ts'
import type { Ctx } from '../../bot/context.ts'
import type { Client } from '../clients/index.ts'
import { type ActionItem, lastByKind, openSteps, visitsOfClient } from '../visits/index.ts'

/** Steps shown on a card; the rest is counted. */
const shownSteps = 5
/** Visits on the card: five in sight, the others folded. */
const shownVisits = 20

export const stepView = (step: ActionItem): OpenStep => ({
  id: step.id,
  version: step.version,
  client: step.client,
  text: step.text,
  owner: step.owner,
  done: step.done,
  ...(step.due ? { due: step.due } : {}),
})

/** A client's card for this reader; what they may not see is absent. `ticked` is a step just done, shown as done. */
export async function drawClient(ctx: Ctx, client: Client, ticked?: ActionItem): Promise<object> {
  const [last, steps, history] = await Promise.all([
    lastByKind(ctx, client.id),
    openSteps(ctx, { clientId: client.id }, shownSteps),
    visitsOfClient(ctx, client, shownVisits),
  ])
  return clientCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: client.id,
    version: client.version,
    name: client.name,
    aliases: client.aliases,
    type: client.type,
    city: client.city,
    lastByKind: last,
    steps: [...(ticked?.done ? [stepView(ticked)] : []), ...steps.steps.map(stepView)],
    moreSteps: steps.total - steps.steps.length,
    visits: history.visits.map((visit) => ({
      id: visit.id,
      version: visit.version,
      kind: visit.kind,
      when: visit.when,
      by: visit.person,
      ...(visit.readable ? { said: visit.body.said } : {}),
    })),
    total: history.total,
    ...(client.owner ? { owner: client.owner } : {}),
  })
}
