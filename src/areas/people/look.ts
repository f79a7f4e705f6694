import { z } from 'zod'
import type { EventCtx } from '../../bot/context.ts'
import type { AreaTask } from '../../bot/define.ts'
import { putTask } from '../../jobs/tasks.ts'
import { readPerson } from './ask-directory.ts'
import { deriveRoles, writePeople } from './directory.ts'

const payload = z.object({ openId: z.string() })

/** Somebody joined or changed. What came may be out of order or late: the directory is asked how it is now. */
export const lookAgain = (ctx: EventCtx, openId: string): Promise<unknown> =>
  putTask(ctx.tx, ctx.deps, ctx.at, 'people.look', { openId })

/** Asks the directory about one person, in one call, and follows it. Whoever left is told of by Lark's own event. */
export const look: AreaTask = {
  async run({ deps }, raw) {
    const { openId } = payload.parse(raw)
    const user = await readPerson(deps, openId)
    if (!user) return
    const at = deps.clock.now()
    await deps.db.transaction(async (tx) => {
      const ctx = { deps, tx, at, cause: 'people.look' }
      await writePeople(ctx, [user])
      await deriveRoles(ctx, openId)
    })
    deps.queue.poke('tasks')
  },
}
