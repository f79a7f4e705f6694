import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { ClientId } from '../../kernel/ids.ts'
import { type ActionItem, openSteps } from '../visits/index.ts'

/** Open promises of one kind, the most urgent first, and how many there are beyond those. */
export type Promises = { items: ActionItem[]; more: number }

/**
 * What is open between us and a client: `ours`, promised to them; `theirs`, promised to us; `internal`, promised among
 * us on their account. The texts are opened and the read is logged under `purpose`; the caller has checked
 * `client.visits`. At most `limit` of each.
 */
export async function promisesOf(
  ctx: EventCtx,
  clientId: ClientId,
  { purpose = 'client card', limit = 5 }: { purpose?: Purpose; limit?: number } = {},
): Promise<{ ours: Promises; theirs: Promises; internal: Promises }> {
  const open = async (facing: ActionItem['facing']): Promise<Promises> => {
    const { steps, total } = await openSteps(ctx, { clientId, facing }, limit, { purpose })
    return { items: steps, more: total - steps.length }
  }
  const [ours, theirs, internal] = await Promise.all([open('client'), open('theirs'), open('internal')])
  return { ours, theirs, internal }
}
