import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { mornings } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { rowsOf } from '../../db/rows.ts'
import { put } from '../../outbox/put.ts'
import { drawMornings, type Opened } from './morning.ts'
import { slotOf } from './org.ts'
import type { Member } from './who.ts'

const morningRow = z.object({
  person_id: z.string(),
  version: z.number(),
  missed_from: z.string().nullable(),
})

/**
 * Draws the cards of these people's day anew and sends them: a person's first of the day as a message of its own, what
 * comes later as an update of it. `missed`: since when nothing had been sent. Resolves with the cards.
 */
export async function renew(
  ctx: EventCtx,
  people: readonly Pick<Member, 'id' | 'openId' | 'nda'>[],
  day: string,
  { missed, opened }: { missed?: ReadonlyMap<string, string | undefined>; opened?: Opened } = {},
): Promise<ReadonlyMap<string, object>> {
  if (people.length === 0) return new Map()
  const rows = people
    .map(({ id }) => ({ id, missed: missed?.get(id) ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const stand = rowsOf(
    await ctx.tx.execute(sql`
      insert into ${mornings} as m (person_id, day, missed_from, sent_at)
      select one.id, ${day}::date, one.missed, ${ctx.at.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as one(id text, missed date)
      on conflict (person_id, day) do update set
        version = m.version + 1, sent_at = excluded.sent_at, missed_from = least(m.missed_from, excluded.missed_from)
      returning m.person_id, m.version, m.missed_from::text`),
  ).map((raw) => morningRow.parse(raw))
  const byPerson = new Map(stand.map((one) => [one.person_id, one]))
  const cards = await drawMornings(
    ctx,
    people.map(({ id, nda }) => {
      const one = byPerson.get(id)
      const missedFrom = one?.missed_from
      return { id, locked: !nda, version: one?.version ?? 1, ...(missedFrom ? { missedFrom } : {}) }
    }),
    day,
    opened,
  )
  await Promise.all(
    people.map(({ id, openId }) => {
      const card = cards.get(id)
      const firstOfSlot = byPerson.get(id)?.version === 1
      const slot = slotOf(id, day)
      return (
        card &&
        put(
          ctx.deps,
          ctx.tx,
          ctx.at,
          { to: 'person', openId, what: 'card', card, slot, firstOfSlot },
          ctx.cause,
        )
      )
    }),
  )
  return cards
}
