import { eq, sql } from 'drizzle-orm'
import { outbox } from '../../drizzle/schema/outbox.ts'
import type { Db, Tx } from '../db/types.ts'
import type { Destination } from './destination.ts'
import { type Api, type Call, type Limits, memoryMs, pace, type Waiting } from './pacing.ts'

/** A row that is ours to send until its lease ends. */
export type Claimed = {
  id: string
  lane: string
  api: Api
  destination: Destination
  what: string
  /** Call its reader's attention to it once it is there. */
  urgent: boolean
  body: Uint8Array | null
  attempts: number
  /** The message to update, when `api` is patch. */
  target: { messageId: string; chatId: string } | undefined
  /** Proves that the row is still ours: a later claim writes another. Text, because a Date drops microseconds. */
  claim: string
}

/** After this time a row still marked as sending is taken for abandoned, by a process that was killed. */
export const leaseMs = 60_000
const lease = sql.raw(`interval '${leaseMs} milliseconds'`)

/** More candidates per API than can go at once are not worth reading. */
const perApi = 80

const advisoryKey = 0x6b71_6f62 // "kqob"

/**
 * Takes up to `room` rows that may be sent now: the oldest of each lane, as far as the limits allow. One process at a
 * time decides (advisory lock), so the limits hold across all. `lookAgainMs`: when the next row may be ready.
 */
export function claim(
  db: Db,
  room: number,
  limits: Limits,
): Promise<{ rows: Claimed[]; lookAgainMs: number | undefined }> {
  return db.transaction(async (tx) => {
    // Awaited on its own: what is read below must be read after the one before us has committed.
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(advisoryKey))})`)
    const [calls, looked] = await Promise.all([recentCalls(tx), look(tx)])
    const waits = looked.filter((row) => row.id === null)
    const heads = looked.flatMap(({ id, lane, call, target }) =>
      id === null || call === null ? [] : [{ id, lane, api: call, messageId: target ?? undefined }],
    )
    const held: Partial<Record<Api, number>> = {}
    for (const { call, waitMs } of waits) if (call) held[call] = waitMs
    // Everything is measured relative to the database's now, which is 0.
    const { go, lookAt } = pace(heads, calls, 0, limits, held)
    const rows = await take(tx, go.slice(0, room))
    const next = [lookAt, go.length > room ? 0 : undefined, ...waits.map((wait) => wait.waitMs)]
    const times = next.filter((ms) => ms !== undefined)
    return { rows, lookAgainMs: times.length > 0 ? Math.max(0, Math.min(...times)) : undefined }
  })
}

const epochMs = (instant: unknown) => sql`(extract(epoch from ${instant}) * 1000)::float8`

function recentCalls(tx: Tx): Promise<Call[]> {
  // The bare subselect is evaluated once, so that the index on claimed_at serves; the volatile function itself could not.
  const memory = sql.raw(`interval '${memoryMs} milliseconds'`)
  return tx
    .select({
      api: sql<Api>`${outbox.api}`,
      lane: outbox.lane,
      messageId: sql<string>`${outbox.messageId}`,
      at: sql<number>`(started - ${epochMs(sql`clock_timestamp()`)})::float8`,
    })
    .from(outbox)
    .innerJoin(
      sql`lateral unnest(array_append(${outbox.earlierCalls}, ${epochMs(outbox.claimedAt)})) as started`,
      sql`true`,
    )
    .where(sql`${outbox.claimedAt} > (select clock_timestamp()) - ${memory} and ${outbox.api} is not null`)
    .execute()
}

/** A lane's oldest row when it could be sent now (`id`), or why lanes wait: `call` was told to as a whole, or a pause. */
type Look = {
  id: string | null
  lane: string
  call: Api | null
  target: string | null
  waitMs: number
}

/**
 * The oldest unsent row of each lane, what it is going to be (a slot whose card stands in a message updates that
 * message) and how long it must wait: until its pause or, when somebody is sending it, their lease ends. Of those that
 * wait only the summary: the shortest wait, and per API that was told to wait as a whole the longest.
 */
function look(tx: Tx): Promise<Look[]> {
  const looked = sql`(
    with oldest as (
      select distinct on (lane) id, seq, lane, what, slot, destination->>'to' = 'reply' as reply,
        case when holds_api then api end as holds,
        case when state = 'sending' then claimed_at + ${lease} else next_at end as ready_at
      from ${outbox}
      where state in ('pending', 'sending')
      order by lane, seq
    ), aimed as (
      select o.*,
        coalesce(greatest(0, extract(epoch from ready_at - now()) * 1000), 0)::float8 as wait_ms,
        case when slot is not null then (
          select m.message_id from ${outbox} m
          where m.slot = o.slot and m.lane = o.lane and m.state = 'sent' and m.message_id is not null
          order by m.seq desc limit 1
        ) end as target
      from oldest o
    ), heads as materialized (
      select *, case
        when what = 'reaction' then 'reaction'
        when target is not null then 'patch'
        when reply then 'reply'
        else 'create'
      end as call
      from aimed
    ), ranked as (
      select *, row_number() over (partition by call order by seq) as place from heads where wait_ms = 0
    )
    select id, lane, call, target, wait_ms, seq from ranked where place <= ${sql.raw(String(perApi))}
    union all
    select null, '', holds, null, case when holds is null then min(wait_ms) else max(wait_ms) end, null
    from heads where wait_ms > 0 group by holds
  ) looked`
  return tx
    .select({
      id: sql<string | null>`id`,
      lane: sql<string>`lane`,
      call: sql<Api | null>`call`,
      target: sql<string | null>`target`,
      waitMs: sql<number>`wait_ms`,
    })
    .from(looked)
    .orderBy(sql`seq`)
    .execute()
}

async function take(tx: Tx, go: readonly Waiting[]): Promise<Claimed[]> {
  if (go.length === 0) return []
  const plan = JSON.stringify(go.map(({ id, api, messageId }) => ({ id, api, target: messageId ?? null })))
  // A row whose lock somebody holds is just being superseded: leave it to the next look instead of waiting for them.
  const mine = sql`(
    select o.id, plan.api, plan.target, (
      select m.chat_id from ${outbox} m
      where m.slot = o.slot and m.lane = o.lane and m.message_id = plan.target and m.state = 'sent'
      order by m.seq desc limit 1
    ) as target_chat
    from jsonb_to_recordset(${plan}::text::jsonb) as plan(id text, api text, target text)
    join ${outbox} o on o.id = plan.id
    where o.state = 'pending' or (o.state = 'sending' and o.claimed_at <= now() - ${lease})
    for update of o skip locked
  ) mine`
  const rows = await tx
    .update(outbox)
    .set({
      state: 'sending',
      claimedAt: sql`clock_timestamp()`,
      earlierCalls: sql`array(
        select started from unnest(array_append(${outbox.earlierCalls}, ${epochMs(outbox.claimedAt)})) as started
        where started > ${epochMs(sql`clock_timestamp()`)} - ${sql.raw(String(memoryMs))}
      )`,
      attempts: sql`${outbox.attempts} + 1`,
      nextAt: null,
      holdsApi: false,
      api: sql`mine.api`,
      messageId: sql`mine.target`,
      chatId: sql`mine.target_chat`,
    })
    .from(mine)
    .where(eq(outbox.id, sql`mine.id`))
    .returning({
      id: outbox.id,
      lane: outbox.lane,
      destination: outbox.destination,
      what: outbox.what,
      urgent: outbox.urgent,
      body: outbox.body,
      attempts: outbox.attempts,
      messageId: outbox.messageId,
      chatId: outbox.chatId,
      claim: sql<string>`${outbox.claimedAt}::text`,
    })
  const planned = new Map(go.map((row) => [row.id, row]))
  return rows.flatMap(({ messageId, chatId, ...row }) => {
    const api = planned.get(row.id)?.api
    if (!api) return []
    return [{ ...row, api, target: messageId === null ? undefined : { messageId, chatId: chatId ?? '' } }]
  })
}
