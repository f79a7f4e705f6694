import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import type { Ctx, EventCtx, Staff } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { standingsByPost } from '../../rights/table.ts'
import { managerOf } from '../people/index.ts'
import { type Handover, lockHandover } from './repo.ts'
import { drawHandover } from './view.ts'

/** Managers see to their own people, the head of sales and admins to everybody's. */
export const inCharge = ['manager', 'head_of_sales', 'admin'] as const

/** Whether somebody may hand over for a person: never for themselves. */
export async function mayHandOver(ctx: EventCtx, actor: Staff, personId: string): Promise<boolean> {
  if (actor.id === personId) return false
  if (actor.roles.includes('head_of_sales') || actor.roles.includes('admin')) return true
  return (await managerOf(ctx.tx, personId, ctx.at))?.id === actor.id
}

/** Whether they may take the clients themselves: an admin sees to a hand-over, which opens no client to them. */
export const mayTakeThemself = async (ctx: EventCtx, actor: Staff, personId: string): Promise<boolean> =>
  standingsByPost(actor.roles).some((standing) => standing === 'lead' || standing === 'board') ||
  (await managerOf(ctx.tx, personId, ctx.at))?.id === actor.id

async function forbids(ctx: Ctx, handover: Handover): Promise<Refusal | undefined> {
  const may = ctx.actor.id === handover.manager.id || (await mayHandOver(ctx, ctx.actor, handover.person.id))
  return may ? undefined : { code: 'handover_not_manager', params: { name: handover.person.name } }
}

/** A running hand-over as the manager's buttons act on it. */
export const managed: PressedRecord<{ handover: string }, Handover> = {
  load: (ctx, { handover }) => lockHandover(ctx.tx, handover),
  version: (handover) => handover.version,
  forbids,
  closed: (handover) => (handover.status === 'open' ? undefined : { code: 'handover_over', params: {} }),
  redraw: (ctx, handover) => drawHandover(ctx, handover),
}
