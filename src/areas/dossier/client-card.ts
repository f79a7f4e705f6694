import { clientCard } from '../../../bot-cards/clients/client.ts'
import type { ClientCardView } from '../../../bot-cards/clients/views.ts'
import type { Ctx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows, type Right } from '../../rights/table.ts'
import { letInUntil } from '../access/index.ts'
import {
  annualYuan,
  type Client,
  figuresOf,
  mergesInto,
  profileOf,
  unmergeUntil,
  windowStart,
} from '../clients/index.ts'
import { contactsOf } from '../contacts/index.ts'
import { owedBy } from '../duties/index.ts'
import { policyAt } from '../policy/index.ts'
import { openTicketsOf } from '../tickets/index.ts'
import { answerFor, waitingChange } from '../tiering/index.ts'
import {
  type ActionItem,
  lastByKind,
  openSteps,
  stepView,
  type Visit,
  visitsOfClient,
} from '../visits/index.ts'

/** Steps shown on a card; the rest is counted. */
const shownSteps = 5
const shownContacts = 5
const shownTickets = 3
/** Visits on the card: five in sight, the others folded. */
const shownVisits = 15

export const visitLine = (visit: Visit) => ({
  id: visit.id,
  version: visit.version,
  kind: visit.kind,
  when: visit.when,
  by: visit.person,
  said: visit.body.said,
})

/**
 * A client's card for this reader (制度四(三) need-to-know): how they stand to it is asked once, and what they may not see
 * is neither read nor drawn. `ticked` is a step just done, shown as done.
 */
export async function drawClient(ctx: Ctx, client: Client, ticked?: ActionItem): Promise<object> {
  const held = await standingTo(ctx, client.id)
  const may = (right: Right) => allows(right, held)
  const [tiering, profile, contacts, amounts, visits, merges, owed, tickets] = await Promise.all([
    may('client.tiering') ? tierPart(ctx, client) : undefined,
    may('client.profile') ? profilePart(ctx, client) : undefined,
    may('client.contacts') ? contactsOf(ctx, client.id, shownContacts) : undefined,
    may('client.amounts') ? amountsPart(ctx, client) : undefined,
    visitsPart(ctx, client, may('client.visits'), ticked),
    may('client.merge') ? mergesPart(ctx, client) : [],
    client.tier && may('client.visits') ? owedBy(ctx, client.id) : undefined,
    may('ticket.see') ? openTicketsOf(ctx.tx, client.id, shownTickets) : undefined,
  ])
  const own = held.filter((one) => one !== 'grant')
  const until =
    may('client.visits') && !allows('client.visits', own)
      ? await letInUntil(ctx.tx, ctx.actor.id, client.id, ctx.at)
      : undefined
  const view: ClientCardView = {
    now: ctx.at,
    zone: ctx.deps.zone,
    client: client.id,
    version: client.version,
    name: client.name,
    may: {
      edit: may('client.edit'),
      amounts: may('client.amounts'),
      merge: may('client.merge'),
      ask: !may('client.visits'),
    },
    ...(client.owner ? { owner: client.owner } : {}),
    ...(until ? { until } : {}),
    ...(client.tier ? { tier: client.tier } : {}),
    ...(client.tierSince ? { tierSince: client.tierSince } : {}),
    ...(tiering ? { tiering } : {}),
    ...(owed ? { owed: { lines: owed.lines, ...(owed.pause ? { pause: owed.pause } : {}) } } : {}),
    ...(tickets && tickets.total > 0 ? { tickets } : {}),
    ...(profile ? { profile } : {}),
    ...(contacts ? { contacts } : {}),
    ...(amounts ? { amounts } : {}),
    ...(visits ? { visits } : {}),
    ...(merges.length > 0 ? { merges } : {}),
  }
  return clientCard.render(view)
}

/** What the rules say of it and what was decided for later: three statements, each by an index. */
async function tierPart(ctx: Ctx, client: Client): Promise<NonNullable<ClientCardView['tiering']>> {
  const [{ answer }, waiting] = await Promise.all([answerFor(ctx, client), waitingChange(ctx.tx, client.id)])
  return { answer, ...(waiting ? { waiting } : {}) }
}

async function profilePart(ctx: Ctx, client: Client): Promise<ClientCardView['profile']> {
  const { aliases, type, city, region, uscc, usccOverride, group } = client
  return {
    ...(await profileOf(ctx, client.id)),
    aliases,
    type,
    city,
    region,
    ...(uscc ? { uscc } : {}),
    ...(usccOverride ? { usccKept: true } : {}),
    ...(group ? { group } : {}),
  }
}

async function amountsPart(ctx: Ctx, client: Client): Promise<ClientCardView['amounts']> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const months = policy['tiering.annual_months']
  const day = dayOf(ctx.at, ctx.deps.zone)
  const [annual, figures] = await Promise.all([
    annualYuan(ctx.tx, client.id, day, months, { group: policy['tiering.group_rollup'] }),
    figuresOf(ctx, client.id),
  ])
  const standing = figures.filter((one) => one.cancelledOn === undefined)
  const since = windowStart(day, months)
  const forecast = standing.find((one) => one.kind === 'forecast_3y')
  const projects = standing.filter((one) => one.kind === 'project_investment').map((one) => one.yuan)
  return {
    months,
    annual,
    contracts: standing.filter(
      (one) => ['contract', 'call_off'].includes(one.kind) && one.onDay > since && one.onDay <= day,
    ).length,
    ...(forecast ? { forecast: forecast.yuan } : {}),
    ...(projects.length > 0 ? { investment: Math.max(...projects) } : {}),
  }
}

/** Everything for whoever has the right; for others what they wrote down themselves, if anything. */
async function visitsPart(
  ctx: Ctx,
  client: Client,
  all: boolean,
  ticked: ActionItem | undefined,
): Promise<ClientCardView['visits']> {
  const [last, steps, log] = await Promise.all([
    all ? lastByKind(ctx, client.id) : [],
    all ? openSteps(ctx, { clientId: client.id }, shownSteps) : { steps: [], total: 0 },
    visitsOfClient(ctx, client.id, { all, limit: shownVisits }),
  ])
  if (!all && log.total === 0) return undefined
  return {
    own: !all,
    lastByKind: last,
    steps: [...(all && ticked?.done ? [stepView(ticked)] : []), ...steps.steps.map(stepView)],
    moreSteps: steps.total - steps.steps.length,
    list: log.visits.map(visitLine),
    total: log.total,
  }
}

/** What was merged into it and can still be taken apart. */
async function mergesPart(ctx: Ctx, client: Client): Promise<NonNullable<ClientCardView['merges']>> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const days = policy['tiering.merge_undo_days']
  const { zone } = ctx.deps
  const merges = await mergesInto(ctx.tx, client.id, new Date(ctx.at.getTime() - (days + 1) * 86_400_000))
  return merges
    .map((merge) => ({
      id: merge.id,
      name: merge.gone,
      until: unmergeUntil(dayOf(merge.mergedAt, zone), days),
    }))
    .filter((merge) => merge.until >= dayOf(ctx.at, zone))
}
