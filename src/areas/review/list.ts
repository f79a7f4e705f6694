import { say } from '../../../bot-cards/i18n/say.ts'
import { reviewListCard } from '../../../bot-cards/review/list.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { tellKept } from '../approvals/index.ts'
import { countsOf, itemsOfPerson } from './items.ts'
import type { Round } from './rounds.ts'

/** A list shows the five most urgent. */
const shown = 5

type Person = { id: PersonId; openId: string; name: string }

/** What one person has to review, five at a time. A page beyond the last shows the last. */
export async function drawList(
  ctx: EventCtx,
  round: Round,
  person: Person,
  more: { page?: number; nudgedBy?: string; returned?: string } = {},
): Promise<object> {
  const { counts, ready, carried } = await countsOf(ctx.tx, round.id, person.id)
  const all = counts.open + counts.returned + counts.proposed + counts.approved
  const pages = Math.max(1, Math.ceil(all / shown))
  const page = Math.min(more.page ?? 0, pages - 1)
  const items = await itemsOfPerson(ctx.tx, round.id, person.id, { limit: shown, offset: page * shown })
  return reviewListCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    round: round.id,
    half: round.half,
    proposeBy: round.proposeBy,
    approveBy: round.approveBy,
    name: person.name,
    closed: round.status === 'closed',
    rows: items.map(({ id, client, tier, hint, status, proposedTier }) => ({
      item: id,
      client,
      tier,
      status,
      ...(hint ? { hint } : {}),
      ...(proposedTier ? { proposedTier } : {}),
    })),
    page,
    pages,
    counts,
    ready,
    carried,
    ...(more.returned === undefined ? {} : { returned: more.returned }),
    ...(more.nudgedBy ? { nudgedBy: more.nudgedBy } : {}),
  })
}

/** Sends somebody's list, or brings the one they have up to date. */
export async function tellList(ctx: EventCtx, round: Round, person: Person): Promise<void> {
  const title = say((w) => w.review.list.title(round.half))
  const kept = { name: `review-list:${round.id}`, since: round.openedAt, title }
  await tellKept(ctx, person.openId, kept, await drawList(ctx, round, person))
}
