import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import { holdersOf } from '../people/index.ts'
import type { Policy } from '../policy/index.ts'
import { leadOf } from '../team/index.ts'
import type { Member, Org } from './who.ts'

/** From an owner to their manager, to that one's deputy, to the deputy's deputy. */
const steps = 4

/** Lark's codes for somebody no message reaches: out of the app's range, resigned, stopped the bot. */
export const unreachableCodes = [230013, 230029, 230053]

const row = z.object({
  id: z.string(),
  open_id: z.string(),
  name: z.string(),
  active: z.boolean(),
  away: z.boolean(),
  nda: z.boolean(),
  unreachable: z.boolean(),
  manager: z.string().nullable(),
  deputy: z.string().nullable(),
})

/** The card of a person's morning. */
export const slotOf = (personId: string, day: string): string => `morning:${personId}:${day}`

/** Those whom reminders about these owners' clients may go to, and nobody else of the company. A fixed number of statements. */
export async function orgAround(
  tx: Tx,
  ownerIds: readonly string[],
  policy: Pick<Policy, 'approval.escalate_to'>,
  at: Date,
  zone: string,
): Promise<Org> {
  const today = dayOf(at, zone)
  const roles = [...policy['approval.escalate_to'], 'admin' as const]
  const [lead, ...holders] = await Promise.all([
    leadOf(tx, at),
    ...roles.map((role) => holdersOf(tx, role, at)),
  ])
  const last = [...new Set(holders.flat().map((one): string => one.id))]
  const first = [...new Set([...ownerIds, ...(lead ? [lead.id] : []), ...last])]
  const now = sql`${at.toISOString()}::timestamptz`
  const standsIn = sql`select a.deputy_id from ${absences} a where a.person_id = p.id and a.status = 'planned'
    and a.from_day <= ${today}::date and ${today}::date < a.until_day`
  const rows = rowsOf(
    await tx.execute(sql`
      with recursive around(id, depth) as (
        select one, 0 from unnest(${sql.param(first)}::text[]) one
        union
        select next.id, around.depth + 1
        from around join ${people} p on p.id = around.id
        cross join lateral (
          select boss.id from ${people} boss where boss.open_id = p.leader_open_id
          union all
          (${standsIn} and a.deputy_id is not null)
        ) next(id)
        where around.depth < ${steps}
      )
      select p.id, p.open_id, p.name, p.state = 'active' as active,
        exists (${standsIn}) as away,
        p.nda_version is not null and (p.nda_until is null or ${now} < p.nda_until) as nda,
        exists (select 1 from ${outbox} o where o.slot = ${'morning:'}::text || p.id || ${`:${today}`}::text
          and o.lane = 'u:' || p.open_id and o.state = 'refused'
          and o.error_code = any(${sql.param(unreachableCodes)}::int[])) as unreachable,
        (select boss.id from ${people} boss where boss.open_id = p.leader_open_id) as manager,
        (${standsIn} and a.deputy_id is not null order by a.created_at limit 1) as deputy
      from ${people} p where p.id in (select id from around)`),
  ).map((raw) => row.parse(raw))
  const members = new Map(
    rows.map(({ open_id: openId, manager, deputy, ...one }): [string, Member] => [
      one.id,
      { ...one, openId, ...(manager ? { manager } : {}), ...(deputy ? { deputy } : {}) },
    ]),
  )
  return { members, last, ...(lead ? { lead: lead.id } : {}) }
}
