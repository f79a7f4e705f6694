import { and, eq, inArray } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { nudgeReviewer } from '../../../bot-cards/review/actions.ts'
import { reviewItems } from '../../../drizzle/schema/review.ts'
import { audit, refused, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { dayOf } from '../../kernel/days.ts'
import { personById } from '../people/index.ts'
import { drawList } from './list.ts'
import { drawProgress, nudgers, scopeOf } from './progress.ts'
import { lockRound, type Round } from './rounds.ts'

/** Reminds one person of what they still have to review; once a day, whoever presses. */
export const nudge = defineAction(nudgeReviewer, {
  roles: nudgers,
  record: {
    load: (ctx, { round }) => lockRound(ctx.tx, round),
    version: (round: Round) => round.version,
    forbids: () => undefined,
    closed: (round) => (round.status === 'closed' ? { code: 'review_over', params: {} } : undefined),
    redraw: (ctx, round) => drawProgress(ctx, round, ctx.actor),
  },
  async run(ctx, { payload, record: round }) {
    const scope = await scopeOf(ctx, ctx.actor)
    const person = await personById(ctx.tx, payload.person, ctx.at)
    if (!person || (scope && !scope.has(person.id))) return refused({ code: 'not_found', params: {} })
    const open = and(
      eq(reviewItems.roundId, round.id),
      eq(reviewItems.proposerId, person.id),
      inArray(reviewItems.status, ['open', 'returned']),
    )
    const params = { name: person.name }
    const card = () => drawProgress(ctx, round, ctx.actor, payload.page)
    const items = await ctx.tx.$count(reviewItems, open)
    if (items === 0) return refused({ code: 'review_nothing_open', params }, await card())
    const today = dayOf(ctx.at, ctx.deps.zone)
    if (!(await once(ctx.tx, 'review.nudge', `${round.id} ${person.id} ${today}`, ctx.at)))
      return refused({ code: 'review_nudged', params }, await card())
    await ctx.tx.update(reviewItems).set({ nudgedAt: ctx.at }).where(open)
    await tell(ctx, person.openId, await drawList(ctx, round, person, { nudgedBy: ctx.actor.name }))
    await audit(ctx, {
      action: 'review.nudge',
      entity: 'review_round',
      entityId: round.id,
      after: { person: person.id, items },
    })
    const text = say((w) => w.review.progress.nudged(person.name))
    return { toast: { tone: 'success', text }, card: await card() }
  },
})
