import type { ApproverRule } from '../../bot/approval.ts'
import type { Ctx } from '../../bot/context.ts'
import { managerOf } from '../people/index.ts'

/**
 * Who decides about an excuse or a pause of a client: the line manager of whoever looks after it; where that is the one
 * who asks, their own; where nobody leads, the head of sales. `name`: who that is, where it is one person.
 */
export async function decides(
  ctx: Ctx,
  ownerId: string | undefined,
): Promise<{ step: ApproverRule; name?: string }> {
  const first = await managerOf(ctx.tx, ownerId ?? ctx.actor.id, ctx.at)
  const manager = first?.id === ctx.actor.id ? await managerOf(ctx.tx, ctx.actor.id, ctx.at) : first
  if (manager) return { step: { person: manager.id }, name: manager.name }
  return { step: { role: ctx.actor.roles.includes('head_of_sales') ? 'general_manager' : 'head_of_sales' } }
}
