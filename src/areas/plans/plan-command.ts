import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { type Command, defineCommand } from '../../bot/define.ts'
import { scanWhen } from '../../kernel/text/when.ts'
import { type Client, defineClientCommand } from '../clients/index.ts'
import { drawList } from './list.ts'
import { planFromText } from './sentence.ts'

const about = {
  name: 'plan',
  zh: '计划',
  aliases: ['jh', '沟通计划'],
  help: {
    zh: '我约好的沟通；写一句话就约上一个',
    en: 'My planned meetings; one sentence plans another',
  },
  usage: {
    zh: '/计划 下周三下午两点半 银禾 陈总，聊春季翻新',
    en: '/plan next Wednesday 14:30 Yinhe, Mr Chen, about the spring renovation',
  },
  roles,
  where: 'private',
} as const

async function list(ctx: Ctx, client?: Client): Promise<Outcome> {
  await reply(ctx, await drawList(ctx, client))
  return done
}

const ofClient: Command = defineClientCommand({
  ...about,
  right: 'client.name',
  run: async (ctx, client, rest) =>
    (rest === '' ? undefined : await planFromText(ctx, rest, client)) ?? list(ctx, client),
})

/** `/计划`: mine by day; with a client what is planned there; with a time and words a new item. */
export const planCommand = defineCommand({
  ...ofClient,
  async run(ctx, text) {
    if (text === '') return list(ctx)
    if (scanWhen(text).hits.length === 0) return ofClient.run(ctx, text)
    return (await planFromText(ctx, text)) ?? refused({ code: 'plan_time_missing', params: {} })
  },
})
