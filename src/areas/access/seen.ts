import { and, desc, eq, gte, ne, sql } from 'drizzle-orm'
import { type Purpose, purposes } from '../../../bot-cards/access/purposes.ts'
import type { SeenPart, SeenRow } from '../../../bot-cards/access/views.ts'
import { accessLog } from '../../../drizzle/schema/access.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Client } from '../clients/index.ts'

/** How far `/谁看过` looks back. */
export const seenDays = 30
const shown = 5

const parts: Readonly<Record<string, SeenPart>> = {
  visits: 'visits',
  visit_revisions: 'visits',
  action_items: 'visits',
  drafts: 'visits',
  contacts: 'contacts',
  consents: 'contacts',
  clients: 'profile',
  approvals: 'requests',
  approval_steps: 'requests',
  assessments: 'requests',
  review_items: 'requests',
}
const partOf = (entity: string): SeenPart => parts[entity] ?? 'other'
const purposeOf = (text: string): Purpose => purposes.find((one) => one === text) ?? 'client card'

/** Reads by others than the owner within the last `seenDays`. */
const byOthers = (ctx: EventCtx, client: Client) =>
  and(
    eq(accessLog.clientId, client.id),
    gte(accessLog.at, new Date(ctx.at.getTime() - seenDays * 86_400_000)),
    ne(accessLog.actor, client.ownerId ?? ''),
    ne(accessLog.actor, 'system'),
  )

/**
 * Who saw what of a client, the latest first: reads of one person for one purpose on one day are one row. A look that
 * opened twenty records is one time. `before` pages on.
 */
export async function seenRows(
  ctx: EventCtx,
  client: Client,
  before?: Date,
): Promise<{ rows: SeenRow[]; before?: string }> {
  const last = sql<Date>`max(${accessLog.at})`.mapWith(accessLog.at)
  // The zone is a literal: as a parameter it would be another expression in each place it stands.
  const day = sql`date_trunc('day', ${accessLog.at} at time zone ${sql.raw(`'${ctx.deps.zone.replaceAll("'", '')}'`)})`
  const rows = await ctx.tx
    .select({
      who: people.name,
      purpose: accessLog.purpose,
      last,
      times: sql<number>`count(distinct ${accessLog.at})`.mapWith(Number),
      entities: sql<string[]>`array_agg(distinct ${accessLog.entity})`,
    })
    .from(accessLog)
    .innerJoin(people, eq(people.id, accessLog.actor))
    .where(byOthers(ctx, client))
    .groupBy(people.id, people.name, accessLog.purpose, day)
    .having(before ? sql`max(${accessLog.at}) < ${before.toISOString()}::timestamptz` : sql`true`)
    .orderBy(desc(last))
    .limit(shown + 1)
  const page = rows.slice(0, shown).map(({ entities, purpose, ...row }) => ({
    ...row,
    purpose: purposeOf(purpose),
    parts: [...new Set(entities.map(partOf))],
  }))
  const end = rows.length > shown ? page.at(-1)?.last.toISOString() : undefined
  return { rows: page, ...(end ? { before: end } : {}) }
}

/** How many people other than the owner looked. */
export async function seenPeople(ctx: EventCtx, client: Client): Promise<number> {
  const [row] = await ctx.tx
    .select({ people: sql<number>`count(distinct ${accessLog.actor})`.mapWith(Number) })
    .from(accessLog)
    .where(byOthers(ctx, client))
  return row?.people ?? 0
}
