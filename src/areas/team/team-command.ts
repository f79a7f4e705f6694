import { type Ctx, done, type Outcome, reply, roles } from '../../bot/context.ts'
import { defineCommand } from '../../bot/define.ts'
import { type Client, defineClientCommand } from '../clients/index.ts'
import { drawTeam } from './draw.ts'

async function show(ctx: Ctx, client: Client | undefined): Promise<Outcome> {
  await reply(ctx, await drawTeam(ctx, client))
  return done
}

const ofClient = defineClientCommand({
  name: 'team',
  zh: '团队',
  aliases: ['tuandui', '小组'],
  help: {
    zh: '大客户团队谁在哪个位置；加客户名看它的专属小组',
    en: 'Who sits where on the key-account team; with a client, its account team',
  },
  usage: { zh: '/团队 或 /团队 万川', en: '/team or /team Wanchuan' },
  roles,
  where: 'private',
  right: 'client.profile',
  run: (ctx, client) => show(ctx, client),
})

/** `/团队` alone is the company's team, which everybody may see; with a name it is about that client. */
export const teamCommand = defineCommand({
  ...ofClient,
  run: (ctx, text) => (text.trim() === '' ? show(ctx, undefined) : ofClient.run(ctx, text)),
})
