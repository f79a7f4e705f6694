import { z } from 'zod'
import { replayEvent, retryDelivery } from '../../../bot-cards/system/actions.ts'
import { deliveriesCard } from '../../../bot-cards/system/deliveries.ts'
import { audit, type Ctx, done, refused, reply } from '../../bot/context.ts'
import { type AreaTask, defineAction, defineCommand } from '../../bot/define.ts'
import { listFailed } from '../../bot/inbox.ts'
import { putTask } from '../../jobs/tasks.ts'
import { listRefused, retryRefused } from '../../outbox/refused.ts'

const shown = 5
/** Beyond this the card need not count. */
const counted = 100
const admins = ['admin'] as const

export const deliveriesCommand = defineCommand({
  name: 'deliveries',
  zh: '投递',
  aliases: ['td'],
  help: {
    zh: '没送到的消息和没办成的事，可以重来',
    en: 'Messages Lark refused and events that failed, with retry',
  },
  usage: { zh: '/投递', en: '/deliveries' },
  roles: admins,
  where: 'private',
  open: true,
  async run(ctx) {
    await reply(ctx, await draw(ctx))
    return done
  },
})

/** Shows the newest few; what was just taken up again stays on the card, marked so. */
async function draw(ctx: Ctx, taken: { outbox?: string; event?: string } = {}): Promise<object> {
  const [refusedRows, failed] = await Promise.all([listRefused(ctx.tx, counted), listFailed(ctx.tx, counted)])
  return deliveriesCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    refused: refusedRows.slice(0, shown).map((row) => ({
      outbox: row.id,
      what: row.what,
      to: 'chatId' in row.destination ? row.destination.chatId : row.destination.openId,
      code: row.code,
      at: row.createdAt,
      retried: row.id === taken.outbox,
    })),
    failed: failed.slice(0, shown).map((row) => ({
      event: row.key,
      type: row.type,
      trace: row.trace ?? '',
      at: row.receivedAt,
      replayed: row.key === taken.event,
    })),
    moreRefused: Math.max(0, refusedRows.length - shown),
    moreFailed: Math.max(0, failed.length - shown),
  })
}

export const retry = defineAction(retryDelivery, {
  roles: admins,
  open: true,
  async run(ctx, { payload }) {
    const card = await draw(ctx, { outbox: payload.outbox })
    const retried = await retryRefused(ctx.tx, payload.outbox, ctx.at)
    if (retried === 'gone') return refused({ code: 'not_found', params: {} }, card)
    await audit(ctx, {
      action: 'outbox.retry',
      entity: 'outbox',
      entityId: payload.outbox,
      after: { retried },
    })
    return { card }
  },
})

export const replay = defineAction(replayEvent, {
  roles: admins,
  open: true,
  async run(ctx, { payload }) {
    await putTask(ctx.tx, ctx.deps, ctx.at, 'system.replay', { key: payload.event })
    await audit(ctx, { action: 'inbox.replay', entity: 'inbox', entityId: payload.event })
    return { card: await draw(ctx, { event: payload.event }) }
  },
})

export const replayTask: AreaTask = {
  run: ({ replay: again }, raw) => again(z.object({ key: z.string() }).parse(raw).key),
}
