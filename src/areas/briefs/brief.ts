import { briefCard } from '../../../bot-cards/briefs/brief.ts'
import type { BriefPromises, BriefView } from '../../../bot-cards/briefs/views.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { findClient } from '../clients/index.ts'
import { peopleToMeet } from '../contacts/index.ts'
import { personById } from '../people/index.ts'
import { type PlanHead, planItem } from '../plans/index.ts'
import { type Promises, promisesOf } from '../promises/index.ts'
import { openTicketsOf } from '../tickets/index.ts'
import { visitsOfClient } from '../visits/index.ts'

/** The latest in sight, the others folded. */
const shownTouches = 3
const shownPromises = 3
const shownTickets = 3

type Reader = EventCtx & { actor: Staff }

const kept = ({ items, more }: Promises, owners: boolean): BriefPromises => ({
  items: items.map(({ text, due, owner }) => ({
    text,
    ...(due ? { due } : {}),
    ...(owners ? { who: owner } : {}),
  })),
  more,
})

/**
 * The brief of a planned contact for one who goes (制度五(一), need-to-know of 四(三)): what they may not see of the client is
 * neither read nor drawn; each reading is logged in their name. `instead`: whose place they take.
 */
export async function drawBrief(ctx: Reader, head: PlanHead, instead?: string): Promise<object> {
  const { clientId } = head
  const held = await standingTo(ctx, clientId)
  const own = ctx.actor.id === head.ownerId
  const visits = allows('client.visits', held)
  const item = visits || own ? await planItem(ctx, head.id, 'brief') : undefined
  const [client, ours, met, last, promises, tickets] = await Promise.all([
    findClient(ctx.tx, clientId),
    namesOf(ctx, head),
    item && allows('client.contacts', held) ? peopleToMeet(ctx, clientId, item.body.theirs) : undefined,
    visits ? visitsOfClient(ctx, clientId, { all: true, limit: shownTouches, purpose: 'brief' }) : undefined,
    visits ? promisesOf(ctx, clientId, { purpose: 'brief', limit: shownPromises }) : undefined,
    allows('ticket.see', held) ? openTicketsOf(ctx.tx, clientId, shownTickets) : undefined,
  ])
  const view: BriefView = {
    now: ctx.at,
    zone: ctx.deps.zone,
    plan: head.id,
    version: head.version,
    client: { id: clientId, name: head.client, ...(client?.tier ? { tier: client.tier } : {}) },
    kind: head.kind,
    at: head.startAt,
    minutes: head.minutes,
    ours,
    ...(instead ? { instead } : {}),
    ...(item ? { agenda: item.body.agenda } : {}),
    ...(item?.body.place ? { place: item.body.place } : {}),
    ...(met ? { met } : {}),
    ...(tickets && tickets.total > 0 ? { tickets } : {}),
    ...(last
      ? {
          last: last.visits.map(({ kind, when, person, body }) => ({
            kind,
            when,
            by: person,
            said: body.said,
          })),
        }
      : {}),
    ...(promises
      ? { promises: { ours: kept(promises.ours, true), theirs: kept(promises.theirs, false) } }
      : {}),
  }
  return briefCard.render(view)
}

/** Who goes of us, the one whose plan it is first. */
async function namesOf(ctx: EventCtx, head: PlanHead): Promise<string[]> {
  const others = head.ours.filter((id) => id !== head.ownerId)
  const staff = await Promise.all(others.map((id) => personById(ctx.tx, id, ctx.at)))
  return [head.owner, ...staff.flatMap((one) => one?.name ?? [])]
}
