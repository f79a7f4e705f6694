import { grant } from '../areas/access/index.ts'
import { defaultPolicy } from '../areas/policy/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { liMing, zhouTing } from './company.ts'
import { clientNamed, ctxOf, staffOf } from './find.ts'

/** 周婷 was let in to see 龙澜商业 almost three days ago: two hours are left. */
export async function seedAccess(deps: Deps, tx: Tx, now: Date): Promise<void> {
  const hours = defaultPolicy['access.grant_hours']
  const then = new Date(now.getTime() - (hours - 2) * 3_600_000)
  const ctx = await ctxOf(deps, tx, liMing, then)
  const client = await clientNamed(tx, '龙澜商业')
  const holder = await staffOf(tx, zhouTing, then)
  await grant(ctx, { clientId: client.id, personId: holder.id, hours })
}
