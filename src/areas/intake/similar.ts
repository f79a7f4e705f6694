import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import type { Ctx } from '../../bot/context.ts'
import { may } from '../../rights/standing.ts'
import { policyAt } from '../policy/index.ts'
import { bodyOf, openTicketsNear } from '../tickets/index.ts'
import type { TicketDraft } from './stored.ts'
import { similarPlace } from './understand-place.ts'

export type Similar = { id: string; number: number; what: string }

/** Water is water, whatever it was taken for. */
const wet = new Set<WorkKind>(['waterproofing', 'plumbing'])
const sameTrouble = (a: WorkKind, b: WorkKind): boolean => a === b || (wet.has(a) && wet.has(b))

/**
 * The open ticket that a draft is likely about, too: the same project (or client, or the same group while neither is known)
 * and the same or a similar place, within the policy's hours. Only what the actor may see and add to.
 */
export async function similarTicket(ctx: Ctx, draft: TicketDraft): Promise<Similar | undefined> {
  const { body } = draft
  if (body.apart || draft.status !== 'open') return undefined
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const since = new Date(draft.createdAt.getTime() - policy['sla.duplicate_hours'] * 3_600_000)
  const near = await openTicketsNear(ctx.tx, since, {
    projectId: body.projectId,
    clientId: body.clientId,
    chatId: draft.chatId,
  })
  const placed = body.part !== '' || body.place !== ''
  for (const ticket of near) {
    if (ticket.kind !== body.kind || (body.part !== '' && ticket.part !== '' && ticket.part !== body.part))
      continue
    if (ticket.work && body.work && !sameTrouble(ticket.work, body.work)) continue
    if (!(await may(ctx, 'ticket.report', ticket.clientId))) continue
    const { place } = await bodyOf(ctx, ticket)
    const sameSpot = similarPlace(place, body.place)
    // With the project unknown, or no word of where, only what both words say counts.
    const enough = body.clientId ? placed || ticket.work === body.work : body.place !== '' && place !== ''
    if (sameSpot && enough)
      return {
        id: ticket.id,
        number: ticket.number,
        what: [ticket.part, place].filter(Boolean).join(' ') || ticket.client,
      }
  }
  return undefined
}
