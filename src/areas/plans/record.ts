import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import type { PlanItem } from './model.ts'
import { lockPlan, planItem } from './repo.ts'
import { drawPlan, mayChange, maySee } from './view.ts'

/** Locks an item and opens it. */
export async function loadPlan(ctx: Ctx, id: string): Promise<PlanItem | undefined> {
  const head = await lockPlan(ctx.tx, id)
  return head && (await maySee(ctx, head)) ? planItem(ctx, id) : undefined
}

/**
 * An item as its buttons act on it: whose plan it is may change it, and those in charge of the client. Whoever may not
 * even see it learns nothing, not even that it is there.
 */
export const planRecord: PressedRecord<{ plan: string }, PlanItem> = {
  load: (ctx, { plan }) => loadPlan(ctx, plan),
  version: (item) => item.version,
  forbids: async (ctx, item) =>
    (await mayChange(ctx, item)) ? undefined : { code: 'plan_theirs', params: { who: item.owner } },
  closed: (item) =>
    item.status === 'draft' || item.status === 'published' ? undefined : { code: 'plan_over', params: {} },
  redraw: (ctx, item) => drawPlan(ctx, item),
}
