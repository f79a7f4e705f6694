import { disclosureListCard } from '../../../bot-cards/disclosure/list.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import type { Command } from '../../bot/define.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { type Client, defineClientCommand } from '../clients/index.ts'
import { listDisclosures } from './repo.ts'

const shown = 5

const ofClient = defineClientCommand({
  name: 'disclosures',
  zh: '对外提供',
  aliases: ['pl', '披露'],
  help: {
    zh: '把客户资料给外面的人：申请、材料、法务批准',
    en: 'Give client data to somebody outside: request, proofs, legal’s approval',
  },
  usage: { zh: '/对外提供 万川', en: '/disclosures Wanchuan' },
  roles,
  where: 'private',
  right: 'client.profile',
  async run(ctx, client) {
    await reply(ctx, await draw(ctx, client))
    return done
  },
})

/** `/对外提供 客户`: its disclosures and the way to ask for one. Without a client, legal sees what is under way. */
export const disclosuresCommand: Command = {
  ...ofClient,
  async run(ctx, text) {
    if (text.trim() !== '' || !ctx.actor.roles.includes('legal')) return ofClient.run(ctx, text)
    await reply(ctx, await draw(ctx))
    return done
  },
}

async function draw(ctx: Ctx, client?: Client): Promise<object> {
  const [{ rows, total }, held] = await Promise.all([
    listDisclosures(ctx, client ? { clientId: client.id } : 'open', shown),
    client ? standingTo(ctx, client.id) : [],
  ])
  return disclosureListCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    rows: rows.map((row) => ({
      disclosure: row.id,
      client: row.client,
      recipient: row.recipient,
      status: row.status,
      untilDay: row.untilDay,
    })),
    more: Math.max(0, total - rows.length),
    ...(client ? { name: client.name } : {}),
    ...(client && allows('disclosure.request', held) ? { start: client.id } : {}),
  })
}
