import type { Role } from '../../../bot-cards/rights/roles.ts'
import { type Seat, seats } from '../../../bot-cards/team/actions.ts'
import { teamCard } from '../../../bot-cards/team/team.ts'
import type { SeatFormView, SeatRow, TeamView } from '../../../bot-cards/team/views.ts'
import type { Ctx } from '../../bot/context.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import type { Client } from '../clients/index.ts'
import { colleaguesToPick, deputyOf, holdersOf, personById } from '../people/index.ts'
import { rosterOf, type SeatHeld } from './repo.ts'
import { sits } from './rules.ts'

/** Whose role fits a seat: offered first. */
export const roleOfSeat: Record<Seat, Role> = {
  marketing: 'marketing',
  project_manager: 'project',
  designer: 'technical',
  engineer: 'technical',
  after_sales_lead: 'after_sales',
  legal: 'legal',
}

/** The company's seats are given by the head of sales or an admin, a client's by its owner and those in charge. */
export const mayAssign = async (ctx: Ctx, client: Client | undefined): Promise<boolean> =>
  client
    ? may(ctx, 'client.edit', client.id)
    : ctx.actor.roles.some((role) => role === 'head_of_sales' || role === 'admin')

/** Who leads: the head of sales, or of an account team the client's owner; with who stands in today. */
async function leadView(ctx: Ctx, client: Client | undefined): Promise<Pick<TeamView, 'lead'>> {
  const lead = client
    ? client.ownerId && (await personById(ctx.tx, client.ownerId, ctx.at))
    : (await holdersOf(ctx.tx, 'head_of_sales', ctx.at))[0]
  if (!lead) return {}
  const deputy = await deputyOf(ctx.tx, lead.id, dayOf(ctx.at, ctx.deps.zone), ctx.at)
  return { lead: { name: lead.name, ...(deputy ? { deputy: deputy.name } : {}) } }
}

/** The row that holds on a day, if any: at most one, as every assignment ends what was there. */
export const sittingOn = (roster: readonly SeatHeld[], seat: Seat, day: string): SeatHeld | undefined =>
  roster.find((row) => row.seat === seat && sits(row, day))

function seatRow(roster: readonly SeatHeld[], seat: Seat, today: string): SeatRow {
  const now = sittingOn(roster, seat, today)
  const next = roster.find((row) => row.seat === seat && row.from > today && row.from !== row.until)
  return {
    seat,
    was: now?.id ?? '',
    version: now?.version ?? 0,
    ...(now
      ? {
          person: {
            name: now.name,
            since: now.from,
            here: now.here,
            nda: now.nda,
            ...(now.deputy ? { deputy: now.deputy } : {}),
          },
        }
      : {}),
    ...(next ? { next: { name: next.name, from: next.from } } : {}),
  }
}

/** A team's card as it stands today; `form` opens one seat for a change. */
export async function drawTeam(
  ctx: Ctx,
  client: Client | undefined,
  form?: Omit<SeatFormView, 'colleagues'>,
): Promise<object> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const roster = await rosterOf(ctx.tx, client?.id, { now: ctx.at, zone: ctx.deps.zone })
  const past = roster
    .filter((row) => row.until !== undefined && row.until <= today && row.from < row.until)
    .sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))
  return teamCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    ...(client
      ? { client: { id: client.id, name: client.name, strategic: client.tier === 'strategic' } }
      : {}),
    ...(await leadView(ctx, client)),
    rows: seats.map((seat) => seatRow(roster, seat, today)),
    mayAssign: await mayAssign(ctx, client),
    ...(form ? { form: { ...form, colleagues: await offered(ctx, form.seat) } } : {}),
    history: past.map(({ seat, name, from, until }) => ({
      seat,
      name,
      from,
      last: addDays(until ?? from, -1),
    })),
  })
}

async function offered(ctx: Ctx, seat: Seat): Promise<string[]> {
  const fitting = await holdersOf(ctx.tx, roleOfSeat[seat], ctx.at)
  return colleaguesToPick(
    ctx.tx,
    fitting.map((one) => one.id),
  )
}
