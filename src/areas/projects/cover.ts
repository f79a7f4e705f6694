import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import type { Tx } from '../../db/types.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { worksOf } from './repo.ts'
import { termsOf, type Warranty, warrantyOn, warrantyUntil } from './warranty.ts'

/** The warranty of a kind of work in a project's part on a day, by the terms in force now; `until`: its last day, over or not. */
export async function coverageOf(
  ctx: { tx: Tx; at: Date },
  projectId: string,
  asked: { work: WorkKind; part: string },
  day: string,
): Promise<{ state: Warranty['state']; until?: string }> {
  const [works, calendar, { policy }] = await Promise.all([
    worksOf(ctx.tx, [projectId]),
    calendarAt(ctx.tx),
    policyAt(ctx.tx, ctx.at),
  ])
  const own = works.get(projectId) ?? []
  const terms = termsOf(policy)
  const found = warrantyOn(own, { work: asked.work, part: asked.part || undefined }, day, terms, calendar)
  if (found.state === 'in') return { state: 'in', until: found.until }
  if (found.state === 'unknown') return { state: 'unknown' }
  const ends = own
    .filter((one) => one.work === asked.work && (one.part === asked.part || one.part === '' || !asked.part))
    .flatMap((one) => warrantyUntil(one, terms, calendar) ?? [])
    .sort()
  const [until] = ends
  return { state: 'out', ...(until ? { until } : {}) }
}
