import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clientFigures, clients } from '../../../drizzle/schema/clients.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId } from '../../kernel/ids.ts'
import type { Policy } from '../policy/index.ts'

/** Amounts of one client as a policy counts them, in yuan; `undefined` where nothing is on record. */
export type Amounts = {
  clientId: ClientId
  tier?: Tier
  annualYuan: number
  forecastYuan?: number
  projectYuan?: number
}

const row = z.object({
  id: z.string(),
  tier: z.enum(tiers).nullable(),
  annual: z.coerce.number(),
  forecast: z.coerce.number().nullable(),
  project: z.coerce.number().nullable(),
})

/** Which clients: these, or the next `limit` active ones behind an id. */
export type Which = { ids: readonly string[] } | { after: string; limit: number }

/**
 * Amounts of many clients in one statement. Annual is what was signed in (day − months, day], contracts and call-offs
 * (a framework agreement itself is no amount), cancelled ones left out; forecast is the latest; project the largest.
 * With `tiering.group_rollup` a client's signed amount is that of its whole group, itself included.
 */
export async function amountsOf(tx: Tx, which: Which, day: string, policy: Policy): Promise<Amounts[]> {
  const since = Temporal.PlainDate.from(day).subtract({ months: policy['tiering.annual_months'] }).toString()
  const picked =
    'ids' in which
      ? sql`c.id = any(${sql.param([...which.ids])}::text[])`
      : sql`c.status = 'active' and c.id > ${which.after} order by c.id limit ${which.limit}`
  const stands = sql`f.on_day <= ${day}::date and (f.cancelled_on is null or f.cancelled_on > ${day}::date)`
  const family = policy['tiering.group_rollup']
    ? sql`f.client_id in (select m.id from ${clients} m where m.status = 'active'
        and (m.id = coalesce(p.group_id, p.id) or m.group_id = coalesce(p.group_id, p.id)))`
    : sql`f.client_id = p.id`
  const rows = rowsOf(
    await tx.execute(sql`
      with p as materialized (select c.id, c.tier, c.group_id from ${clients} c where ${picked})
      select p.id, p.tier,
        (select coalesce(sum(f.yuan), 0) from ${clientFigures} f where ${family} and ${stands}
          and f.kind in ('contract', 'call_off') and f.on_day > ${since}::date) as annual,
        (select f.yuan from ${clientFigures} f where f.client_id = p.id and ${stands}
          and f.kind = 'forecast_3y' order by f.on_day desc, f.recorded_at desc, f.id desc limit 1) as forecast,
        (select max(f.yuan) from ${clientFigures} f where f.client_id = p.id and ${stands}
          and f.kind = 'project_investment') as project
      from p order by p.id`),
  )
  return rows.map((raw) => {
    const { id, tier, annual, forecast, project } = row.parse(raw)
    return {
      clientId: id as ClientId,
      annualYuan: annual,
      ...(tier ? { tier } : {}),
      ...(forecast === null ? {} : { forecastYuan: forecast }),
      ...(project === null ? {} : { projectYuan: project }),
    }
  })
}
