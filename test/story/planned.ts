import { planItems } from '../../drizzle/schema/plans.ts'
import { liMing } from '../../src/demo/company.ts'
import { clientNamed, staffOf } from '../../src/demo/find.ts'
import { placeOf } from '../../src/vault/place.ts'
import type { World } from './world.ts'

export type Planned = {
  client: string
  owner: string
  /** open_ids. */
  ours: readonly string[]
  kind: string
  status: 'draft' | 'published'
  startAt: Date
  theirs: readonly string[]
  agenda: string
  place: string
}

/** A planned meeting as the plans write it: 李明 meets 王总 of 万川, unless said otherwise. Answers its id. */
export async function planned(w: World, plan: Partial<Planned> & { startAt: Date }): Promise<string> {
  const { deps } = w.running
  const at = w.clock.now()
  const { ours = [], owner = liMing, client = '万川置业（杭州）有限公司' } = plan
  const id = deps.ids.mint('plan_item', at)
  const body = {
    theirs: plan.theirs ?? ['王总'],
    agenda: plan.agenda ?? '春季翻新',
    steps: [{ text: '发报价', due: '2026-12-10' }],
    precision: 'exact',
    ...(plan.place === undefined ? {} : { place: plan.place }),
  }
  const people = await Promise.all([owner, ...ours].map((one) => staffOf(deps.db, one, at)))
  const [ownerId = '', ...others] = people.map((one) => one.id)
  await deps.db.insert(planItems).values({
    id,
    clientId: (await clientNamed(deps.db, client)).id,
    ownerId,
    ours: others,
    kind: plan.kind ?? 'face_to_face',
    status: plan.status ?? 'published',
    startAt: plan.startAt,
    minutes: 60,
    body: deps.vault.seal(placeOf(planItems.body, id), JSON.stringify(body)),
    createdBy: ownerId,
    createdAt: at,
    publishedAt: at,
  })
  return id
}
