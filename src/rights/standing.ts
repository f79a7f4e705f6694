import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { grants } from '../../drizzle/schema/access.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import { absences, people } from '../../drizzle/schema/people.ts'
import { projects } from '../../drizzle/schema/projects.ts'
import { teamSeats } from '../../drizzle/schema/team.ts'
import type { Staff } from '../bot/context.ts'
import { rowsOf } from '../db/rows.ts'
import type { Tx } from '../db/types.ts'
import { dayOf } from '../kernel/days.ts'
import { allows, type Right, type Standing, standingsByPost } from './table.ts'

/** Who asks, when and where the company's days begin: any handler's context. */
type Asking = { tx: Tx; at: Date; actor: Staff; deps: { zone: string } }

/** How deep a company's hierarchy is followed; a directory with a circle in it ends here. */
const levels = 8

const row = z.object({
  id: z.string(),
  owner: z.boolean(),
  deputy: z.boolean(),
  line: z.boolean(),
  team: z.boolean(),
  granted: z.boolean(),
  project: z.boolean(),
})

/**
 * How the actor stands to each of these clients now: one statement, however many. A client that does not exist has no
 * entry; one that was merged into another counts as that. Owning, deputising for an absent owner, managing the owner at any level, sitting on the account team (or
 * deputising there), an open grant and managing a project are looked up; posts come from the actor's roles.
 */
export async function standingsTo(
  ctx: Asking,
  clientIds: readonly string[],
): Promise<Map<string, Standing[]>> {
  if (clientIds.length === 0) return new Map()
  const { actor, at } = ctx
  const today = dayOf(at, ctx.deps.zone)
  const manages = actor.roles.includes('manager')
    ? sql`exists (
        with recursive above(open_id, depth) as (
          select owner.leader_open_id, 1 from ${people} owner where owner.id = c.owner_id
          union all
          select boss.leader_open_id, above.depth + 1 from above join ${people} boss on boss.open_id = above.open_id
          where above.depth < ${levels}
        ) select 1 from above where above.open_id = ${actor.openId})`
    : sql`false`
  const rows = rowsOf(
    await ctx.tx.execute(sql`
      select asked.id, coalesce(c.owner_id = ${actor.id}, false) as owner,
        exists (select 1 from ${absences} a where a.person_id = c.owner_id and a.deputy_id = ${actor.id}
          and a.status = 'planned' and a.from_day <= ${today}::date and ${today}::date < a.until_day) as deputy,
        ${manages} as line,
        exists (select 1 from ${teamSeats} s where s.client_id = c.id
          and (s.person_id = ${actor.id} or s.deputy_id = ${actor.id})
          and s.from_day <= ${today}::date and (s.until_day is null or ${today}::date < s.until_day)) as team,
        exists (select 1 from ${grants} g where g.client_id = c.id and g.person_id = ${actor.id}
          and g.from_at <= ${at.toISOString()}::timestamptz and ${at.toISOString()}::timestamptz < g.until
          and g.revoked_at is null) as granted,
        exists (select 1 from ${projects} j where j.client_id = c.id and j.manager_id = ${actor.id}) as project
      from ${clients} asked join ${clients} c on c.id = coalesce(asked.merged_into, asked.id)
      where asked.id = any(${sql.param([...clientIds])}::text[])`),
  )
  const byPost = standingsByPost(actor.roles)
  return new Map(
    rows.map((raw) => {
      const { id, owner, deputy, line, team, granted, project } = row.parse(raw)
      const held: Standing[] = [...byPost]
      if (owner || deputy) held.push('owner')
      if (line) held.push('line')
      if (team) held.push('team')
      if (granted) held.push('grant')
      if (project) held.push('project')
      return [id, held.length > 0 ? held : ['none']]
    }),
  )
}

/** The same for one client; `none` where it does not exist. */
export async function standingTo(ctx: Asking, clientId: string): Promise<Standing[]> {
  return (await standingsTo(ctx, [clientId])).get(clientId) ?? ['none']
}

/** Whether the actor may, for one client. */
export const may = async (ctx: Asking, right: Right, clientId: string): Promise<boolean> =>
  allows(right, await standingTo(ctx, clientId))
