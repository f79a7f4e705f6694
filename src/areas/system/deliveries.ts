import { replayEvent, retryDelivery } from '../../../bot-cards/system/actions.ts'
import { deliveriesCard } from '../../../bot-cards/system/deliveries.ts'
import { audit, type Ctx, done, refused, reply } from '../../bot/context.ts'
import { defineAction, defineCommand, type TaskRun } from '../../bot/define.ts'
import { listFailed } from '../../bot/inbox.ts'
import { putTask } from '../../jobs/tasks.ts'
import { listRefused, retryRefused } from '../../outbox/refused.ts'
import { z } from 'zod'

const shown = 5
const admins = ['admin'] as const

export const deliveriesCommand = defineCommand({
  name: 'deliveries',
  zh: '投递',
  aliases: ['td'],
  help: { zh: '没送到的消息和没办成的事，可以重来', en: 'Messages Lark refused and events that failed, with retry' },
  usage: { zh: '/投递', en: '/deliveries' },
  roles: admins,
  where: 'private',
  async run(ctx) {
    await reply(ctx, await draw(ctx))
    return done
  },
})

async function draw(ctx: Ctx): Promise<object> {
  const [refusedRows, failed] = await Promise.all([listRefused(ctx.tx, shown), listFailed(ctx.tx, shown)])
  return deliveriesCard.render({ now: ctx.at, zone: ctx.deps.zone, refused: refusedRows, failed })
}

export const retry = defineAction(retryDelivery, {
  roles: admins,
  async run(ctx, { payload }) {
    if (!(await retryRefused(ctx.tx, payload.outbox, ctx.at))) return refused({ code: 'not_found', params: {} }, await draw(ctx))
    await audit(ctx, { action: 'outbox.retry', entity: 'outbox', entityId: payload.outbox })
    return { card: await draw(ctx) }
  },
})

export const replay = defineAction(replayEvent, {
  roles: admins,
  async run(ctx, { payload }) {
    await putTask(ctx.tx, ctx.deps, ctx.at, 'system.replay', { key: payload.event })
    await audit(ctx, { action: 'inbox.replay', entity: 'inbox', entityId: payload.event })
    return { card: await draw(ctx) }
  },
})

export const replayTask: TaskRun = ({ replay: again }, raw) => again(z.object({ key: z.string() }).parse(raw).key)
