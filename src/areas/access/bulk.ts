import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm'
import { accessFlags, accessLog } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { audit } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'

type Ctx = { deps: Pick<Deps, 'ids' | 'zone'>; tx: Tx; at: Date; cause: string }

/**
 * Whether somebody read clients of others unusually fast: more than `limit.clients` within `limit.hours`. The first
 * time that is so on a day it is written down and answered with the number; undefined otherwise.
 */
export async function flagBulkReading(
  ctx: Ctx,
  reader: PersonId,
  limit: { clients: number; hours: number },
): Promise<number | undefined> {
  const { tx, at } = ctx
  const [row] = await tx
    .select({ clients: sql<number>`count(distinct ${accessLog.clientId})`.mapWith(Number) })
    .from(accessLog)
    .innerJoin(clients, eq(clients.id, accessLog.clientId))
    .where(
      and(
        eq(accessLog.actor, reader),
        gt(accessLog.at, new Date(at.getTime() - limit.hours * 3_600_000)),
        isNotNull(accessLog.clientId),
        or(sql`${clients.ownerId} is null`, ne(clients.ownerId, reader)),
      ),
    )
  const read = row?.clients ?? 0
  if (read <= limit.clients) return undefined
  const flagged = await tx
    .insert(accessFlags)
    .values({
      id: ctx.deps.ids.mint('access_flag', at),
      personId: reader,
      day: dayOf(at, ctx.deps.zone),
      clients: read,
      toldAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: accessFlags.id })
  const [flag] = flagged
  if (!flag) return undefined
  await audit(ctx, {
    action: 'access.bulk',
    entity: 'access_flag',
    entityId: flag.id,
    after: { person: reader, clients: read },
  })
  return read
}
