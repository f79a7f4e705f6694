import { ask } from '../areas/approvals/index.ts'
import { defaultPolicy } from '../areas/policy/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { heWei } from './company.ts'
import { clientNamed, ctxOf } from './find.ts'

/** 何伟 asked an hour ago to see 泊岸商业广场; 李明, who looks after it, has not decided yet. */
export async function seedApprovals(deps: Deps, tx: Tx, now: Date): Promise<void> {
  const ctx = await ctxOf(deps, tx, heWei, new Date(now.getTime() - 3_600_000))
  const client = await clientNamed(tx, '泊岸商业广场有限公司')
  if (!client.ownerId) throw new Error('the demo’s 泊岸商业广场 has no owner')
  const asked = await ask(ctx, {
    kind: 'access',
    entity: 'clients',
    entityId: `${client.id}/${ctx.actor.id}`,
    clientId: client.id,
    reason: '中庭下周进场，排班前想看看林总之前提过的要求',
    payload: { hours: defaultPolicy['access.grant_hours'] },
    steps: [{ person: client.ownerId }],
    policyVersion: 0,
  })
  if (!asked.ok) throw new Error('nobody in the demo can decide')
}
