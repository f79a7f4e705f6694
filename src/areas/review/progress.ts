import { say } from '../../../bot-cards/i18n/say.ts'
import { reviewProgressCard } from '../../../bot-cards/review/progress.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { tellKept } from '../approvals/index.ts'
import { leadOf } from '../team/index.ts'
import { countsOf } from './items.ts'
import type { Round } from './rounds.ts'
import { progressOf } from './rules.ts'
import { carriedInto, reportsOf, tallyOf } from './tally.ts'

/** A list shows the five most urgent. */
const shown = 5

/** Who sees everybody's progress; a manager sees the people below. */
const overseers = ['head_of_sales', 'deputy_gm', 'general_manager'] as const
export const nudgers = [...overseers, 'manager'] as const

export const oversees = (reader: Pick<Staff, 'roles'>): 'all' | 'line' | 'none' =>
  overseers.some((role) => reader.roles.includes(role))
    ? 'all'
    : reader.roles.includes('manager')
      ? 'line'
      : 'none'

/** Whose progress this reader sees; undefined: everybody's. */
export const scopeOf = async (
  ctx: EventCtx,
  reader: Pick<Staff, 'id' | 'openId' | 'roles'>,
): Promise<ReadonlySet<string> | undefined> =>
  oversees(reader) === 'all' ? undefined : (await reportsOf(ctx.tx, reader.openId)).add(reader.id)

/** How far a round has come, for everybody or for those in `scope`. */
export async function progressFor(ctx: EventCtx, round: Round, scope?: ReadonlySet<string>) {
  const { zone } = ctx.deps
  const today = dayOf(ctx.at, zone)
  const counted = await tallyOf(ctx.tx, round.id, instantOf(today, '00:00', zone))
  return progressOf(scope ? counted.filter((one) => scope.has(one.personId)) : counted, round, today)
}

export async function drawProgress(ctx: EventCtx, round: Round, reader: Staff, page = 0): Promise<object> {
  const { total, people } = await progressFor(ctx, round, await scopeOf(ctx, reader))
  const { counts } = await countsOf(ctx.tx, round.id, reader.id)
  const pages = Math.max(1, Math.ceil(people.length / shown))
  const at = Math.min(page, pages - 1)
  return reviewProgressCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    round: round.id,
    version: round.version,
    half: round.half,
    proposeBy: round.proposeBy,
    approveBy: round.approveBy,
    closed: round.status === 'closed',
    total,
    rows: people
      .slice(at * shown, (at + 1) * shown)
      .map(({ personId, nudged, ...row }) => ({ person: personId, nudgedToday: nudged, ...row })),
    page: at,
    pages,
    carried: await carriedInto(ctx.tx, round.id),
    mine: counts.open + counts.returned,
    mayNudge: true,
  })
}

/** Brings the team lead's card up to date, or sends it. Nobody leads: nobody is told. */
export async function tellProgress(ctx: EventCtx, round: Round): Promise<void> {
  const lead = await leadOf(ctx.tx, ctx.at)
  if (!lead) return
  const title = say((w) => w.review.progress.title(round.half))
  const kept = { name: `review-progress:${round.id}`, since: round.openedAt, title }
  await tellKept(ctx, lead.openId, kept, await drawProgress(ctx, round, lead))
}
