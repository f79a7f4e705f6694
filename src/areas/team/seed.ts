import type { Seat } from '../../../bot-cards/team/actions.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { insertSeat } from './repo.ts'

/** Puts somebody on a seat without a card, for the demo and for tests; without `clientId` on the company's team. */
export const seatOnTeam = (
  ctx: EventCtx & { actor: Staff },
  seat: { seat: Seat; personId: string; from: string; clientId?: string; deputyId?: string },
): Promise<void> =>
  insertSeat(ctx.tx, { ...seat, id: ctx.deps.ids.mint('seat', ctx.at), by: ctx.actor.id, at: ctx.at })
