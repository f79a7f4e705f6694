import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { DueCounts, MonthCounts } from '../../../bot-cards/duties/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties } from '../../../drizzle/schema/duties.ts'
import { absences, people } from '../../../drizzle/schema/people.ts'
import type { Ctx, Role } from '../../bot/context.ts'
import { rowsOf } from '../../db/rows.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { owedNow } from './views.ts'

/** How deep a company's hierarchy is followed; a directory with a circle in it ends here. */
const levels = 8

/** Posts that see what the whole company owes. */
const everywhere: readonly Role[] = ['head_of_sales', 'deputy_gm', 'general_manager']
const leads = (ctx: Ctx) => everywhere.some((role) => ctx.actor.roles.includes(role))

/** Whether somebody leads others who look after clients. */
export const hasPeople = (ctx: Ctx): boolean => leads(ctx) || ctx.actor.roles.includes('manager')

/** Clients I look after, or stand in for today. */
const mine = (ctx: Ctx, today: string): SQL => sql`(${clients.ownerId} = ${ctx.actor.id}
  or ${clients.ownerId} in (select person_id from ${absences} where deputy_id = ${ctx.actor.id}
    and status = 'planned' and from_day <= ${today}::date and ${today}::date < until_day))`

/** Clients my people look after, at any level; for those who lead sales or the company, everybody's but mine. */
const others = (ctx: Ctx): SQL =>
  leads(ctx)
    ? sql`${clients.ownerId} is distinct from ${ctx.actor.id}`
    : sql`${clients.ownerId} in (
        with recursive below(id, open_id, depth) as (
          select id, open_id, 1 from ${people} where leader_open_id = ${ctx.actor.openId}
          union all
          select p.id, p.open_id, below.depth + 1 from below join ${people} p on p.leader_open_id = below.open_id
          where below.depth < ${levels}
        ) select id from below where id <> ${ctx.actor.id})`

export type Whose = 'mine' | 'people'
const scoped = (ctx: Ctx, whose: Whose, today: string): SQL =>
  sql`${clients.status} = 'active' and ${clients.tier} is not null and ${duties.subjectId} = '' and ${whose === 'mine' ? mine(ctx, today) : others(ctx)}`

const meetingsOnly = (meetings: boolean | undefined): SQL =>
  meetings ? sql` and ${duties.kind} <> 'follow_up'` : sql``

/** Whether anybody's clients are mine to look after today. */
export async function hasClients(ctx: Ctx): Promise<boolean> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const [row] = rowsOf(
    await ctx.tx.execute(
      sql`select 1 from ${clients} where ${clients.status} = 'active' and ${mine(ctx, today)} limit 1`,
    ),
  )
  return row !== undefined
}

/** Clients I look after, or stand in for today. */
export async function myClients(ctx: Ctx): Promise<{ id: string; name: string; tier?: Tier }[]> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const rows = rowsOf(
    await ctx.tx.execute(sql`
      select id, name, tier from ${clients} where ${clients.status} = 'active' and ${mine(ctx, today)}`),
  )
  const row = z.object({ id: z.string(), name: z.string(), tier: z.enum(tiers).nullable() })
  return rows.map((raw) => {
    const { id, name, tier } = row.parse(raw)
    return { id, name, ...(tier ? { tier } : {}) }
  })
}

const paged = z.object({
  id: z.string().nullable(),
  overdue: z.int(),
  today: z.int(),
  week: z.int(),
  later: z.int(),
})

/**
 * Which duties are open, a page of them in the order of `byUrgency`, and how many are how pressing. One statement; a
 * page beyond the last is the first.
 */
export async function openDuties(
  ctx: Ctx,
  whose: Whose,
  { from, limit, meetings }: { from: number; limit: number; meetings?: boolean | undefined },
): Promise<{ ids: string[]; counts: DueCounts; total: number; from: number }> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const rows = rowsOf(
    await ctx.tx.execute(sql`
      with owed as materialized (
        select ${duties.id} as id, ${duties.dueDay} as due, ${clients.name} as name,
          array_position(${sql.param([...tiers])}::text[], ${duties.tier}) as rank,
          case when ${duties.dueDay} < ${today}::date then 0 when ${duties.dueDay} = ${today}::date then 1
            when ${duties.dueDay} <= ${addDays(today, 7)}::date then 2 else 3 end as pressing
        from ${clients} join ${duties} on ${duties.clientId} = ${clients.id}
        where ${scoped(ctx, whose, today)} and ${duties.status} = 'open' and ${owedNow(today)}${meetingsOnly(meetings)}
      ), counts as (
        select count(*) filter (where pressing = 0)::int as overdue, count(*) filter (where pressing = 1)::int as today,
          count(*) filter (where pressing = 2)::int as week, count(*) filter (where pressing = 3)::int as later,
          count(*) as total from owed
      ), page as (
        select owed.* from owed, counts order by pressing, rank, due, name collate "C", id
        offset (select case when ${from} < total then ${from} else 0 end from counts) limit ${limit}
      )
      select page.id, counts.overdue, counts.today, counts.week, counts.later
      from counts left join page on true order by page.pressing, page.rank, page.due, page.name collate "C", page.id`),
  ).map((row) => paged.parse(row))
  const { overdue = 0, today: now = 0, week = 0, later = 0 } = rows[0] ?? {}
  const total = overdue + now + week + later
  return {
    ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
    counts: { overdue, today: now, week, later },
    total,
    from: from < total ? from : 0,
  }
}

const counted = z.object({
  tier: z.enum(tiers),
  done: z.int(),
  excused: z.int(),
  overdue: z.int(),
  due: z.int(),
})

/** By tier, how many of the duties that hold today are done, due, overdue and excused (制度五(一)). */
export async function countsByTier(
  ctx: Ctx,
  whose: Whose,
  meetings: boolean,
): Promise<Partial<Record<Tier, MonthCounts>>> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const rows = rowsOf(
    await ctx.tx.execute(sql`
      select ${duties.tier} as tier, count(*) filter (where ${duties.status} = 'done')::int as done,
        count(*) filter (where ${duties.status} = 'excused')::int as excused,
        count(*) filter (where ${duties.status} = 'open' and ${duties.dueDay} < ${today}::date)::int as overdue,
        count(*) filter (where ${duties.status} = 'open' and ${duties.dueDay} >= ${today}::date)::int as due
      from ${clients} join ${duties} on ${duties.clientId} = ${clients.id}
      where ${scoped(ctx, whose, today)} and ${duties.status} <> 'dropped' and ${owedNow(today)}${meetingsOnly(meetings)}
      group by ${duties.tier}`),
  ).map((row) => counted.parse(row))
  return Object.fromEntries(rows.map(({ tier, ...counts }) => [tier, counts]))
}
