import { say } from '../../../bot-cards/i18n/say.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { done, reply, roles } from '../../bot/context.ts'
import { defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { drawList } from './list.ts'
import { drawProgress, oversees } from './progress.ts'
import { latestRound } from './rounds.ts'
import { nextOpening } from './rules.ts'

/** `/复核`: my clients to review; for those who lead, how far everybody is. */
export const reviewCommand = defineCommand({
  name: 'review',
  zh: '复核',
  aliases: ['fh', '半年复核'],
  help: {
    zh: '半年复核：我要填的客户；主管看进度',
    en: 'Half-yearly review: my clients; progress for managers',
  },
  usage: { zh: '/复核', en: '/review' },
  roles,
  where: 'private',
  async run(ctx) {
    const round = await latestRound(ctx.tx)
    if (!round || round.status === 'closed') {
      const { policy } = await policyAt(ctx.tx, ctx.at)
      const today = dayOf(ctx.at, ctx.deps.zone)
      const drawn = { now: ctx.at, zone: ctx.deps.zone }
      const next = dayText(nextOpening(await calendarAt(ctx.tx), policy['review.months'], today), drawn)
      const text = say((w, of) => w.review.none.text(of(next)))
      await reply(ctx, noticeCard.render({ tone: 'info', text }))
      return done
    }
    const sees = oversees(ctx.actor)
    await reply(
      ctx,
      sees === 'none' ? await drawList(ctx, round, ctx.actor) : await drawProgress(ctx, round, ctx.actor),
    )
    return done
  },
})
