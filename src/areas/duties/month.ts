import { monthCard } from '../../../bot-cards/duties/month.ts'
import { done, reply, roles } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { countsByTier, hasPeople, openDuties } from './owed.ts'
import { asksForMonth } from './rules.ts'
import { dutyViews } from './views.ts'

/** Who is left, on one card. */
const shown = 5

/** 这个月还有哪些没走访: of one's people for those who lead, else of one's own clients. Follow-ups are no visits. */
export const monthSentence: Sentence = {
  name: 'duties.month',
  roles,
  hears: asksForMonth,
  async run(ctx) {
    const { zone } = ctx.deps
    // In a group nobody is shown whom others have not visited.
    const there = { ...ctx, origin: { chatType: 'p2p' as const } }
    const scope = hasPeople(ctx) ? 'people' : 'mine'
    const [counts, open] = await Promise.all([
      countsByTier(ctx, scope, true),
      openDuties(ctx, scope, { from: 0, limit: shown, meetings: true }),
    ])
    await reply(
      there,
      monthCard.render({
        now: ctx.at,
        zone,
        month: Number(dayOf(ctx.at, zone).slice(5, 7)),
        scope,
        tiers: counts,
        left: await dutyViews(ctx.tx, { dutyIds: open.ids }, ctx.at, zone),
        total: open.total,
      }),
    )
    return done
  },
}
