import { sql } from 'drizzle-orm'
import { mornings, reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import type { EventCtx } from '../../bot/context.ts'
import { findPerson } from '../people/index.ts'

/** How long a card counts as unread news. */
const days = 14

/** Somebody read these messages: what the cards of their mornings said has been seen. */
export async function seen(
  ctx: EventCtx,
  event: { readerOpenId: string; messageIds: readonly string[] },
): Promise<void> {
  const { at } = ctx
  const reader = await findPerson(ctx.tx, event.readerOpenId, at)
  if (reader.state !== 'staff') return
  const { id, openId } = reader.staff
  await ctx.tx.execute(sql`
    update ${reminders} r set state = 'seen', changed_at = ${at.toISOString()}::timestamptz
    from ${mornings} m
    where r.sent_to = ${id} and r.state = 'sent'
      and m.person_id = r.sent_to and m.day = r.sent_on
      and m.sent_at > ${at.toISOString()}::timestamptz - make_interval(days => ${days})
      and exists (select 1 from ${outbox} o
        where o.slot = 'morning:' || m.person_id || ':' || m.day and o.lane = ${`u:${openId}`}::text
          and o.state = 'sent' and o.message_id = any(${sql.param([...event.messageIds])}::text[]))`)
}
