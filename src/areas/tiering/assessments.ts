import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  type AssessedItem,
  assessedItems,
  type JudgedItem,
  type Result,
  results,
} from '../../../bot-cards/tiering/items.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { assessments } from '../../../drizzle/schema/tiering.ts'
import { audit, type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import { placeOf } from '../../vault/place.ts'
import { policyAt } from '../policy/index.ts'
import type { TierInput } from './recognition.ts'

/** The latest judgement of an item: who gave it, when, and why in writing. */
export type Assessment = {
  item: AssessedItem
  result: Result
  by: string
  day: string
  reason: string
}

const latestRow = z.object({
  client_id: z.string(),
  item: z.enum(assessedItems),
  result: z.enum(results),
  at: z.coerce.date(),
})

/** What people judged last of these clients, as the rules take it. One statement. */
export async function judgedOf(
  tx: Tx,
  clientIds: readonly string[],
  zone: string,
): Promise<Map<string, Pick<TierInput, 'judged' | 'badFaithOn'>>> {
  const rows = rowsOf(
    await tx.execute(sql`
      select distinct on (a.client_id, a.item) a.client_id, a.item, a.result, a.assessed_at as at
      from ${assessments} a where a.client_id = any(${sql.param([...clientIds])}::text[])
      order by a.client_id, a.item, a.assessed_at desc, a.id desc`),
  )
  const judged = new Map<string, { judged: Partial<Record<JudgedItem, Result>>; badFaithOn?: string }>()
  for (const raw of rows) {
    const { client_id, item, result, at } = latestRow.parse(raw)
    const one = judged.get(client_id) ?? { judged: {} }
    judged.set(client_id, one)
    if (item !== 'no_bad_faith') one.judged[item] = result
    else if (result === 'fail') one.badFaithOn = dayOf(at, zone)
  }
  return judged
}

const fullRow = latestRow.omit({ client_id: true }).extend({ id: z.string(), by: z.string() })

/** The latest judgement of these items of a client with its reason, opened for the actor; the read is logged. */
export async function assessmentsOf(
  ctx: EventCtx,
  clientId: string,
  items: readonly AssessedItem[] = assessedItems,
): Promise<Assessment[]> {
  const rows = await ctx.tx
    .selectDistinctOn([assessments.item], {
      id: assessments.id,
      item: assessments.item,
      result: assessments.result,
      at: assessments.assessedAt,
      by: people.name,
      reason: assessments.reason,
    })
    .from(assessments)
    .innerJoin(people, eq(people.id, assessments.assessorId))
    .where(and(eq(assessments.clientId, clientId), anyOf(assessments.item, items)))
    .orderBy(assessments.item, desc(assessments.assessedAt), desc(assessments.id))
  const reasons = await reveal(
    ctx,
    'tiering',
    rows.map((row) => ({ place: placeOf(assessments.reason, row.id), sealed: row.reason, clientId })),
  )
  return rows.map((row, n) => {
    const { item, result, at, by } = fullRow.parse(row)
    return { item, result, by, day: dayOf(at, ctx.deps.zone), reason: reasons[n] ?? '' }
  })
}

/** Writes down a judgement of the actor with its reason (制度二(二), 二(三)); earlier ones stay as history. */
export async function assess(
  ctx: EventCtx & { actor: Staff },
  clientId: string,
  judged: { item: AssessedItem; result: Result; reason: string },
): Promise<void> {
  const { version } = await policyAt(ctx.tx, ctx.at)
  const id = ctx.deps.ids.mint('assessment', ctx.at)
  await ctx.tx.insert(assessments).values({
    id,
    clientId,
    item: judged.item,
    result: judged.result,
    reason: ctx.deps.vault.seal(placeOf(assessments.reason, id), judged.reason),
    assessorId: ctx.actor.id,
    assessedAt: ctx.at,
    policyVersion: version,
  })
  await audit(ctx, {
    action: 'tiering.judge',
    entity: 'client',
    entityId: clientId,
    after: { item: judged.item, result: judged.result, reason: 'changed' },
  })
}
