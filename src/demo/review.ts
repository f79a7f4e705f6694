import { and, eq, isNull } from 'drizzle-orm'
import type { TierOrNone } from '../../bot-cards/review/views.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import { reviewItems } from '../../drizzle/schema/review.ts'
import { addFigure, figuresOf } from '../areas/clients/index.ts'
import { defaultPolicy } from '../areas/policy/index.ts'
import {
  itemOfClient,
  latestRound,
  openRound,
  propose,
  reviewSchedule,
  showChange,
} from '../areas/review/index.ts'
import { calendarAt } from '../areas/workdays/index.ts'
import type { Deps } from '../deps.ts'
import { addDays, halfOf, isWorkday, type WorkCalendar, workdayUntil } from '../kernel/calendar.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { placeOf } from '../vault/place.ts'
import { liMing, wangFang, zhouTing } from './company.ts'
import { clientNamed, ctxOf } from './find.ts'

type Part = {
  client: string
  owner: string
  tier: 'strategic' | 'important' | 'general'
  /** Signed within the year and forecast for three, in yuan; used where the demo has no figures of the client. */
  annual: number
  forecast?: number
  /** How far its review has come. */
  is: 'open' | 'proposed' | 'approved' | 'returned'
  to?: TierOrNone
  market?: string
  feedback?: string
}

const wan = (n: number) => n * 10_000

/** A half-yearly review half done: some approved, some waiting, some still with their owner, one of them late. */
const parts: Part[] = [
  {
    client: '万川',
    owner: liMing,
    tier: 'strategic',
    annual: wan(4_600),
    forecast: wan(12_000),
    is: 'proposed',
    to: 'important',
    market: '杭州精装盘供应少了三成，万川把两个项目推到了明年。',
    feedback: '王总说工期和收口都满意，就是明年预算要砍。',
  },
  {
    client: '龙澜商业',
    owner: liMing,
    tier: 'important',
    annual: wan(1_800),
    forecast: wan(6_000),
    is: 'open',
  },
  {
    client: '华岳',
    owner: liMing,
    tier: 'general',
    annual: wan(800),
    is: 'proposed',
    market: '上海存量翻新多起来了，他们明年有两栋要改。',
    feedback: '潘总满意工期，检修口的位置还惦记着。',
  },
  {
    client: '泊岸',
    owner: liMing,
    tier: 'general',
    annual: wan(650),
    is: 'approved',
    market: '没变化。',
    feedback: '林总说新一稿效果图对路了。',
  },
  {
    client: '银禾',
    owner: zhouTing,
    tier: 'important',
    annual: wan(2_600),
    forecast: wan(9_000),
    is: 'approved',
    market: '餐饮连锁又开始扩店，春季要翻三家。',
    feedback: '陈总说门头样板定了就按这个铺开。',
  },
  {
    client: '三院',
    owner: zhouTing,
    tier: 'general',
    annual: wan(900),
    is: 'approved',
    market: '医院改造专项债下来了。',
    feedback: '郑老师要求夜间施工、零粉尘，说我们做得住。',
  },
  {
    client: '鹿鸣',
    owner: zhouTing,
    tier: 'general',
    annual: wan(560),
    is: 'returned',
    market: '酒店投资放缓。',
    feedback: '还行。',
  },
  {
    client: '永禾',
    owner: wangFang,
    tier: 'important',
    annual: wan(5_000),
    forecast: wan(15_000),
    is: 'proposed',
    market: '总部大楼改造立项，明年上半年招标。',
    feedback: '方主任希望我们先做概念方案。',
  },
]

/** The day a round must have opened on, for its last day for proposals to be the workday before today. */
function opening(calendar: WorkCalendar, today: string): string {
  const proposeBy = workdayUntil(calendar, addDays(today, -1))
  let day = proposeBy
  for (let left = defaultPolicy['review.propose_workdays']; left > 0; day = addDays(day, -1))
    if (isWorkday(calendar, day)) left -= 1
  return workdayUntil(calendar, day)
}

/** The demo's review of this half-year, opened a little late: its last day for proposals was the last workday. */
export async function seedReview(deps: Deps, now: Date): Promise<void> {
  const { zone } = deps
  const day = opening(await calendarAt(deps.db), dayOf(now, zone))
  const opened = instantOf(day, '09:00', zone)
  const since = `${Number(day.slice(0, 4)) - 1}-07-01`
  await deps.db.transaction(async (tx) => {
    for (const { client, owner, tier, annual, forecast } of parts) {
      const ctx = await ctxOf(deps, tx, owner, opened)
      const { id } = await clientNamed(tx, client)
      await tx
        .update(clients)
        .set({ tier, tierSince: since })
        .where(and(eq(clients.id, id), isNull(clients.tier)))
      if ((await figuresOf(ctx, id)).length > 0) continue
      const signed = addDays(day, -120)
      const figure = { clientId: id, onDay: signed }
      await addFigure(ctx, {
        ...figure,
        kind: 'contract',
        yuan: annual,
        label: `KQ-SG-${signed.slice(0, 4)}`,
      })
      if (forecast)
        await addFigure(ctx, { ...figure, kind: 'forecast_3y', yuan: forecast, label: '三年预估' })
    }
    // Together with the tiers: the bot is running already, and would open a review of its own.
    await openRound({ deps, tx, at: opened, cause: 'demo' }, halfOf(day))
  })
  await reviewSchedule.run(deps, opened)
  for (const part of parts) if (part.is !== 'open') await seedPart(deps, part, now)
  // The last day for proposals is over: what is late is told, and what stays is sent for approval.
  await reviewSchedule.run(deps, now)
}

/** One client's review, written half an hour ago: asked about for real, or settled as if that had been long ago. */
async function seedPart(deps: Deps, part: Part, now: Date): Promise<void> {
  const { market = '', feedback = '', to = part.tier } = part
  const then = new Date(now.getTime() - 30 * 60_000)
  await deps.db.transaction(async (tx) => {
    const ctx = await ctxOf(deps, tx, part.owner, then)
    const round = await latestRound(tx)
    const item = round && (await itemOfClient(tx, round.id, (await clientNamed(tx, part.client)).id))
    if (!item) return
    if (part.is === 'proposed') await propose(ctx, item, { market, feedback, proposedTier: to })
    else
      await tx
        .update(reviewItems)
        .set({
          status: part.is,
          dataConfirmed: true,
          marketChange: deps.vault.seal(placeOf(reviewItems.marketChange, item.id), market),
          clientFeedback: deps.vault.seal(placeOf(reviewItems.clientFeedback, item.id), feedback),
          proposedTier: to,
          version: item.version + 1,
          proposedAt: then,
          ...(part.is === 'approved' ? { decidedAt: then } : {}),
        })
        .where(eq(reviewItems.id, item.id))
    await showChange(ctx, round.id, [item])
  })
}
