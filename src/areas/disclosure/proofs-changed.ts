import { z } from 'zod'
import type { AreaTask } from '../../bot/define.ts'
import { personById } from '../people/index.ts'
import { draftsOf } from './repo.ts'
import { refresh } from './view.ts'

const payload = z.object({ client: z.string() })

/** Somebody at a client agreed to a recipient, or took that back: the drafts that wait for it show it. */
export const proofsChanged: AreaTask = {
  async run({ deps }, raw) {
    const { client } = payload.parse(raw)
    const at = deps.clock.now()
    await deps.db.transaction(async (tx) => {
      const ctx = { deps, tx, at, cause: 'disclosure.proofs' }
      for (const one of await draftsOf(ctx, client)) {
        const actor = await personById(tx, one.requesterId, at)
        if (actor) await refresh({ ...ctx, actor }, one)
      }
    })
  },
}
