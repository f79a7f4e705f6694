import { say } from '../../../bot-cards/i18n/say.ts'
import { turnReturns } from '../../../bot-cards/returns/actions.ts'
import { returnListCard, returnsAtOnce } from '../../../bot-cards/returns/list.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { dutyViews } from '../duties/index.ts'
import { duesOf } from './repo.ts'

async function draw(ctx: Ctx, from: number): Promise<object> {
  const { zone } = ctx.deps
  const found = await duesOf(ctx.tx, ctx.actor.id, dayOf(ctx.at, zone), { from, limit: returnsAtOnce })
  const lines = await dutyViews(ctx.tx, { dutyIds: found.ids }, ctx.at, zone)
  return returnListCard.render({ now: ctx.at, zone, lines, from, total: found.total, overdue: found.overdue })
}

export const returnsCommand = defineCommand({
  name: 'return-visits',
  zh: '回访',
  aliases: ['returns'],
  help: say((w) => w.returns.command.help),
  usage: say((w) => w.returns.command.usage),
  roles: ['after_sales', 'project', 'head_of_sales', 'deputy_gm', 'general_manager'],
  where: 'private',
  async run(ctx) {
    await reply(ctx, await draw(ctx, 0))
    return done
  },
})

export const turn = defineAction(turnReturns, {
  roles,
  run: async (ctx, { payload }) => ({ card: await draw(ctx, payload.from) }),
})
