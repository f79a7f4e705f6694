import { mineCard } from '../../../bot-cards/visits/mine.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import { defineCommand } from '../../bot/define.ts'
import { type ActionItem, openSteps, stepView, visitsBy } from '../visits/index.ts'

const shownSteps = 5
const shownVisits = 10

export const mineCommand = defineCommand({
  name: 'mine',
  zh: '我的',
  aliases: ['wd', '我的拜访'],
  help: { zh: '我最近的拜访和要做的事', en: 'My latest visits and open next steps' },
  usage: { zh: '/我的', en: '/mine' },
  roles,
  where: 'private',
  async run(ctx) {
    await reply(ctx, await drawMine(ctx))
    return done
  },
})

/** My last visits and what I still owe. `ticked` is a step just done, shown as done until the next look. */
export async function drawMine(ctx: Ctx, ticked?: ActionItem): Promise<object> {
  const [steps, visits] = await Promise.all([
    openSteps(ctx, { ownerId: ctx.actor.id }, shownSteps),
    visitsBy(ctx, shownVisits),
  ])
  return mineCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    name: ctx.actor.name,
    visits: visits.map(({ id, version, client, kind, when, body }) => ({
      id,
      version,
      client,
      kind,
      when,
      said: body.said,
    })),
    steps: [...(ticked?.done ? [stepView(ticked)] : []), ...steps.steps.map(stepView)],
    moreSteps: steps.total - steps.steps.length,
  })
}
