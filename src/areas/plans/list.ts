import { planListCard } from '../../../bot-cards/plans/list.ts'
import type { PlanRow } from '../../../bot-cards/plans/views.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import type { Client } from '../clients/index.ts'
import { clientPlans, invitedTo, ownPlans } from './find.ts'
import type { PlanHead } from './model.ts'
import { planItemsById } from './repo.ts'
import { spanOf } from './rules.ts'
import type { Reader } from './view.ts'

/** A list shows the five next. */
const shown = 5
/** How many days back something held without a record of it is still asked for. */
const lookBack = 14

function rowOf(item: PlanHead, reader: Reader): PlanRow {
  const over = spanOf(item).until <= reader.at
  return {
    plan: item.id,
    version: item.version,
    client: item.client,
    kind: item.kind,
    // What is published has its time to the minute; how precisely a draft's was said is written on it.
    time: { at: item.startAt, precision: 'exact' },
    ...(item.ownerId === reader.actor.id ? {} : { owner: item.owner }),
    state:
      item.status === 'done' || item.status === 'draft' ? item.status : over ? 'unrecorded' : 'published',
  }
}

/** What a person may see of what is planned with a client: everything with the right, else what they take part in. */
async function ofClient(ctx: Reader, client: Client, from: Date): Promise<PlanHead[]> {
  const [all, plans] = await Promise.all([
    may(ctx, 'client.visits', client.id),
    clientPlans(ctx.tx, client.id, from),
  ])
  return plans.filter((one) => all || one.ownerId === ctx.actor.id || one.ours.includes(ctx.actor.id))
}

async function ofPerson(ctx: Reader, from: Date): Promise<PlanHead[]> {
  const [own, invited] = await Promise.all([
    ownPlans(ctx.tx, ctx.actor.id, { from }),
    invitedTo(ctx.tx, ctx.actor.id, ctx.at, 50),
  ])
  return [...own, ...invited].sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
}

/** `/计划`: what is ahead, what lacks something, what was held without a record of it; of a client where one is named. */
export async function drawList(ctx: Reader, client?: Client): Promise<object> {
  const { zone } = ctx.deps
  const from = instantOf(addDays(dayOf(ctx.at, zone), -lookBack), '00:00', zone)
  const heads = client ? await ofClient(ctx, client, from) : await ofPerson(ctx, from)
  const rows = heads.map((one) => rowOf(one, ctx))
  // A draft whose time is over is no plan any more.
  const drafts = rows.filter((one) => one.state === 'draft' && one.time.at > ctx.at)
  const opened = await planItemsById(
    ctx,
    drafts.slice(0, shown).map((one) => one.plan),
  )
  const mineToLog = (one: PlanRow) => one.state === 'unrecorded' && one.owner === undefined
  const ahead = rows.filter(
    (one) => one.state === 'published' || (client && one.state !== 'draft' && !mineToLog(one)),
  )
  return planListCard.render({
    now: ctx.at,
    zone,
    ...(client ? { client: { id: client.id, name: client.name } } : {}),
    rows: ahead.slice(0, shown),
    more: Math.max(0, ahead.length - shown),
    drafts: drafts.map((one) => {
      const precision = opened.find((item) => item.id === one.plan)?.body.precision ?? 'exact'
      return { ...one, time: { ...one.time, precision } }
    }),
    unrecorded: rows.filter(mineToLog),
  })
}
