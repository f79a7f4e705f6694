import { turnMyClients } from '../../../bot-cards/duties/actions.ts'
import { clientsAtOnce, myClientsCard } from '../../../bot-cards/duties/my-clients.ts'
import type { DutyView, MyClientLine, MyClientsView, PauseLine } from '../../../bot-cards/duties/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { myClients } from './owed.ts'
import { standingPauses } from './pauses.ts'
import { byUrgency, pressing } from './urgency.ts'
import { cadenceViews } from './views.ts'

type Listed = { id: string; name: string; tier?: Tier }

/**
 * My clients by tier, the highest first, those without one last; within a tier by their most urgent open duty, those
 * left alone or done with last, then by name. Pure.
 */
export function clientLines(
  clients: readonly Listed[],
  duties: readonly DutyView[],
  pauses: readonly (PauseLine & { clientId: string })[],
  today: string,
): MyClientLine[] {
  const order = byUrgency(today)
  const sorted = [...duties].sort(order)
  const rank = (one: Listed) => (one.tier ? tiers.indexOf(one.tier) : tiers.length)
  return clients
    .map((client): MyClientLine => {
      const of = sorted.filter((duty) => duty.client.id === client.id)
      const next = of.find((duty) => duty.status === 'open')
      const pause = pauses.find(
        (one) => one.clientId === client.id && one.status === 'active' && one.from <= today,
      )
      return {
        ...client,
        allDone: of.length > 0 && !next,
        ...(next ? { next } : {}),
        ...(pause ? { pausedUntil: pause.last } : {}),
      }
    })
    .sort((a, b) => {
      if (rank(a) !== rank(b)) return rank(a) - rank(b)
      const [first, second] = [a, b].map((one) => (one.pausedUntil === undefined ? one.next : undefined))
      if (first && second) return order(first, second)
      if (first || second) return first ? -1 : 1
      return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
    })
}

async function draw(ctx: Ctx, from: number): Promise<object> {
  const { zone } = ctx.deps
  const today = dayOf(ctx.at, zone)
  const clients = await myClients(ctx)
  const ids = clients.map((one) => one.id)
  const [duties, pauses] = await Promise.all([
    cadenceViews(ctx.tx, ids, ctx.at, zone),
    standingPauses(ctx.tx, ids, today),
  ])
  const lines = clientLines(clients, duties, pauses, today)
  const counts: MyClientsView['tiers'] = {}
  for (const { tier = 'none' } of clients) counts[tier] = (counts[tier] ?? 0) + 1
  const first = from < lines.length ? from : 0
  return myClientsCard.render({
    now: ctx.at,
    zone,
    lines: lines.slice(first, first + clientsAtOnce),
    from: first,
    total: lines.length,
    tiers: counts,
    overdue: lines.filter((one) => one.next && pressing(one.next, today) === 0).length,
  })
}

export const myClientsCommand = defineCommand({
  name: 'my-clients',
  zh: '我的客户',
  aliases: ['wdkh', '我的大客户'],
  help: {
    zh: '我跟的客户：按级别排，急的在前',
    en: 'The clients I look after: by tier, most urgent first',
  },
  usage: { zh: '/我的客户', en: '/my-clients' },
  roles,
  where: 'private',
  async run(ctx) {
    await reply(ctx, await draw(ctx, 0))
    return done
  },
})

export const turn = defineAction(turnMyClients, {
  roles,
  run: async (ctx, { payload }) => ({ card: await draw(ctx, payload.from) }),
})
